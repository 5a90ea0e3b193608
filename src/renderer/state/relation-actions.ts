import type { Span } from '../../core/model/annotation'
import { spanQuote } from '../../core/model/annotation'
import { crossesArticles } from '../../core/model/relation'
import type { Relation, RelationEnd } from '../../core/model/relation'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { explainError } from './explain-error'
import type { LibraryActions } from './library-actions'
import type { PlaceActions } from './place-actions'
import { quoted } from './quoted'
import { relationChoices, relationTypeName, storedWords } from './relation-choices'
import { createRelationDrawing } from './relation-drawing'
import type { RelationDrawing } from './relation-drawing'
import { relationOf, relationsOfSpan } from './relation-index'
import { selectSchemes } from './scheme-selectors'
import { labelById, selectSelectedSpan } from './selectors'
import type { ViewActions } from './view-actions'
import type { Box } from './window-box'

/** Drawing relations between highlights, following and changing them. */
export interface RelationActions extends RelationDrawing {
  /** Picks the entry of that number, from 0, of what is asked about a relation. */
  readonly pickRelation: (at: number) => Promise<void>
  readonly closeRelationPick: () => void
  /** Shows a relation in the list and lights it beside the text. */
  readonly selectRelation: (id: string | null) => void
  /** Goes to one end of a relation, into another article if it lies there; `focus`: the text takes the focus. */
  readonly goToRelationEnd: (relation: Relation, end: 'from' | 'to', focus?: boolean) => Promise<void>
  /** Goes to the other end of the selected highlight's relation; asks which of several. */
  readonly followRelation: () => Promise<void>
  /** Goes back along the relations that were followed. */
  readonly followBack: () => Promise<void>
  /** Asks for another type of a relation. */
  readonly openRelationTypes: (id: string, anchor: Box | null) => Promise<void>
  /** Turns a relation within the article round. */
  readonly turnRelation: (id: string) => Promise<void>
  readonly removeRelation: (id: string) => Promise<void>
}

