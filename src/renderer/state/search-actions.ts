import { SEARCH_PAGE } from '../../api/contract'
import type { SearchHit, SearchProgress } from '../../api/views'
import type { TextRange } from '../../core/model/text-range'
import type { ActionContext } from './action-context'
import { explainError } from './explain-error'
import type { LibraryActions } from './library-actions'
import { createPlaceActions } from './place-actions'
import type { PlaceActions } from './place-actions'
import { NO_RESULTS } from './search-state'
import type { TextSearch } from './search-state'
import type { ViewActions } from './view-actions'

/** How many articles come with what was found in them at once; the others follow when they are looked at. */
const FIRST = 30
/** While the search still reads, it is asked again when it knows so many times as much. */
const WORTH_ASKING = 1.5
/** Articles that are looked into for the next one with hits. */
const MOST_TRIED = 50

/** Searching the library, and going from hit to hit. Positions are UTF-16 code units. */
export interface SearchActions extends PlaceActions {
  /** Searches for a query; what was found before stays until the answer is there. An empty one finds nothing. */
  readonly searchLibrary: (query: string) => Promise<void>
  /** How far the search has read the library; if more has become known, it is searched again. */
  readonly takeSearchProgress: (progress: SearchProgress) => void
  /** Finds out what was found in articles that are shown. */
  readonly loadHits: (articles: readonly string[]) => Promise<void>
  /** Opens an article at a hit, or at its first one, with all of them marked. */
  readonly openHit: (article: string, at: number | null, row: string) => Promise<void>
  /** Goes to the next or previous hit of the search; at the last, says what comes next, then goes there. */
  readonly nextHit: (direction: 1 | -1) => boolean
  /** Goes to the first hit of the next article, or the last one of the article before. */
  readonly nextArticleWithHits: (direction: 1 | -1) => Promise<void>
  /** Takes the marks of the search out of the text. */
  readonly closeHits: () => void
}

