/** Whether a layer marks passages, links that form chains, or relations between passages. */
export type LayerKind = 'span' | 'chain' | 'relation'

/** A column of a layer. Slots take two of them: the roles, and where the entries point. */
export type Column =
  | { readonly kind: 'value'; readonly feature: string }
  /** Of a layer without features. */
  | { readonly kind: 'none' }
  | { readonly kind: 'role'; readonly feature: string; readonly link: string }
  | { readonly kind: 'target'; readonly feature: string; readonly type: string }
  /** Where a relation comes from; `type` is the layer its ends are in. */
  | { readonly kind: 'base'; readonly type: string }

export interface Layer {
  readonly kind: LayerKind
  /** Full name of the type. */
  readonly type: string
  /** At least one. */
  readonly columns: readonly Column[]
}

const PREFIXES: Readonly<Record<LayerKind, string>> = { span: '#T_SP=', chain: '#T_CH=', relation: '#T_RL=' }
const KINDS = Object.keys(PREFIXES) as readonly LayerKind[]
const ROLE = 'ROLE_'
const BASE = 'BT_'

/** The two columns of a chain layer. */
export const CHAIN_TYPE = 'referenceType'
export const CHAIN_RELATION = 'referenceRelation'

/** Names of features that a reader would take for another kind of column. */
export function isReservedFeature(name: string): boolean {
  return name.startsWith(ROLE) || name.startsWith(BASE)
}

/** A line that declares a layer, or null when it is none. */
export function readLayer(line: string): Layer | null {
  const kind = KINDS.find((candidate) => line.startsWith(PREFIXES[candidate]))
  if (kind === undefined) return null
  const [type = '', ...declared] = line.slice(PREFIXES[kind].length).trimEnd().split('|')
  if (type === '') return null
  const columns: Column[] = []
  for (const name of declared) {
    if (name === '') continue
    const previous = columns.at(-1)
    if (kind === 'span' && name.startsWith(ROLE)) columns.push(readRole(name))
    else if (kind === 'relation' && name.startsWith(BASE)) {
      columns.push({ kind: 'base', type: name.slice(BASE.length) })
    } else if (previous?.kind === 'role') columns.push({ kind: 'target', feature: previous.feature, type: name })
    else columns.push({ kind: 'value', feature: name })
  }
  return { kind, type, columns: columns.length === 0 ? [{ kind: 'none' }] : columns }
}

/** `ROLE_webanno.custom.Host:links_webanno.custom.Link`: the feature, and the type of its entries, which has dots. */
function readRole(name: string): Column {
  const rest = name.slice(name.indexOf(':') + 1)
  const dot = rest.indexOf('.')
  const cut = rest.lastIndexOf('_', dot === -1 ? rest.length : dot)
  return cut === -1
    ? { kind: 'role', feature: rest, link: '' }
    : { kind: 'role', feature: rest.slice(0, cut), link: rest.slice(cut + 1) }
}

/** The line that declares a layer. */
export function writeLayer({ kind, type, columns }: Layer): string {
  const names = columns.map((column) => {
    if (column.kind === 'role') return `${ROLE}${type}:${column.feature}_${column.link}`
    if (column.kind === 'base') return `${BASE}${column.type}`
    if (column.kind === 'none') return ''
    return column.kind === 'target' ? column.type : column.feature
  })
  return `${PREFIXES[kind]}${type}|${names.join('|')}`
}
