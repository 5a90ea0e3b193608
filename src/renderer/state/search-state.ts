import type { SearchHit, SearchProgress } from '../../api/views'
import type { TextRange } from '../../core/model/text-range'
import { NO_PLACES } from './places'
import type { Places } from './places'
import type { WorkbenchState } from './workbench-state'

/** What a search of the library has found. */
export interface SearchResults {
  /** The query that this answers; empty before the first answer. */
  readonly answered: string
  /** Ids of all articles found, best first. */
  readonly articles: readonly string[]
  /** What was found in those that have been looked at so far. */
  readonly hits: ReadonlyMap<string, SearchHit>
  /** There may be more: the search has not read all texts yet. */
  readonly partial: boolean
  /** How many articles the search knew when it answered. */
  readonly known: number
  readonly problem: string | null
  /** Id of the row that was opened last. */
  readonly row: string | null
}

/** The words of a search in the open article. */
export interface TextSearch {
  readonly article: string
  readonly query: string
  /** In order, without overlaps, in UTF-16 code units. */
  readonly ranges: readonly TextRange[]
  /** There are more than these. */
  readonly more: boolean
  readonly current: number
  /** What going on leads to, once that was said: the next or the one before; null while there are hits here. */
  readonly offered: { readonly direction: 1 | -1; readonly article: string | null } | null
}

export interface SearchState {
  readonly search: SearchResults
  readonly searchProgress: SearchProgress | null
  readonly textSearch: TextSearch | null
  readonly places: Places
}

export const NO_RESULTS: SearchResults = {
  answered: '',
  articles: [],
  hits: new Map(),
  partial: false,
  known: 0,
  problem: null,
  row: null
}

/** Before anything was searched for. */
export const NO_SEARCH: SearchState = {
  search: NO_RESULTS,
  searchProgress: null,
  textSearch: null,
  places: NO_PLACES
}

/** The hits that are marked in the text: those of the open article, while nothing else is looked for in it. */
export function shownHits({ textSearch, open, find }: WorkbenchState): TextSearch | null {
  return textSearch !== null && textSearch.article === open?.article.id && !find.isOpen ? textSearch : null
}
