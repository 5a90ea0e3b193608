// The run: rounds over the subjects, so that whatever else the machine does meets all of them alike.
import { visit } from './visit.mjs'

/**
 * @typedef {import('./visit.mjs').Visit} Visit
 * @typedef {object} SubjectInfo
 * @property {string} id
 * @property {string} name
 * @property {'ours' | 'floor' | 'peer'} kind
 * @property {boolean} isQuick whether it is measured in every round and at every size
 *
 * @typedef {{ subject: string, size: string, visits: Visit[] }} Cell everything measured of a subject at a size
 */

/** @type {readonly SubjectInfo[]} */
export const SUBJECTS = [
  { id: 'app', name: 'Claimdesk, the whole app', kind: 'ours', isQuick: true },
  { id: 'bare', name: 'Claimdesk’s reader alone', kind: 'ours', isQuick: true },
  { id: 'plain', name: 'plain text, `content-visibility: auto`', kind: 'floor', isQuick: true },
  { id: 'codemirror', name: 'CodeMirror 6', kind: 'peer', isQuick: true },
  { id: 'plain-whole', name: 'plain text, all laid out', kind: 'floor', isQuick: false },
  { id: 'recogito-css', name: 'Recogito, CSS highlights', kind: 'peer', isQuick: false },
  { id: 'recogito-spans', name: 'Recogito, spans', kind: 'peer', isQuick: false },
  { id: 'react-text-annotate', name: 'react-text-annotate', kind: 'peer', isQuick: false },
  { id: 'web-highlighter', name: 'web-highlighter', kind: 'peer', isQuick: false }
]
/** Opening takes longer than this: it is measured once, not in every round. In milliseconds. */
const SLOW = 5000
/** The largest number of annotations that other peers than CodeMirror are given, unless asked to. */
const MOST_FOR_ALL = 10_000

/**
 * @param {object} options
 * @param {import('./corpus.mjs').Corpus[]} options.corpora
 * @param {import('./visit.mjs').Where} options.where
 * @param {number} options.rounds for the subjects that are measured in every round
 * @param {number} options.otherRounds for the others
 * @param {boolean} options.all whether every peer gets the largest document too
 * @param {string[] | null} options.only ids of the subjects wanted; null for all
 * @param {(line: string) => void} options.say
 * @returns {Promise<Cell[]>}
 */
export async function measureAll({ corpora, where, rounds, otherRounds, all, only, say }) {
  const wanted = SUBJECTS.filter(({ id }) => only === null || only.includes(id))
  /** @type {Map<string, Cell>} */
  const cells = new Map()
  const cellOf = (/** @type {string} */ subject, /** @type {string} */ size) => {
    const key = `${subject} ${size}`
    const cell = cells.get(key) ?? { subject, size, visits: [] }
    cells.set(key, cell)
    return cell
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [size, corpus] of corpora.entries()) {
      // Each round begins with another subject, so that none is always the first.
      const turn = wanted.map((_, at) => /** @type {SubjectInfo} */ (wanted[(at + round) % wanted.length]))
      for (const { id, isQuick } of turn) {
        if (!isQuick && !all && corpus.annotations.length > MOST_FOR_ALL) continue
        const cell = cellOf(id, corpus.name)
        const last = cell.visits.at(-1)
        const isSlow = last?.openLimit !== undefined || (last?.open?.painted ?? 0) > SLOW || last?.problem !== undefined
        if ((round > 0 && isSlow) || (!isQuick && round >= otherRounds)) continue
        const from = Date.now()
        const seen = await visit(where, { id, size, corpus })
        cell.visits.push(seen)
        say(
          `round ${round + 1}, ${corpus.name}, ${id}: ${Date.now() - from} ms${seen.problem ? ` (${seen.problem})` : ''}`
        )
      }
      if (round === 0 && wanted.some(({ id }) => id === 'app')) {
        // What the app's window holds with the same text and no annotations; the difference is what they take.
        cellOf('app-plain', corpus.name).visits.push(await visit(where, { id: 'app-plain', size, corpus }))
      }
    }
  }
  return [...cells.values()]
}
