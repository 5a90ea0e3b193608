import type { Change } from '../../core/commands/change'
import type { HistoryWalk } from '../../core/commands/history-steps'
import { spanEnd, spanQuote, spanStart } from '../../core/model/annotation'
import type { TextRange } from '../../core/model/text-range'
import type { ActionContext } from './action-context'
import type { AttributeActions } from './attribute-actions'
import { counted } from './attribute-actions'
import type { CommandActions } from './command-actions'
import { explainError } from './explain-error'
import type { LibraryActions } from './library-actions'
import { quoted } from './quoted'
import type { ViewActions } from './view-actions'

/** How far a walk through the history got. */
export interface WalkReport {
  readonly done: number
  /** It ended before its end: the person stopped it, or something else was done meanwhile. */
  readonly stopped: boolean
}

/** Walking through what was done. */
export interface HistoryActions {
  /** Shows the history and goes to it. */
  readonly openHistory: () => void
  /** Goes to where an entry of the journal changed something. */
  readonly visitEntry: (seq: number) => Promise<void>
  /**
   * Undoes or redoes action after action, as one walk; each is announced by its name.
   *
   * @param onStep told of how many are done; the walk ends when it answers false
   */
  readonly walkHistory: (walk: HistoryWalk, onStep: (done: number) => boolean) => Promise<WalkReport>
}

/** A place to go to for a change: an article, and in it a highlight or a range. */
interface ChangePlace {
  readonly article: string
  readonly span: string | null
  readonly range: TextRange | null
  readonly words: string
}

function placeOf(change: Change): ChangePlace | null {
  if (change.table === 'article') return { article: change.id, span: null, range: null, words: '' }
  if (!('article' in change)) return null
  const { article } = change
  if (change.table === 'span') {
    const span = change.after ?? change.before
    if (!span) return null
    const range = { start: spanStart(span), end: spanEnd(span) }
    return { article, span: change.id, range, words: spanQuote(span) }
  }
  if (change.table === 'claim') {
    return { article, span: (change.after ?? change.before)?.spans[0] ?? null, range: null, words: '' }
  }
  if (change.table === 'relation') {
    return { article, span: (change.after ?? change.before)?.from.span ?? null, range: null, words: '' }
  }
  if (change.table === 'bookmark') {
    const bookmark = change.after ?? change.before
    return { article, span: null, range: bookmark?.range ?? null, words: bookmark?.quote.exact ?? '' }
  }
  return { article, span: null, range: null, words: '' }
}

export function createHistoryActions(
  { store, client }: ActionContext,
  view: ViewActions,
  library: LibraryActions,
  commands: CommandActions,
  attributes: AttributeActions
): HistoryActions {
  const { getState } = store

  async function visit(place: ChangePlace): Promise<void> {
    if (getState().open?.article.id !== place.article) {
      if (!getState().articles.has(place.article)) return view.announce('This article is not in the library now.')
      if (!(await library.openArticle(place.article))) return
      // The reader shows the new text with the next frame; before that there is no place to go to.
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    view.focusReader()
    const { open } = getState()
    const title = open?.article.title ?? ''
    if (place.span !== null && open?.layer.spans.has(place.span)) {
      view.selectSpan(place.span, { reveal: true })
      return view.announce(`In ${quoted(title)}: ${quoted(spanQuote(open.layer.spans.get(place.span)!))}`)
    }
    if (place.range && open && place.range.end <= open.text.length) {
      view.selectSpan(null)
      view.reader()?.reveal(place.range)
      return view.announce(
        place.span === null
          ? `In ${quoted(title)}: ${quoted(place.words)}`
          : `The highlight ${quoted(place.words)} is not there now. It was here.`
      )
    }
    view.announce(`In ${quoted(title)}`)
  }

  return {
    openHistory: () => attributes.focusInspector('history', { kind: 'history' }),
    async visitEntry(seq) {
      try {
        const { changes } = await client.call('history.entry', { seq, limit: 50 })
        const places = changes.flatMap((change) => placeOf(change) ?? [])
        const place = places.find(({ span }) => span !== null) ?? places[0]
        if (place) await visit(place)
        else view.announce('This changed no article.')
      } catch (error) {
        view.toast({ severity: 'error', message: explainError(error) })
      }
    },
    async walkHistory({ direction, actions }, onStep) {
      let done = 0
      const name = direction === 'undo' ? 'Undone' : 'Redone'
      for (const { entry } of actions) {
        if (!onStep(done)) break
        // Another window may have done something since: then the next one is not the one that was confirmed.
        if (getState().undo[direction]?.seq !== entry.seq) break
        if (!(await commands.step(direction, entry.seq))) break
        done += 1
        view.announce(`${name}: ${entry.label}`)
      }
      onStep(done)
      const stopped = done < actions.length
      const sum = `${name}: ${counted(done, 'action')}`
      view.announce(stopped ? `${sum} of ${actions.length}, then stopped.` : `${sum}.`)
      return { done, stopped }
    }
  }
}
