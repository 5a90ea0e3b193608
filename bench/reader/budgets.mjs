// The budgets of the design, worked out from one run. Nothing here fails: it says met or not met.
import { SUBJECTS } from './run.mjs'
import { LABELS, SIZES } from './corpus.mjs'

/**
 * @typedef {import('./statistics.mjs').Summary} Summary
 * @typedef {object} Verdict
 * @property {string} budget
 * @property {string} measured
 * @property {boolean | null} isMet null when this run cannot tell
 */

const [SMALL, MIDDLE, LARGE] = /** @type {[string, string, string]} */ (SIZES.map(({ name }) => name))
const ANNOTATION_PEERS = SUBJECTS.filter(({ kind, id }) => kind === 'peer' && id !== 'codemirror')
/** Of the time in which plain text paints a frame of its own. */
const CHANGE_BUDGET = 1.5
const KINDS = /** @type {const} */ (['add', 'recolour', 'remove'])

/** @param {number} value */
const times = (value) => `${value.toFixed(2)} ×`
const ms = (/** @type {number} */ value) => `${value.toFixed(value < 1 ? 3 : 1)} ms`

/**
 * @param {Summary[]} summaries
 * @returns {Verdict[]}
 */
export function judge(summaries) {
  const find = (/** @type {string} */ subject, /** @type {string} */ size) =>
    summaries.find((each) => each.subject === subject && each.size === size)
  /** @type {Verdict[]} */
  const verdicts = []
  /**
   * @param {string} budget
   * @param {number | null | undefined} measured
   * @param {number | null | undefined} against
   * @param {number} most
   */
  const ratio = (budget, measured, against, most) => {
    if (measured == null || against == null) return verdicts.push({ budget, measured: 'not measured', isMet: null })
    const value = measured / against
    return verdicts.push({
      budget,
      measured: `${times(value)} (${ms(measured)} to ${ms(against)})`,
      isMet: value <= most
    })
  }

  for (const [size, most] of /** @type {const} */ ([
    [MIDDLE, 2],
    [LARGE, 1.5]
  ])) {
    const app = find('app', size)
    if (!app) continue
    ratio(`open ${size}: at most ${most} × plain text of the same design`, app.open, find('plain', size)?.open, most)
    ratio(`open ${size}: not slower than CodeMirror 6`, app.open, find('codemirror', size)?.open, 1)
  }
  const middle = find('app', MIDDLE)
  for (const { id, name } of ANNOTATION_PEERS) {
    const peer = find(id, MIDDLE)
    if (!middle?.open || !peer) continue
    const budget = `open ${MIDDLE}: at least 10 × faster than ${name}`
    const answered = peer.open ?? peer.openLimit
    if (answered === null) verdicts.push({ budget, measured: peer.problem ?? 'not measured', isMet: null })
    else {
      const value = answered / middle.open
      const least = peer.open === null ? 'more than ' : ''
      verdicts.push({
        budget,
        measured: `${least}${times(value)}`,
        isMet: value >= 10 ? true : peer.open === null ? null : false
      })
    }
  }
  for (const { name: size } of SIZES) {
    const app = find('app', size)
    const plain = find('plain', size)
    if (!app || !plain) continue
    for (const kind of KINDS) {
      const budget = `${kind}, ${size}: at most ${CHANGE_BUDGET} × plain text’s own frame`
      ratio(budget, app[kind]?.painted, plain[kind]?.painted, CHANGE_BUDGET)
    }
    ratio(`scroll, ${size}: p95 frame at most 1.3 × plain text’s`, app.scroll?.p95, plain.scroll?.p95, 1.3)
  }
  const largest = [LARGE, MIDDLE].find((size) => find('app', size))
  for (const subject of ['app', 'bare']) {
    const small = find(subject, SMALL)
    const large = largest === undefined ? undefined : find(subject, largest)
    if (!small || !large) continue
    const who = subject === 'app' ? 'in the app' : 'alone'
    for (const kind of /** @type {const} */ (['add', 'remove'])) {
      ratio(`${kind} ${who}: ${largest} at most 1.5 × ${SMALL}`, large[kind]?.painted, small[kind]?.painted, 1.5)
    }
    ratio(`hit-test ${who}: ${largest} at most 1.5 × ${SMALL}`, large.hit, small.hit, 1.5)
  }
  for (const { name: size } of SIZES) {
    const app = find('app', size)
    const bare = find('bare', size)
    if (!app || !bare) continue
    const hit = app.hit ?? Number.NaN
    verdicts.push({
      budget: `hit-test, ${size}: under 0.2 ms`,
      measured: `${ms(hit)}, alone ${ms(bare.hit ?? Number.NaN)}`,
      isMet: hit < 0.2
    })
    const extra = (app.add?.painted ?? Number.NaN) - (bare.add?.painted ?? Number.NaN)
    const work = (app.add?.work ?? Number.NaN) - (bare.add?.work ?? Number.NaN)
    verdicts.push({
      budget: `the whole app adds at most 8 ms to an add, ${size}`,
      measured: `${ms(extra)} to the painted frame, ${ms(work)} of work`,
      isMet: Math.max(extra, work) <= 8
    })
    // With a thousand, what does not grow with them is most of it.
    if (size === SMALL) continue
    const spans = SIZES.find(({ name }) => name === size)?.annotations ?? Number.NaN
    const perSpan = ((bare.heap ?? Number.NaN) - (find('plain', size)?.heap ?? Number.NaN)) / spans
    const inApp = ((app.heap ?? Number.NaN) - (find('app-plain', size)?.heap ?? Number.NaN)) / spans
    verdicts.push({
      budget: `heap above plain text, ${size}: at most 200 bytes a span`,
      measured: `${Math.round(perSpan)} bytes; in the app, with the records, ${Math.round(inApp)}`,
      isMet: Number.isNaN(perSpan) ? null : perSpan <= 200
    })
  }
  return verdicts
}

/** How many labels the spans have, for the report. */
export const LABEL_COUNT = LABELS.length
