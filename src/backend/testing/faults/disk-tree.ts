/** What a file held after a change: `at` is the number of the change. */
export interface FileVersion {
  readonly at: number
  readonly content: Buffer
}

/** A file: the first version is on the disk, the others were written since its last flush. */
export interface FileNode {
  readonly kind: 'file'
  readonly id: number
  changedAt: number
  versions: FileVersion[]
}

/** Names that got another file or none (null) in one step, of which a power cut leaves all or nothing. */
export interface FolderStep {
  readonly at: number
  readonly names: ReadonlyMap<string, Node | null>
}

/** A folder: the names that are on the disk, those that are in force, and the steps in between. */
export interface FolderNode {
  readonly kind: 'folder'
  readonly id: number
  changedAt: number
  durable: ReadonlyMap<string, Node>
  readonly entries: Map<string, Node>
  steps: FolderStep[]
}

export type Node = FileNode | FolderNode

export const isFolder = (node: Node): node is FolderNode => node.kind === 'folder'

export const newFile = (id: number, changedAt: number): FileNode => ({
  kind: 'file',
  id,
  changedAt,
  versions: [{ at: 0, content: Buffer.alloc(0) }]
})

export const newFolder = (id: number, changedAt: number): FolderNode => ({
  kind: 'folder',
  id,
  changedAt,
  durable: new Map(),
  entries: new Map(),
  steps: []
})

/** The tree as it is now, with what is not on the disk yet; contents are shared, since nothing changes them in place. */
export function snapshot(root: FolderNode): FolderNode {
  const copies = new Map<Node, Node>()
  const copyOf = (node: Node): Node => {
    const known = copies.get(node)
    if (known) return known
    if (!isFolder(node)) {
      const file = { ...node, versions: [...node.versions] }
      copies.set(node, file)
      return file
    }
    const folder: FolderNode = { ...node, durable: new Map(), entries: new Map(), steps: [] }
    copies.set(node, folder)
    const named = (names: ReadonlyMap<string, Node>) => new Map([...names].map(([name, of]) => [name, copyOf(of)]))
    folder.durable = named(node.durable)
    for (const [name, of] of node.entries) folder.entries.set(name, copyOf(of))
    folder.steps = node.steps.map(({ at, names }) => ({
      at,
      names: new Map([...names].map(([name, of]) => [name, of && copyOf(of)]))
    }))
    return folder
  }
  return copyOf(root) as FolderNode
}
