import type { Label, Scheme } from '../model/scheme'

/** A label at its place in the tree of its scheme. */
export interface LabelRow {
  readonly label: Label
  /** 0 for a top-level label. */
  readonly depth: number
  /** Id of the label it is nested under, or null. */
  readonly parent: string | null
  /** Place among its siblings, from 0, and how many they are. */
  readonly index: number
  readonly siblings: number
  readonly hasChildren: boolean
}

/** Path of the label above, or null for a top-level one. A name may hold a `/` in schemes that came from elsewhere. */
export function parentPath({ path, name }: Pick<Label, 'path' | 'name'>): string | null {
  if (path === name) return null
  if (path.endsWith(`/${name}`)) return path.slice(0, -name.length - 1)
  const cut = path.lastIndexOf('/')
  return cut <= 0 ? null : path.slice(0, cut)
}

/** Which label each label is nested under, by ids. A label whose parent is missing stands at the top. */
export function parentsOf(scheme: Pick<Scheme, 'labels'>): ReadonlyMap<string, string | null> {
  const byPath = new Map<string, string>()
  for (const { id, path } of scheme.labels) if (!byPath.has(path)) byPath.set(path, id)
  return new Map(
    scheme.labels.map((label) => {
      const path = parentPath(label)
      return [label.id, path === null ? null : (byPath.get(path) ?? null)]
    })
  )
}

/** The labels as a tree, each before what is nested under it, siblings in the scheme's order. */
export function labelRows(scheme: Pick<Scheme, 'labels'>): readonly LabelRow[] {
  const children = childrenOf(scheme)
  const rows: LabelRow[] = []
  const visit = (parent: string | null, depth: number): void => {
    const siblings = children.get(parent) ?? []
    siblings.forEach((label, index) => {
      rows.push({ label, depth, parent, index, siblings: siblings.length, hasChildren: children.has(label.id) })
      visit(label.id, depth + 1)
    })
  }
  visit(null, 0)
  return rows
}

/** The labels nested directly under each label; those at the top are under null. */
export function childrenOf(scheme: Pick<Scheme, 'labels'>): ReadonlyMap<string | null, readonly Label[]> {
  const children = new Map<string | null, Label[]>()
  const parents = parentsOf(scheme)
  for (const label of scheme.labels) {
    const parent = parents.get(label.id) ?? null
    const siblings = children.get(parent)
    if (siblings) siblings.push(label)
    else children.set(parent, [label])
  }
  return children
}

/** True when a label is another one or nested under it, however deep. */
export function isWithin(scheme: Pick<Scheme, 'labels'>, id: string, above: string): boolean {
  const parents = parentsOf(scheme)
  for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) if (at === above) return true
  return false
}
