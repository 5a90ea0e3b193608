import type { TextRange } from '../../core/model/text-range'
import { MOST_MATCHES } from '../../core/query/find-in-article'
import type { FindQuery, FindResult } from '../../core/query/find-in-article'
import { isNarrow, matchesWithin } from '../../core/query/match-within'
import type { FindWithin } from '../../core/query/match-within'
import type { ActionContext } from './action-context'
import { FIND_CLOSED } from './find-state'
import type { ViewActions } from './view-actions'

/** A longer selection, in UTF-16 code units, is hardly meant as the words to look for. */
const LONGEST_WORDS = 100

/** Finding in the open article. The bar searches; here is what is looked for and where one is. */
export interface FindActions {
  /** Opens the bar, or gives it the focus again; selected words become what is looked for. */
  readonly openFind: () => void
  /** Closes the bar. The match that one is at becomes the selected text, ready for a label's key. */
  readonly closeFind: () => void
  /** Changes what is looked for. Forms of words and regular expressions exclude each other: the newer one stays. */
  readonly setFind: (query: Partial<FindQuery>) => void
  /** Selected words, or else what was looked for last, become what is looked for. */
  readonly findSelected: () => void
  readonly setFindWithin: (within: FindWithin) => void
  /** Looks again at which matches are where they are wanted; for when highlights have changed. */
  readonly refineFind: () => void
  /** Takes the answer to a query in, and goes to the first match from where the search began. */
  readonly takeFound: (query: FindQuery, result: FindResult) => void
  /** Goes to the next match, after the last one to the first; opens the bar if it is closed. */
  readonly nextMatch: () => void
  readonly previousMatch: () => void
}

/** Index of the first match that starts at or after an offset; the first of all if none does. Matches are in order. */
function firstFrom(matches: readonly TextRange[], offset: number): number {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matches[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low === matches.length ? 0 : low
}

export function createFindActions({ store }: ActionContext, view: ViewActions): FindActions {
  const { getState, setState } = store

  function selectedWords(text: string, selection: TextRange | null): string | null {
    if (!selection || selection.end - selection.start > LONGEST_WORDS) return null
    const words = text.slice(selection.start, selection.end).trim()
    return words === '' || words.includes('\n') ? null : words
  }

  function findSelected(): void {
    const { open, findQuery } = getState()
    const words = open ? selectedWords(open.text, view.currentSelection()) : null
    // Words from the text are meant as they stand, not as an expression.
    if (words !== null) setState({ findQuery: { ...findQuery, words, regex: false } })
  }

  function openFind(): void {
    const { open, find } = getState()
    if (!open) return
    findSelected()
    setState({
      // Finding in a fact-check stays in it: the text is there.
      page: getState().page === 'session' ? 'session' : 'annotate',
      find: { ...find, isOpen: true, asked: find.asked + 1, from: view.reader()?.place() ?? 0 }
    })
  }

  /** What of all that was found is where it is wanted. */
  function refined(found: FindResult): FindResult {
    const { open, findWithin } = getState()
    if (!open || !isNarrow(findWithin)) return found
    const matches = matchesWithin(found.matches, open.layer.spans.values(), findWithin)
    const truncated = found.truncated || matches.length > MOST_MATCHES
    return { ...found, matches: matches.slice(0, MOST_MATCHES), truncated }
  }

  /** Shows a result with the match that is next from where one is. */
  function show(found: FindResult): TextRange | null {
    const { find } = getState()
    const result = refined(found)
    const current = result.matches.length > 0 ? firstFrom(result.matches, find.from) : null
    setState({ find: { ...getState().find, found, result, current } })
    return current === null ? null : (result.matches[current] ?? null)
  }

  function goTo(current: number): void {
    const { find } = getState()
    const match = find.result.matches[current]
    if (!match) return
    setState({ find: { ...find, current, from: match.start } })
    view.reader()?.visit(match)
  }

  function step(direction: 1 | -1): void {
    const { find, findQuery } = getState()
    if (!find.isOpen) return openFind()
    const count = find.result.matches.length
    // While the answer is on its way, its first match is what is gone to.
    if (find.answered !== findQuery || find.current === null || count === 0) return
    goTo((find.current + direction + count) % count)
  }

  return {
    openFind,
    closeFind() {
      const { find } = getState()
      if (!find.isOpen) return
      const match = find.current === null ? null : (find.result.matches[find.current] ?? null)
      setState({ find: FIND_CLOSED })
      if (match) view.reader()?.select(match)
      else view.focusReader()
    },
    setFind(query) {
      const excluded = query.inflected ? { regex: false } : query.regex ? { inflected: false } : {}
      setState((state) => ({ findQuery: { ...state.findQuery, ...query, ...excluded } }))
    },
    findSelected,
    setFindWithin(findWithin) {
      setState({ findWithin })
      // The bar looks again when it searched for more than it can show; this shows at once what is known.
      show(getState().find.found)
    },
    refineFind() {
      const { find } = getState()
      const { matches } = refined(find.found)
      const { matches: shown } = find.result
      const isSame = matches.length === shown.length && matches.every((match, at) => match.start === shown[at]?.start)
      if (!isSame) show(find.found)
    },
    takeFound(query, found) {
      const { find, findQuery } = getState()
      if (!find.isOpen || query !== findQuery) return
      setState({ find: { ...find, answered: query } })
      const match = show(found)
      if (match) view.reader()?.visit(match)
    },
    nextMatch: () => step(1),
    previousMatch: () => step(-1)
  }
}
