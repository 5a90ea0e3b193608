import { v7 as uuid } from 'uuid'
import { placeBefore } from '../../core/anchoring/span-walk'
import { compareSpans, spanEnd, spanQuote, spanStart } from '../../core/model/annotation'
import type { Span } from '../../core/model/annotation'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { quoted } from './quoted'
import { explainNoChoice, relationChoices, relationTypeName, relationWords } from './relation-choices'
import { relationOf } from './relation-index'
import type { RelationChoice, RelationSide } from './relation-state'
import { selectSchemes } from './scheme-selectors'
import { labelById, selectLibrary, selectSelectedSpan } from './selectors'
import type { ViewActions } from './view-actions'
import type { Box } from './window-box'

/** Drawing relations between highlights. */
export interface RelationDrawing {
  /** Begins a relation at the selected highlight; it stays begun while other articles are opened. */
  readonly beginRelation: () => void
  readonly stopRelation: () => void
  /** Selects the next (1) or previous (-1) highlight that the begun relation may end at. */
  readonly walkRelationEnd: (direction: 1 | -1) => void
  /** Ends the begun relation at the selected highlight: asks for the type where there are several. */
  readonly takeRelationEnd: (anchor?: Box | null) => void
  /** Draws a relation between two highlights of the open article. */
  readonly relateSpans: (from: string, to: string, anchor: Box | null) => void
  /** Opens the dialog in which the other end is found in another article. */
  readonly findRelationEnd: () => void
  /** Ends the begun relation at a highlight of another article, which need not be open. */
  readonly takeEndElsewhere: (article: string, span: Span) => void
}

/** For the other actions of relations. */
export interface RelationDrawingInternals extends RelationDrawing {
  /** Draws a relation whose type was picked. */
  readonly drawChosen: (from: RelationSide, to: RelationSide, choice: RelationChoice) => Promise<void>
  /** Where a highlight begins in the window, or the caret; null when neither is laid out. */
  readonly boxOf: (span: Span) => Box | null
  /** True after saying that nothing can be changed. */
  readonly refusesReadOnly: () => boolean
}

