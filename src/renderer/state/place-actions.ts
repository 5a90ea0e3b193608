import type { ActionContext } from './action-context'
import { explainError } from './explain-error'
import type { LibraryActions } from './library-actions'
import { leavePlace, walkPlaces } from './places'
import type { Place } from './places'
import type { ViewActions } from './view-actions'

/** What the mounted list of articles can be asked. */
export interface ListHandle {
  /** Gives it the focus, scrolled as it was. */
  readonly focus: (scroll: number | null) => void
  readonly scroll: () => number
  /** Id of the row one is at. */
  readonly row: () => string | null
  readonly hasFocus: () => boolean
}

/** Going back to where one came from, and forward again. */
export interface PlaceActions {
  /** The list calls this when it comes (a handle) and goes (null). */
  readonly registerList: (handle: ListHandle | null) => void
  /** To be called before going elsewhere: makes where one is now a place to come back to. */
  readonly rememberPlace: () => void
  /** Gives the list the focus, at the row one was at. */
  readonly focusList: () => void
  readonly goBack: () => Promise<void>
  readonly goForward: () => Promise<void>
  /** Goes to the results that the open hits came from, as they were left. */
  readonly backToResults: () => Promise<void>
  readonly nextFrame: () => Promise<void>
}

/** What going to a place needs of the search. */
interface Searching {
  readonly showHits: (article: string, query: string, at: number | null) => Promise<unknown>
  readonly searchLibrary: (query: string) => Promise<void>
}

/** The list is drawn at its leisure: so many frames it may take until it is there. */
const MOST_FRAMES = 60

export function createPlaceActions(
  { store }: ActionContext,
  view: ViewActions,
  library: LibraryActions,
  { showHits, searchLibrary }: Searching
): PlaceActions {
  const { getState, setState } = store
  let list: ListHandle | null = null

  const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))

  /** Where one is: in the list while that has the focus, else in the text. */
  function here(): Place | null {
    const { open, page, filter, textSearch } = getState()
    const reader = view.reader()
    if (list && (list.hasFocus() || !open || !reader || page === 'library')) {
      return { kind: 'list', page, ...filter, row: list.row(), scroll: list.scroll() }
    }
    if (!open || !reader) return null
    const at = reader.place()
    const query = textSearch?.article === open.article.id ? textSearch.query : null
    return { kind: 'text', article: open.article.id, range: view.currentSelection() ?? { start: at, end: at }, query }
  }

  function rememberPlace(): void {
    const from = here()
    if (from) setState(({ places }) => ({ places: leavePlace(places, from) }))
  }

  async function goToList({ page, query, status, row, scroll }: Place & { kind: 'list' }): Promise<void> {
    setState((state) => ({ page, filter: { query, status }, search: { ...state.search, row } }))
    if (getState().search.answered !== query) await searchLibrary(query)
    for (let frame = 0; frame < MOST_FRAMES && (frame === 0 || list === null); frame += 1) await nextFrame()
    list?.focus(scroll)
    view.announce(query.trim() === '' ? 'Back in the list of articles' : `Back in the results for “${query.trim()}”`)
  }

  async function goToText({ article, range, query }: Place & { kind: 'text' }): Promise<void> {
    const isOther = getState().open?.article.id !== article
    if (isOther && !(await library.openArticle(article))) return
    setState({ page: 'annotate' })
    try {
      if (query !== null) await showHits(article, query, range.start)
    } catch (error) {
      view.toast({ severity: 'error', message: explainError(error) })
    }
    await nextFrame()
    const reader = view.reader()
    reader?.reveal(range)
    if (range.end > range.start) reader?.select(range)
    else reader?.focus()
    view.announce(`Back in ${getState().open?.article.title ?? ''}`)
  }

  async function goTo(place: Place): Promise<void> {
    if (place.kind === 'list') await goToList(place)
    else await goToText(place)
  }

  async function walk(direction: 1 | -1): Promise<void> {
    const walked = walkPlaces(getState().places, direction, here())
    if (!walked)
      return view.announce(direction === -1 ? 'There is no place to go back to.' : 'There is no place ahead.')
    setState({ places: walked.places })
    await goTo(walked.to)
  }

  return {
    nextFrame,
    rememberPlace,
    focusList: () => list?.focus(null),
    registerList: (handle) => void (list = handle),
    goBack: () => walk(-1),
    goForward: () => walk(1),
    async backToResults() {
      const { places, filter, textSearch, search } = getState()
      const results = places.back.findLast((place) => place.kind === 'list')
      rememberPlace()
      if (results?.kind === 'list' && results.query.trim() !== '') return goToList(results)
      const query = textSearch?.query ?? filter.query
      await goToList({ kind: 'list', page: 'annotate', query, status: filter.status, row: search.row, scroll: 0 })
    }
  }
}
