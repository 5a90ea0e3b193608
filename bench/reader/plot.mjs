// The results as a picture: a row for each subject, a dot for each size, on logarithmic scales.
import { SIZES } from './corpus.mjs'
import { SUBJECTS } from './run.mjs'

/** @typedef {import('./statistics.mjs').Summary} Summary */

const PANEL = 300
const LEFT = 210
const GAP = 36
const TOP = 64
const ROW = 26
const COLOURS = ['#8fb3d9', '#3f7fbf', '#123e6b']

/** @type {readonly { title: string, from: number, to: number, pick: (summary: Summary) => number | null }[]} */
const PANELS = [
  { title: 'Open (ms)', from: 10, to: 100_000, pick: ({ open }) => open },
  { title: 'Add, to the painted frame (ms)', from: 5, to: 2000, pick: ({ add }) => add?.painted ?? null },
  { title: 'Scroll, 95th percentile frame (ms)', from: 10, to: 2000, pick: ({ scroll }) => scroll?.p95 ?? null }
]

const escaped = (/** @type {string} */ text) =>
  text.replaceAll('`', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * @param {Summary[]} summaries
 * @param {string} caption
 * @returns {string} an SVG document
 */
export function plot(summaries, caption) {
  const rows = SUBJECTS.filter(({ id }) => summaries.some(({ subject }) => subject === id))
  const width = LEFT + PANELS.length * (PANEL + GAP)
  const bottom = TOP + rows.length * ROW
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 60}" width="${width}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="12" y="22" font-size="14" font-weight="600">${escaped(caption)}</text>`
  ]
  rows.forEach(({ name, kind }, row) => {
    const weight = kind === 'ours' ? 700 : 400
    const y = TOP + row * ROW + ROW / 2
    parts.push(`<text x="${LEFT - 12}" y="${y + 4}" text-anchor="end" font-weight="${weight}">${escaped(name)}</text>`)
  })
  PANELS.forEach((panel, at) => parts.push(...drawPanel(panel, LEFT + at * (PANEL + GAP), rows, summaries, bottom)))
  SIZES.forEach(({ name }, at) => {
    const x = LEFT + at * 170
    parts.push(`<circle cx="${x}" cy="${bottom + 40}" r="5" fill="${COLOURS[at]}"/>`)
    parts.push(`<text x="${x + 10}" y="${bottom + 44}">${escaped(name)}</text>`)
  })
  parts.push(`<text x="${LEFT + 3 * 170}" y="${bottom + 44}">hollow: no answer within the time limit</text>`, '</svg>')
  return `${parts.join('\n')}\n`
}

/**
 * @param {(typeof PANELS)[number]} panel
 * @param {number} left
 * @param {readonly import('./run.mjs').SubjectInfo[]} rows
 * @param {Summary[]} summaries
 * @param {number} bottom
 */
function drawPanel({ title, from, to, pick }, left, rows, summaries, bottom) {
  const scale = (/** @type {number} */ value) =>
    left + (PANEL * Math.log(Math.min(to, Math.max(from, value)) / from)) / Math.log(to / from)
  const parts = [`<text x="${left}" y="${TOP - 14}" font-weight="600">${title}</text>`]
  for (let tick = 10 ** Math.ceil(Math.log10(from)); tick <= to; tick *= 10) {
    const x = scale(tick)
    parts.push(`<line x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}" stroke="#ddd"/>`)
    parts.push(`<text x="${x}" y="${bottom + 16}" text-anchor="middle" fill="#666">${tick}</text>`)
  }
  rows.forEach(({ id }, row) => {
    const y = TOP + row * ROW + ROW / 2
    parts.push(`<line x1="${left}" x2="${left + PANEL}" y1="${y}" y2="${y}" stroke="#eee"/>`)
    SIZES.forEach(({ name }, at) => {
      const summary = summaries.find((each) => each.subject === id && each.size === name)
      const value = summary ? pick(summary) : null
      if (value !== null) parts.push(`<circle cx="${scale(value).toFixed(1)}" cy="${y}" r="5" fill="${COLOURS[at]}"/>`)
      else if (summary?.openLimit != null && title.startsWith('Open')) {
        const x = scale(summary.openLimit).toFixed(1)
        parts.push(`<circle cx="${x}" cy="${y}" r="5" fill="#fff" stroke="${COLOURS[at]}" stroke-width="2"/>`)
      }
    })
  })
  return parts
}