export function createSearchActions(context: ActionContext, view: ViewActions, library: LibraryActions): SearchActions {
  const { store, client } = context
  const { getState, setState } = store
  let asked = 0
  const loading = new Set<string>()
  const places = createPlaceActions(context, view, library, { showHits, searchLibrary })

  const merged = (hits: readonly SearchHit[], into: ReadonlyMap<string, SearchHit>) =>
    new Map([...into, ...hits.map((hit) => [hit.article, hit] as const)])

  async function searchLibrary(query: string): Promise<void> {
    asked += 1
    const number = asked
    const { search } = getState()
    if (query.trim() === '') return setState({ search: { ...NO_RESULTS, row: search.row } })
    try {
      const page = await client.call('article.search', { query, limit: FIRST, whole: false })
      if (number !== asked) return
      const { articles, hits, progress } = page
      const before = getState().search
      const partial = progress.done < progress.total
      // Asked again for the same, what is shown already stays, so that no row blinks.
      const known = before.answered === query ? before.hits : new Map<string, SearchHit>()
      setState({
        search: {
          ...before,
          answered: query,
          articles,
          hits: merged(hits, known),
          partial,
          known: progress.done,
          problem: null
        },
        searchProgress: progress
      })
    } catch (error) {
      if (number === asked) setState({ search: { ...NO_RESULTS, answered: query, problem: explainError(error) } })
    }
  }

  /** Marks the hits of a query in the open article; null when there are none in its text. */
  async function showHits(article: string, query: string, at: number | null): Promise<TextSearch | null> {
    const { ranges, more } = await client.call('article.hits', { article, query })
    if (getState().open?.article.id !== article) return null
    if (ranges.length === 0) {
      setState({ textSearch: null })
      return null
    }
    const current =
      at === -1 ? ranges.length - 1 : Math.max(0, at === null ? 0 : ranges.findIndex((each) => each.end > at))
    const textSearch: TextSearch = { article, query, ranges, more, current, offered: null }
    setState({ textSearch })
    return textSearch
  }

  function say(textSearch: TextSearch, opened: boolean): void {
    const { ranges, current, more } = textSearch
    const { open } = getState()
    if (!open) return
    const count = more ? `more than ${ranges.length}` : String(ranges.length)
    const where = opened ? `Opened ${open.article.title}. ` : ''
    view.announce(`${where}Hit ${current + 1} of ${count}: ${lineAround(open.text, ranges[current])}`)
  }

  async function goTo(article: string, at: number | null, row: string): Promise<boolean> {
    const { filter, search, open } = getState()
    const query = search.answered || filter.query
    const isOther = open?.article.id !== article
    if (isOther && !(await library.openArticle(article))) return false
    setState((state) => ({ page: 'annotate', search: { ...state.search, row } }))
    try {
      const textSearch = await showHits(article, query, at)
      const range = textSearch?.ranges[textSearch.current]
      // The reader shows a new text with the next frame; before that there is no place to go to.
      await places.nextFrame()
      if (getState().open?.article.id !== article) return false
      if (!textSearch || !range) {
        view.focusReader()
        view.announce(`Opened ${getState().open?.article.title ?? ''}. The text itself has no hit.`)
        return true
      }
      view.reader()?.reveal(range)
      view.reader()?.select(range)
      say(textSearch, isOther)
      return true
    } catch (error) {
      view.toast({ severity: 'error', message: explainError(error) })
      return false
    }
  }

  /** The next article in the list of results, after the one that is open, that has hits in its text. */
  async function neighbour(direction: 1 | -1): Promise<string | null> {
    const { search, filter, articles, open } = getState()
    const shown = search.articles.filter(
      (id) => articles.has(id) && (filter.status === 'all' || articles.get(id)?.status === filter.status)
    )
    const here = shown.indexOf(open?.article.id ?? '')
    const ahead = direction === 1 ? shown.slice(here + 1) : shown.slice(0, Math.max(0, here)).reverse()
    const tried = ahead.slice(0, MOST_TRIED)
    const unknown = tried.filter((id) => !getState().search.hits.has(id))
    if (unknown.length > 0 && unknown[0] === tried[0]) await loadHits(unknown)
    return tried.find((id) => (getState().search.hits.get(id)?.count ?? 0) > 0) ?? null
  }

  async function loadHits(articles: readonly string[]): Promise<void> {
    const { answered } = getState().search
    const wanted = articles.filter((id) => !loading.has(id) && !getState().search.hits.has(id)).slice(0, SEARCH_PAGE)
    if (wanted.length === 0 || answered === '') return
    for (const id of wanted) loading.add(id)
    try {
      const hits = await client.call('article.excerpts', { query: answered, articles: wanted })
      const { search } = getState()
      if (search.answered === answered) setState({ search: { ...search, hits: merged(hits, search.hits) } })
    } catch (error) {
      const { search } = getState()
      setState({ search: { ...search, problem: explainError(error) } })
    } finally {
      for (const id of wanted) loading.delete(id)
    }
  }

  async function nextArticleWithHits(direction: 1 | -1): Promise<void> {
    const article = await neighbour(direction)
    if (article === null) return view.announce(direction === 1 ? 'No more hits.' : 'No hits before this one.')
    places.rememberPlace()
    await goTo(article, direction === 1 ? null : -1, article)
  }

  async function offerNext(direction: 1 | -1): Promise<void> {
    const article = await neighbour(direction)
    const { textSearch, articles } = getState()
    if (!textSearch) return
    setState({ textSearch: { ...textSearch, offered: { direction, article } } })
    const which = direction === 1 ? 'The last' : 'The first'
    const title = article === null ? null : articles.get(article)?.article.title
    view.announce(
      title == null ? `${which} hit of all articles.` : `${which} hit in this article. Once more goes on to “${title}”.`
    )
  }

  return {
    ...places,
    searchLibrary,
    loadHits,
    nextArticleWithHits,
    takeSearchProgress(progress) {
      setState({ searchProgress: progress })
      const { search } = getState()
      const { done, total } = progress
      // Asked at every step, it would be busier with answers than with reading on.
      const isWorthIt = done >= total || done > search.known * WORTH_ASKING
      if (search.partial && isWorthIt) void searchLibrary(search.answered)
    },
    async openHit(article, at, row) {
      places.rememberPlace()
      await goTo(article, at, row)
    },
    nextHit(direction) {
      const { textSearch, open, find } = getState()
      if (find.isOpen || !textSearch || textSearch.article !== open?.article.id) return false
      const current = textSearch.current + direction
      const range = textSearch.ranges[current]
      if (range) {
        const moved = { ...textSearch, current, offered: null }
        setState({ textSearch: moved })
        view.reader()?.visit(range)
        say(moved, false)
      } else if (textSearch.offered?.direction === direction && textSearch.offered.article !== null) {
        void nextArticleWithHits(direction)
      } else void offerNext(direction)
      return true
    },
    closeHits: () => setState({ textSearch: null })
  }
}

/** The line that a hit stands in, shortened, for a screen reader. */
function lineAround(text: string, range: TextRange | undefined): string {
  if (!range) return ''
  const start = Math.max(text.lastIndexOf('\n', range.start - 1) + 1, range.start - 60)
  const nextLine = text.indexOf('\n', range.end)
  return text.slice(start, Math.min(nextLine < 0 ? text.length : nextLine, range.end + 80)).trim()
}
