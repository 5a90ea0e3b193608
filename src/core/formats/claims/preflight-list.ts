import type { ExportDocument, Preflight, PreflightItem } from '../format'
import type { ClaimSheet, ClaimSheets } from './claim-sheets'
import { classOf, placeOf } from './claim-sheets'

/** Places that a list keeps. */
const MOST_PLACES = 100

/** A sentence about several things; `{n}` is their count with its noun. */
export interface Remark {
  readonly severity: PreflightItem['severity']
  /** `claim`, `piece of evidence`. */
  readonly one: string
  readonly many: string
  /** What is said of one of them, and of several: `was skipped: it has no verdict`. */
  readonly says: readonly [one: string, many: string]
}

/** Says of a claim which remarks hold, each with the place it names. */
export type Remarks = (sheet: ClaimSheet) => Iterable<readonly [remark: Remark, place: string]>

const claims = (severity: Remark['severity'], one: string, many: string): Remark => ({
  severity,
  one: 'claim',
  many: 'claims',
  says: [one, many]
})
export const UNDECIDED = claims('skipped', 'was skipped: it has no verdict.', 'were skipped: they have no verdict.')
export const NOT_CHECKABLE = claims(
  'skipped',
  'was skipped: there is nothing to check in it.',
  'were skipped: there is nothing to check in them.'
)
export const aboutClaims = claims

/** The remark on a claim that a data set of verdicts leaves out. */
export function* skipped(sheet: ClaimSheet): Iterable<readonly [Remark, string]> {
  const found = classOf(sheet)
  if ('skip' in found) yield [found.skip === 'undecided' ? UNDECIDED : NOT_CHECKABLE, placeOf(sheet)]
}

/** Collects remarks on the claims of documents, in the order in which they first came. */
export class ClaimPreflight implements Preflight {
  readonly #sheets: ClaimSheets
  readonly #remarks: Remarks
  readonly #found = new Map<Remark, { count: number; places: string[] }>()

  constructor(sheets: ClaimSheets, remarks: Remarks) {
    this.#sheets = sheets
    this.#remarks = remarks
  }

  add(document: ExportDocument): void {
    for (const sheet of this.#sheets.of(document)) {
      for (const [remark, place] of this.#remarks(sheet)) this.note(remark, place)
    }
  }

  note(remark: Remark, place: string): void {
    const found = this.#found.get(remark) ?? { count: 0, places: [] }
    this.#found.set(remark, found)
    found.count += 1
    if (found.places.length < MOST_PLACES) found.places.push(place)
  }

  items(): readonly PreflightItem[] {
    return [...this.#found].map(([{ severity, one, many, says }, { count, places }]) => ({
      severity,
      message: count === 1 ? `1 ${one} ${says[0]}` : `${count} ${many} ${says[1]}`,
      places
    }))
  }
}
