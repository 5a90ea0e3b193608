import { forgeZip } from '../forge-zip'
import type { ForgedEntry } from '../forge-zip'
import { mutateBytes, pick } from './mutate-bytes'
import type { Next } from './mutate-bytes'
import { mutateMarkup } from './mutate-markup'

/** Files of an archive by name. */
export type ArchiveParts = Readonly<Record<string, string>>

const NAMES = ['../../out.txt', '/out.txt', 'a\\b', 'C:/x', '', '.', '__proto__', 'word/document.xml', 'a/'.repeat(30)]

function otherContent(content: string, other: string, next: Next): Buffer {
  return next(5) === 0
    ? mutateBytes(Buffer.from(content), Buffer.from(other), ['<', '&', '</', '"'], next)
    : Buffer.from(mutateMarkup(content, next))
}

/** An entry that says something else about itself than is true. */
function lying(entry: ForgedEntry, next: Next): ForgedEntry {
  return pick<ForgedEntry>(
    [
      { ...entry, declaredSize: pick([0, 1, entry.data.length + 1, 0x7fffffff, 0xffffffff], next) },
      { ...entry, method: pick([0, 1, 9, 12, 99], next) },
      { ...entry, isLocked: true },
      { ...entry, mode: 0o120777 },
      { ...entry, offset: pick([0, 1, 0x7fffffff, 0xffffffff], next) },
      { ...entry, stored: Buffer.from([next(256), next(256), next(256)]) },
      { ...entry, name: pick(NAMES, next) }
    ],
    next
  )
}

/** An archive with the content of some files changed; now and then with files missing, twice, swapped or lying. */
export function mutateArchive(parts: ArchiveParts, next: Next): Buffer {
  const entries = Object.entries(parts).map(([name, content]): ForgedEntry => ({
    name,
    data: Buffer.from(content),
    method: next(2) * 8
  }))
  for (let count = 1 + next(2); count > 0; count -= 1) {
    const index = next(entries.length)
    const [entry, other] = [entries[index], pick(entries, next)]
    if (!entry) break
    const content = Buffer.from(entry.data).toString()
    switch (next(12)) {
      case 0:
        entries.splice(index, 1)
        break
      case 1:
        entries.push(entry)
        break
      case 2:
        entries[index] = { ...entry, data: other.data }
        break
      case 3:
        entries[index] = lying(entry, next)
        break
      default:
        entries[index] = { ...entry, data: otherContent(content, Buffer.from(other.data).toString(), next) }
    }
  }
  const bytes = forgeZip(entries, next(20) === 0 ? next(70_000) % 65_536 : entries.length)
  return next(8) === 0 ? mutateBytes(bytes, bytes, ['PK\x01\x02', 'PK\x05\x06', 'PK\x03\x04'], next) : bytes
}