export function createRelationDrawing(
  { store }: ActionContext,
  view: ViewActions,
  commands: CommandActions
): RelationDrawingInternals {
  const { getState, setState } = store

  const labelName = (id: string) => labelById(getState(), id)?.name ?? id
  const schemes = () => selectSchemes(getState())

  function refusesReadOnly(): boolean {
    const readOnly = selectLibrary(getState())?.readOnly
    if (!readOnly) return false
    view.toast({ severity: 'error', message: readOnly.message })
    return true
  }

  function sideOf(span: Span): RelationSide | null {
    const article = getState().open?.article
    if (!article) return null
    return { article: article.id, title: article.title, span: span.id, label: span.label, quote: spanQuote(span) }
  }

  function beginRelation(): void {
    const span = selectSelectedSpan(getState())
    const from = span && sideOf(span)
    if (!from) return view.announce('Select a highlight first: a relation goes from it to another one.')
    if (refusesReadOnly()) return
    setState({ begunRelation: from, relationPick: null })
    // From a button: the keys that go on mean the text.
    view.focusReader()
    view.announce(
      `Relation from ${quoted(from.quote)} (${labelName(from.label)}). Choose the other end: [ and ] to walk, ` +
        'Enter to take it, Escape to stop.'
    )
  }

  /** Draws it, shows it and says so; the command lies with the article that the relation begins in. */
  async function draw(from: RelationSide, to: RelationSide, type: string): Promise<void> {
    setState({ begunRelation: null, relationPick: null })
    const id = uuid()
    const running = commands.run({
      type: 'annotations.add',
      article: from.article,
      spans: [],
      claims: [],
      documentLabels: [],
      relations: [{ id, type, from: from.span, to: { article: to.article, span: to.span } }],
      edges: 'tidy',
      origin: 'human'
    })
    const say = () => {
      setState({ selectedRelation: id })
      view.announce(`Related: ${relationWords(relationTypeName(schemes(), type), from.quote, to.quote)}.`)
    }
    // Within the article it is shown before it is saved; between two, the backend has to answer first.
    const isShown = relationOf(getState().open, id) !== null
    if (isShown) say()
    const committed = await running
    if (committed && !isShown) say()
  }

  /** Asks for the type, or takes the only one there is. */
  function end(from: RelationSide, to: RelationSide, anchor: Box | null): void {
    if (from.article === to.article && from.span === to.span) {
      return view.announce('That is the highlight the relation begins at. Choose another one.')
    }
    const choices = relationChoices(schemes(), from.label, to.label)
    const [only] = choices
    if (!only) {
      const message = explainNoChoice(schemes(), from.label, to.label)
      view.announce(message)
      return view.toast({ severity: 'error', message })
    }
    if (choices.length > 1) return setState({ relationPick: { kind: 'draw', from, to, choices, anchor } })
    void drawChosen(from, to, only)
  }

  function boxOf(span: Span): Box | null {
    return view.reader()?.boxOf?.({ start: spanStart(span), end: spanEnd(span) }) ?? view.reader()?.anchor() ?? null
  }

  function walkRelationEnd(direction: 1 | -1): void {
    const { open, begunRelation: begun } = getState()
    if (!open || !begun) return
    const allowed = new Map<string, boolean>()
    const isAllowed = (span: Span): boolean => {
      if (span.orphan !== null || (span.id === begun.span && open.article.id === begun.article)) return false
      const known = allowed.get(span.label)
      if (known !== undefined) return known
      const answer = relationChoices(schemes(), begun.label, span.label).length > 0
      allowed.set(span.label, answer)
      return answer
    }
    const place = view.reader()?.place() ?? 0
    const here = selectSelectedSpan(getState()) ?? placeBefore(place)
    let next: Span | null = null
    let first: Span | null = null
    let count = 0
    for (const span of open.layer.spans.values()) {
      if (!isAllowed(span)) continue
      count += 1
      const isBefore = (other: Span | null) => other === null || compareSpans(span, other) * direction < 0
      if (isBefore(first)) first = span
      if (compareSpans(span, here) * direction > 0 && isBefore(next)) next = span
    }
    const found = next ?? first
    if (!found) {
      return view.announce(`No highlight of this article can be related to ${labelName(begun.label)} by the scheme.`)
    }
    view.selectSpan(found.id, { reveal: true })
    const around = next ? '' : direction > 0 ? ' From the beginning:' : ' From the end:'
    view.announce(
      `${around} ${labelName(found.label)} ${quoted(spanQuote(found))}. One of ${count} possible ends.`.trim()
    )
  }

  function takeRelationEnd(anchor?: Box | null): void {
    const { begunRelation: begun } = getState()
    if (!begun) return
    const span = selectSelectedSpan(getState())
    const to = span && sideOf(span)
    if (!to) return view.announce('Choose the highlight at the other end first: [ and ] walk through those possible.')
    end(begun, to, anchor ?? boxOf(span))
  }

  const drawChosen = (from: RelationSide, to: RelationSide, { type, isTurned }: RelationChoice): Promise<void> =>
    isTurned ? draw(to, from, type.id) : draw(from, to, type.id)

  return {
    beginRelation,
    stopRelation() {
      if (getState().begunRelation === null) return
      setState({ begunRelation: null, relationPick: null })
      view.announce('No relation drawn.')
    },
    walkRelationEnd,
    takeRelationEnd,
    relateSpans(fromId, toId, anchor) {
      const spans = getState().open?.layer.spans
      const [from, to] = [spans?.get(fromId), spans?.get(toId)]
      const sides = from && to ? { from: sideOf(from), to: sideOf(to) } : null
      if (!sides?.from || !sides.to || refusesReadOnly()) return
      setState({ begunRelation: sides.from })
      end(sides.from, sides.to, anchor)
      // Refused: what was dragged is over; keys would have gone on from there.
      if (getState().relationPick === null) setState({ begunRelation: null })
    },
    findRelationEnd() {
      if (getState().begunRelation === null) beginRelation()
      if (getState().begunRelation !== null) view.openDialog('relation-end')
    },
    takeEndElsewhere(article, span) {
      const { begunRelation: begun, articles } = getState()
      view.closeDialog()
      const title = articles.get(article)?.article.title ?? ''
      if (begun) end(begun, { article, title, span: span.id, label: span.label, quote: spanQuote(span) }, null)
    },
    drawChosen,
    boxOf,
    refusesReadOnly
  }
}