export function createRelationActions(
  context: ActionContext,
  view: ViewActions,
  library: LibraryActions,
  commands: CommandActions,
  places: PlaceActions
): RelationActions {
  const { store, client } = context
  const { getState, setState } = store
  const drawing = createRelationDrawing(context, view, commands)
  /** The highlights one came from by following relations, the newest last. */
  const trail: { readonly article: string; readonly span: string }[] = []

  const labelName = (id: string) => labelById(getState(), id)?.name ?? id
  const schemes = () => selectSchemes(getState())
  const words = (relation: Relation) => storedWords(relation, (type) => relationTypeName(schemes(), type))

  async function goToRelationEnd(relation: Relation, which: 'from' | 'to', focus = false): Promise<void> {
    const target: RelationEnd = relation[which]
    const { articles, open, selectedSpan } = getState()
    if (!articles.has(target.article)) {
      const message = `The other end, ${quoted(target.quote)}, lies in an article that is not in the list: it may be in the bin.`
      return view.toast({ severity: 'error', message })
    }
    places.rememberPlace()
    if (open && selectedSpan) trail.push({ article: open.article.id, span: selectedSpan })
    const span = await show(target.article, target.span, focus)
    // It could not be opened, and a message says why.
    if (getState().open?.article.id !== target.article) return
    setState({ selectedRelation: relation.id })
    if (span) view.announce(`${labelName(span.label)} ${quoted(spanQuote(span))}: ${words(relation)}.`)
    else view.announce(`The other end is gone. It was ${quoted(target.quote)}.`)
  }

  /** Selects a highlight, opening its article if it is another one; null when it is gone. */
  async function show(article: string, id: string, takesFocus: boolean): Promise<Span | null> {
    const isOther = getState().open?.article.id !== article
    if (isOther) {
      if (!(await library.openArticle(article))) return null
      // The reader shows the new text with the next frame; before that there is no place to go to.
      await places.nextFrame()
    }
    setState({ page: 'annotate' })
    const span = getState().open?.layer.spans.get(id) ?? null
    view.selectSpan(span?.id ?? null, { reveal: true })
    if (takesFocus) view.focusReader()
    return span
  }

  /** Runs a change of one relation, which lies with the article it begins in. */
  async function change(id: string, patch: { type: string } | { swap: true }, said: string): Promise<void> {
    const relation = relationOf(getState().open, id)
    if (!relation) return
    const { article } = relation.from
    const far = crossesArticles(relation) ? { far: relation.to.article } : {}
    const committed = await commands.run({ type: 'relation.update', article, relation: id, ...far, patch })
    const changed = relationOf(getState().open, id)
    if (committed && changed) view.announce(`${said}: ${words(changed)}.`)
  }

  /** The label of the highlight at an end, asked for where its article is not open; null when it is gone. */
  async function labelAt({ article, span }: RelationEnd): Promise<string | null> {
    const { open } = getState()
    if (open?.article.id === article) return open.layer.spans.get(span)?.label ?? null
    const { spans } = await client.call('article.open', { article })
    return spans.find(({ id }) => id === span)?.label ?? null
  }

  return {
    ...drawing,
    async pickRelation(at) {
      const { relationPick: pick } = getState()
      setState({ relationPick: null })
      if (pick?.kind === 'follow') {
        const way = pick.ways[at]
        if (way) await goToRelationEnd(way.relation, way.forward ? 'to' : 'from', true)
        return
      }
      const choice = pick?.choices[at]
      if (!pick || !choice) return
      if (pick.kind === 'draw') {
        view.focusReader()
        const { from, to } = pick
        await drawing.drawChosen(from, to, choice)
      } else await change(pick.relation.id, { type: choice.type.id }, 'Relation changed')
    },
    closeRelationPick() {
      const { relationPick: pick } = getState()
      if (pick === null) return
      setState({ relationPick: null })
      if (pick.kind !== 'retype') view.focusReader()
    },
    selectRelation(id) {
      const relation = relationOf(getState().open, id)
      setState({ selectedRelation: relation?.id ?? null })
      if (!relation) return
      setState({ inspectorTab: 'relations' })
      view.announce(`Relation ${words(relation)}.`)
    },
    goToRelationEnd,
    async followRelation() {
      const { open, selectedSpan } = getState()
      if (!open || selectedSpan === null) return view.announce('Select a highlight first.')
      const here = (end: RelationEnd) => end.article === open.article.id && end.span === selectedSpan
      const ways = relationsOfSpan(open, selectedSpan).map((relation) => ({ relation, forward: here(relation.from) }))
      const [first] = ways
      if (!first) return view.announce('This highlight has no relations. R begins one.')
      if (ways.length === 1) return goToRelationEnd(first.relation, first.forward ? 'to' : 'from', true)
      const span = selectSelectedSpan(getState())
      setState({ relationPick: { kind: 'follow', ways, anchor: span && drawing.boxOf(span) } })
    },
    async followBack() {
      const last = trail.pop()
      if (!last) return view.announce('No relation was followed to here.')
      const span = await show(last.article, last.span, true)
      if (span) view.announce(`Back at ${labelName(span.label)} ${quoted(spanQuote(span))}.`)
      else view.announce('The highlight one came from is gone.')
    },
    async openRelationTypes(id, anchor) {
      const relation = relationOf(getState().open, id)
      if (!relation || drawing.refusesReadOnly()) return
      let labels: readonly (string | null)[]
      try {
        labels = await Promise.all([labelAt(relation.from), labelAt(relation.to)])
      } catch (error) {
        return view.toast({ severity: 'error', message: explainError(error) })
      }
      const [from, to] = labels
      const choices =
        from && to
          ? relationChoices(schemes(), from, to).filter((choice) => !choice.isTurned)
          : // Where an end is gone there is nothing that its label could forbid.
            schemes().flatMap((scheme) => scheme.relationTypes.map((type) => ({ type, isTurned: false })))
      const others = choices.filter(({ type }) => type.id !== relation.type)
      if (others.length === 0) return view.announce('The scheme allows no other relation between these two highlights.')
      setState({ relationPick: { kind: 'retype', relation, choices: others, anchor } })
    },
    async turnRelation(id) {
      const relation = relationOf(getState().open, id)
      if (!relation || drawing.refusesReadOnly()) return
      await change(id, { swap: true }, 'Relation turned')
    },
    async removeRelation(id) {
      const relation = relationOf(getState().open, id)
      if (!relation || drawing.refusesReadOnly()) return
      const { article } = relation.from
      const nothing = { spans: [], claims: [], documentLabels: [] }
      const committed = await commands.run({ type: 'annotations.remove', article, ...nothing, relations: [id] })
      if (!committed) return
      setState({ selectedRelation: null })
      view.announce(`Removed the relation ${words(relation)}.`)
    }
  }
}
