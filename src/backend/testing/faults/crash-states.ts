import { isFolder } from './disk-tree'
import type { FileNode, FileVersion, FolderNode, FolderStep, Node } from './disk-tree'
import type { SeededRandom } from './seeded-random'

const SECTOR = 512

/**
 * What a power cut leaves of everything that was not flushed:
 *
 * - `lost`: nothing of it.
 * - `kept`: all of it, as when only the program was killed.
 * - `ordered`: names up to some change, in the order they were changed, as a journalling file system keeps them;
 *   contents torn.
 * - `wild`: any of the changes of names, each for itself, and contents torn: all that POSIX permits.
 * - `hollow`: every name and every size, and zeros where the contents should be.
 */
export const CRASH_KINDS = ['lost', 'kept', 'ordered', 'wild', 'hollow'] as const
export type CrashKind = (typeof CRASH_KINDS)[number]

/** The tree that is found after a power cut; everything in it is on the disk. */
export function crash(root: FolderNode, kind: CrashKind, random: SeededRandom): FolderNode {
  const last = lastChange(root)
  const upTo = kind === 'ordered' ? random.whole(last + 1) : 0
  const share = random.next()
  const decided = new Map<number, boolean>()
  const stays = ({ at }: FolderStep): boolean => {
    if (kind === 'lost') return false
    if (kind === 'kept' || kind === 'hollow') return true
    if (kind === 'ordered') return at <= upTo
    const known = decided.get(at) ?? random.chance(share)
    decided.set(at, known)
    return known
  }
  const bytesOf = ({ versions }: FileNode): Buffer => {
    if (kind === 'lost') return versions[0]?.content ?? Buffer.alloc(0)
    if (kind === 'kept' || versions.length < 2) return versions.at(-1)?.content ?? Buffer.alloc(0)
    return kind === 'hollow' ? hollow(versions) : torn(versions, random)
  }
  const made = new Map<Node, Node>()
  const after = (node: Node): Node => {
    const known = made.get(node)
    if (known) return known
    if (!isFolder(node)) {
      const file: FileNode = { ...node, versions: [{ at: 0, content: bytesOf(node) }] }
      made.set(node, file)
      return file
    }
    const names = new Map(node.durable)
    for (const step of node.steps.filter(stays)) {
      for (const [name, of] of step.names) {
        if (of) names.set(name, of)
        else names.delete(name)
      }
    }
    const entries = new Map([...names].map(([name, of]) => [name, after(of)]))
    const folder: FolderNode = { ...node, durable: new Map(entries), entries, steps: [] }
    made.set(node, folder)
    return folder
  }
  return after(root) as FolderNode
}

/** Whether anything is there that a power cut could take. */
export function isAtRisk(root: FolderNode): boolean {
  return lastChange(root) > 0
}

function lastChange(node: Node): number {
  if (!isFolder(node)) return node.versions.length > 1 ? (node.versions.at(-1)?.at ?? 0) : 0
  let last = node.steps.at(-1)?.at ?? 0
  for (const entry of node.entries.values()) last = Math.max(last, lastChange(entry))
  return last
}

/** The size is there, the contents are not. */
function hollow(versions: readonly FileVersion[]): Buffer {
  const content = Buffer.alloc(versions.at(-1)?.content.length ?? 0)
  versions[0]?.content.copy(content)
  return content
}

/**
 * A size that the file had since the last flush or that lies between two of them, and in each sector any of its states
 * since then, or zeros where it was longer than on the disk.
 */
function torn(versions: readonly FileVersion[], random: SeededRandom): Buffer {
  const sizes = versions.map(({ content }) => content.length)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  let size = random.one(sizes) ?? 0
  if (random.chance(0.3)) {
    const sectors = Math.floor(most / SECTOR) - Math.ceil(least / SECTOR) + 1
    if (sectors > 0) size = (Math.ceil(least / SECTOR) + random.whole(sectors)) * SECTOR
  }
  const durable = versions[0]?.content ?? Buffer.alloc(0)
  const result = Buffer.alloc(size)
  durable.copy(result)
  for (let start = 0; start < size; start += SECTOR) {
    const chosen = random.whole(versions.length + 1)
    // One choice more than there are versions: the sector never was written.
    const content = versions[chosen]?.content
    if (content && content.length > start) content.copy(result, start, start, Math.min(start + SECTOR, size))
  }
  return result
}
