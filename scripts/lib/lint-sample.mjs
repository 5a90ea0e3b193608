// What scripts/lint-sample.mjs counts and draws; no file is read here.

/**
 * @typedef {object} Article
 * @property {string} article its name
 * @property {string} text
 * @property {readonly import('../../src/core/lint/lint').Lint[]} lints
 */

/**
 * @typedef {object} Hit a finding in its context; `start` and `end` in UTF-16 code units
 * @property {string} article
 * @property {number} start
 * @property {number} end
 * @property {string} before
 * @property {string} quote
 * @property {string} after
 * @property {string} message
 */

/** @typedef {{ rule: string, articles: number, hits: number, per1000: string }} Row */

/** How much of the text is shown on each side of a hit, in UTF-16 code units. */
const CONTEXT = 160

/**
 * @param {{ seed: string, count: string, rule: string[], corpus: string }} values as given on the command line
 * @returns {{ seed: number, count: number, rules: string[], corpus: string }}
 */
export function readLintSampleOptions({ seed, count, rule, corpus }) {
  const numbers = [Number(seed), Number(count)]
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) {
    throw new Error('--seed and --count take whole numbers, for example --seed 7 --count 20.')
  }
  const [seedNumber = 0, countNumber = 0] = numbers
  return { seed: seedNumber, count: countNumber, rules: rule, corpus }
}

/** How often each rule fires, by white-space words. @param {readonly Article[]} articles @param {readonly string[]} rules @returns {Row[]} */
export function tabulate(articles, rules) {
  const words = articles.reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0)
  return rules.map((rule) => {
    const counts = articles.map(({ lints }) => lints.filter((lint) => lint.rule === rule).length)
    const hits = counts.reduce((sum, count) => sum + count, 0)
    const per1000 = words === 0 ? '0.00' : ((hits * 1000) / words).toFixed(2)
    return { rule, articles: counts.filter((count) => count > 0).length, hits, per1000 }
  })
}

/**
 * A sample of a rule's hits without repetition, in the order drawn; the same seed draws the same. @param {readonly
 * Article[]} articles @param {string} rule @param {number} seed @param {number} count @returns {Hit[]}
 */
export function sampleOf(articles, rule, seed, count) {
  const hits = articles.flatMap(({ article, text, lints }) =>
    lints.filter((lint) => lint.rule === rule).map((lint) => toHit(article, text, lint))
  )
  const random = randomFrom(seed)
  for (let index = hits.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const [a, b] = [hits[index], hits[other]]
    if (a && b) [hits[index], hits[other]] = [b, a]
  }
  return hits.slice(0, count)
}

/** @param {string} article @param {string} text @param {import('../../src/core/lint/lint').Lint} lint @returns {Hit} */
function toHit(article, text, { start, end, quote, message }) {
  const line = (/** @type {string} */ part) => part.replace(/\s*\n\s*/gu, ' ¶ ')
  return {
    article,
    start,
    end,
    before: line(text.slice(Math.max(0, start - CONTEXT), start)),
    quote: line(quote),
    after: line(text.slice(end, end + CONTEXT)),
    message
  }
}

/** A generator of numbers from 0 to 1 that starts at a seed (mulberry32, public domain). @param {number} seed */
function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
