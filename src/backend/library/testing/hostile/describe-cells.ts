import { EXTRACTORS } from '../../extractors/registry'
import { HOSTILE_CELLS } from './all-cells'
import { ATTACKS } from './hostile-cell'
import type { Attack } from './hostile-cell'

const SIGNS: Readonly<Record<string, string>> = { read: 'read', refused: 'refused', either: 'either' }

/** How all cells of an attack on a kind have to end, in a word. */
function signOf(kind: string, attack: Attack): string {
  const cells = HOSTILE_CELLS.filter((cell) => cell.kind === kind && cell.attack === attack)
  if (cells.length === 0) return ''
  const ends = cells.map((cell) => [cell.ends].flat())
  const isRead = ends.some((codes) => codes.includes('read'))
  const isRefused = ends.some((codes) => codes.some((code) => code !== 'read'))
  const sign = isRead && isRefused ? 'either' : isRead ? 'read' : 'refused'
  return `${SIGNS[sign] ?? ''}${cells.length > 1 ? ` ${cells.length}` : ''}`
}

/** The table of docs/security.md, in Markdown. */
export function describeCells(): string {
  const kinds = EXTRACTORS.map(({ kind }) => kind)
  const rows = (Object.keys(ATTACKS) as Attack[]).map((attack) => [
    ATTACKS[attack],
    ...kinds.map((kind) => signOf(kind, attack))
  ])
  return [['attack', ...kinds], ['attack', ...kinds].map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
