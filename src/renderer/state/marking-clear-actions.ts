import { v7 as uuid } from 'uuid'
import type { SentenceStanding } from '../../core/session/coverage'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { clearRange, isCleared, placeAt, unclearRange, wholeWords } from './marking-places'
import { isTextShown } from './marking-session'
import { quoted } from './quoted'
import { selectSession } from './session-state'
import type { SessionSteps } from './marking-suggestion-actions'
import type { ViewActions } from './view-actions'
import type { OpenDocument } from './workbench-state'

/** Saying that there is nothing to check, and finding what nothing is said of yet. */
export interface ClearActions {
  /**
   * Says that there is nothing to check in the selected text, else in the sentence at the caret, or in the rest of its
   * paragraph. Where that was said already it is taken back.
   */
  readonly clearPassage: (unit: 'sentence' | 'paragraph') => Promise<void>
  /** Puts the caret at the next sentence that something is still to be said of; in the session's next article else. */
  readonly goToUnaccounted: () => void
  /** Puts the caret at a sentence of an article of the session. Positions in UTF-16 code units. */
  readonly goToSentence: (article: string, place: { readonly start: number; readonly end: number }) => Promise<void>
}

const isUnaccounted = ({ state }: SentenceStanding): boolean => state === 'untouched' || state === 'partly'

/** Whether a claim or a mark lies at an offset (UTF-16 code units) already: the counts may not have heard of it yet. */
function isTouched({ layer, text }: OpenDocument, at: number): boolean {
  const first = { start: at, end: Math.min(text.length, at + 1) }
  if (isCleared(text, layer, first)) return true
  return [...layer.claims.values()].some(({ spans }) =>
    spans.some((id) => layer.spans.get(id)?.ranges.some(({ start, end }) => start <= at && at < end) === true)
  )
}

export function createClearActions(
  { store }: ActionContext,
  view: ViewActions,
  commands: CommandActions,
  session: SessionSteps
): ClearActions {
  const { getState } = store
  /** Where the walk was last: standing at its start, one goes on. */
  let last: { readonly article: string; readonly start: number } | null = null

  function passage(open: OpenDocument, unit: 'sentence' | 'paragraph') {
    const selected = view.currentSelection()
    if (selected) return wholeWords(open.text, selected)
    const caret = view.reader()?.caret() ?? 0
    return placeAt(open.text, caret, unit, open.article.language)
  }

  async function goToSentence(article: string, place: { readonly start: number; readonly end: number }): Promise<void> {
    await session.goToSessionArticle(article)
    const { open } = getState()
    if (open?.article.id !== article) return
    last = { article, start: place.start }
    // The reader of another article comes with the next frame.
    await new Promise(requestAnimationFrame)
    view.reveal(place)
    view.reader()?.select({ start: place.start, end: place.start })
    view.announce(`${quoted(open.text.slice(place.start, place.end))}`)
  }

  return {
    async clearPassage(unit) {
      const { open } = getState()
      if (!open || !isTextShown(getState())) return
      const range = passage(open, unit)
      if (!range) return view.announce('Put the caret in a sentence first, or select some words.')
      const left = open.article.segments.find(
        ({ excluded, start, end }) => excluded && start <= range.start && range.end <= end
      )
      if (left) return view.announce('This part is left out of work already.')
      const words = quoted(open.text.slice(range.start, range.end))
      if (!isCleared(open.text, open.layer, range)) {
        const committing = commands.run(clearRange(open.text, open.layer, range, uuid()))
        view.announce(`Nothing to check: ${words}`)
        await committing
        return
      }
      const back = unclearRange(open.text, open.layer, range, uuid)
      const [only, ...more] = back
      const done =
        only && more.length === 0 ? await commands.run(only) : await commands.runGroup(back, `Take back: ${words}`)
      if (done) view.announce(`To be checked again: ${words}`)
    },
    goToUnaccounted() {
      const state = getState()
      const { open, marking } = state
      if (!open || !isTextShown(state)) return
      const id = open.article.id
      const account = marking.accounts.get(id)
      if (!account) return view.announce('The sentences are being counted. Try again in a moment.')
      const caret = view.reader()?.caret() ?? 0
      // Standing at the start of a sentence one goes to it, unless one came from there or said something of it just now.
      const isHere = (start: number): boolean =>
        start === caret && (last?.article !== id || last.start !== start) && !isTouched(open, start)
      const open_ = account.sentences.filter(isUnaccounted)
      const next = open_.find(({ start }) => start > caret || isHere(start))
      if (next) return void goToSentence(id, next)
      const articles = selectSession(state)?.articles ?? []
      const at = articles.indexOf(id)
      for (const other of [...articles.slice(at + 1), ...articles.slice(0, at)]) {
        const found = marking.accounts.get(other)?.sentences.find(isUnaccounted)
        if (found) return void goToSentence(other, found)
      }
      const first = open_[0]
      if (first) return void goToSentence(id, first)
      view.announce('Every sentence is accounted for.')
    },
    goToSentence
  }
}
