// What the visits of a subject come to.

/**
 * @typedef {object} Summary of a subject at a size; milliseconds and bytes, null where it was not measured
 * @property {string} subject
 * @property {string} size
 * @property {number} visits
 * @property {number | null} openLimit the time limit, in ms, in which it gave no answer
 * @property {string | null} problem
 * @property {number | null} open from the text and its annotations at hand to the frame that shows them
 * @property {number | null} openWhole for the app: from the click, with fetching and parsing
 * @property {number | null} fetched for the app: from the click to the head of the answer
 * @property {number | null} data for the app: from the click to the parsed answer
 * @property {Change} add
 * @property {Change} recolour
 * @property {Change} remove
 * @property {{ median: number, p95: number, worst: number, cpu: number } | null} scroll `cpu`: computed a frame, on average
 * @property {number | null} hit
 * @property {number | null} heap
 *
 * @typedef {{ painted: number, work: number, cpu: number } | null} Change
 */

/**
 * @param {readonly number[]} values
 * @param {number} share 0 to 1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** @param {readonly number[]} values */
const medianOrNull = (values) => (values.length === 0 ? null : quantile(values, 0.5))

/**
 * @param {import('./run.mjs').Cell} cell
 * @returns {Summary}
 */
export function summarise({ subject, size, visits }) {
  /** @param {(visit: import('./run.mjs').Visit) => number | undefined} pick */
  const median = (pick) => medianOrNull(visits.flatMap((visit) => pick(visit) ?? []))
  /** @param {'add' | 'recolour' | 'remove'} kind @returns {Change} */
  const change = (kind) => {
    const all = visits.flatMap((visit) => visit.changes?.[kind] ?? [])
    if (all.length === 0) return null
    const of = (/** @type {'painted' | 'work' | 'cpu'} */ name) =>
      quantile(
        all.map((each) => each[name]),
        0.5
      )
    return { painted: of('painted'), work: of('work'), cpu: of('cpu') }
  }
  const frames = visits.flatMap(({ sweep }) => sweep?.times ?? [])
  const scroll = {
    median: quantile(frames, 0.5),
    p95: quantile(frames, 0.95),
    worst: Math.max(...frames),
    cpu: median(({ sweep }) => sweep?.cpu) ?? Number.NaN
  }
  return {
    subject,
    size,
    visits: visits.length,
    openLimit: visits.find((visit) => visit.openLimit !== undefined)?.openLimit ?? null,
    problem: visits.find((visit) => visit.problem)?.problem ?? null,
    open: median(({ open }) => open?.fromData ?? open?.painted),
    openWhole: median(({ open }) => (open?.fromData === undefined ? undefined : open.painted)),
    fetched: median(({ open }) => open?.fetched),
    data: median(({ open }) => open?.data),
    add: change('add'),
    recolour: change('recolour'),
    remove: change('remove'),
    scroll: frames.length === 0 ? null : scroll,
    hit: medianOrNull(visits.flatMap(({ hits }) => hits ?? [])),
    heap: median(({ heap }) => heap)
  }
}
