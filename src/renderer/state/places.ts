import type { TextRange } from '../../core/model/text-range'
import type { Page, StatusFilter } from './workbench-state'

/** Where one is: in the list of results, or in the text of an article. */
export type Place =
  | {
      readonly kind: 'list'
      readonly page: Page
      readonly query: string
      readonly status: StatusFilter
      /** Id of the row one is at. */
      readonly row: string | null
      /** How far the list is scrolled, in pixels. */
      readonly scroll: number
    }
  | {
      readonly kind: 'text'
      readonly article: string
      /** What is selected, or an empty range where one is; UTF-16 code units. */
      readonly range: TextRange
      /** The search whose hits are shown. */
      readonly query: string | null
    }

/** The places one has come from, the newest last, and those that one went back from. */
export interface Places {
  readonly back: readonly Place[]
  readonly forward: readonly Place[]
}

export const NO_PLACES: Places = { back: [], forward: [] }

/** More than anybody walks back through. */
const MOST = 100

const isSame = (a: Place, b: Place): boolean => JSON.stringify(a) === JSON.stringify(b)

/** One goes on from a place: what was ahead is forgotten, as in a browser. */
export function leavePlace(places: Places, from: Place): Places {
  const last = places.back.at(-1)
  const back = last && isSame(last, from) ? places.back : [...places.back, from].slice(-MOST)
  return { back, forward: [] }
}

/**
 * The place that one step back (-1) or forward (1) leads to, and how things stand then; null when there is none.
 *
 * @param here where one is, to be come back to; null when that is nowhere
 */
export function walkPlaces(
  places: Places,
  direction: 1 | -1,
  here: Place | null
): { readonly to: Place; readonly places: Places } | null {
  const from = direction === -1 ? places.back : places.forward
  const to = from.at(-1)
  if (!to) return null
  const rest = from.slice(0, -1)
  const other = direction === -1 ? places.forward : places.back
  const grown = here ? [...other, here].slice(-MOST) : other
  return { to, places: direction === -1 ? { back: rest, forward: grown } : { back: grown, forward: rest } }
}
