import { COLLECTIONS } from '../../collections/registry'
import { EXTRACTORS } from '../../extractors/registry'
import { HOSTILE_CELLS } from './all-cells'
import { COLLECTION_CELLS } from './collection-cells'
import { ATTACKS } from './hostile-cell'
import type { Attack } from './hostile-cell'

const CELLS = [...HOSTILE_CELLS, ...COLLECTION_CELLS]
/** Kinds of documents, and of files with several of them. */
const KINDS = [EXTRACTORS, COLLECTIONS].map((list) => list.map(({ kind }) => kind))

/** How the cells of an attack on a kind have to end: `R` read, `X` refused, `R/X` either; and how many there are. */
function signOf(kind: string, attack: Attack): string {
  const ends = CELLS.filter((cell) => cell.kind === kind && cell.attack === attack).map((cell) => [cell.ends].flat())
  if (ends.length === 0) return ''
  const isRead = ends.some((codes) => codes.includes('read'))
  const isRefused = ends.some((codes) => codes.some((code) => code !== 'read'))
  const sign = [isRead ? 'R' : '', isRefused ? 'X' : ''].filter((letter) => letter !== '').join('/')
  return ends.length > 1 ? `${sign} ${ends.length}` : sign
}

function table(kinds: readonly string[]): string {
  const rows = (Object.keys(ATTACKS) as Attack[])
    .map((attack) => [ATTACKS[attack], ...kinds.map((kind) => signOf(kind, attack))])
    .filter((cells) => cells.slice(1).some((sign) => sign !== ''))
  return [['attack', ...kinds], ['attack', ...kinds].map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** The tables of docs/security.md, in Markdown. */
export function describeCells(): string {
  return KINDS.map(table).join('\n\n')
}
