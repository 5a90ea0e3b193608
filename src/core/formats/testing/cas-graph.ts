import { parseXml } from '../xml'
import { isElements, isReference } from '../cas/cas-model'
import type { Cas, Element, FeatureValue } from '../cas/cas-model'
import { readCasJson } from '../cas/read-json'
import { readCasXmi } from '../cas/read-xmi'
import { TypeSystem } from '../cas/type-system'
import { readTypeSystem } from '../cas/type-system-xml'

/** A feature structure without ids: its type and its features as words, so that files can be compared. */
export interface GraphNode {
  readonly type: string
  readonly features: ReadonlyMap<string, string>
}

/** Everything a CAS holds beside its texts. What a structure points at is named by type and place. */
export function graphOf(cas: Cas): readonly GraphNode[] {
  const named = (id: number): string => {
    const target = cas.structures.get(id)
    const place = ['begin', 'end'].map((name) => String(plain(target?.features.get(name) ?? '?')))
    return target ? `→${target.type}[${place.join('-')}]` : '→?'
  }
  const words = (value: FeatureValue | Element): string => {
    if (isReference(value)) return named(value.ref)
    if (value === null) return 'null'
    return typeof value === 'object' ? value.elements.map(words).join(' ') : String(value)
  }
  return [...cas.structures.values()].map(({ type, features }) => ({
    type,
    // 0 is what a token has whose order nobody has said.
    features: new Map(
      [...features]
        .map(([name, value]): [string, string] => [name, isElements(value) ? `[${words(value)}]` : words(value)])
        .filter(([name, value]) => !(name === 'order' && value === '0'))
    )
  }))
}

function plain(value: FeatureValue): string | number | boolean {
  return typeof value === 'object' ? '' : value
}

/** Nodes that another graph does not have, with all their features; each of its nodes stands for one. */
export function missingFrom(graph: readonly GraphNode[], wanted: readonly GraphNode[]): readonly string[] {
  const left = new Set(graph)
  return wanted.flatMap(({ type, features }) => {
    const fitting = [...left].filter(
      (node) => node.type === type && [...features].every(([name, value]) => node.features.get(name) === value)
    )
    // One that says no more than is wanted comes first, so that others are left for those that want more.
    const [best] = fitting.sort((one, other) => one.features.size - other.features.size)
    if (!best) return [`${type} ${JSON.stringify(Object.fromEntries(features))}`]
    left.delete(best)
    return []
  })
}

export function casOfJson(text: string): Cas {
  return readCasJson(JSON.parse(text)).cas
}

/** @param typeSystem the type system beside the file; null when there is none */
export function casOfXmi(text: string, typeSystem: string | null): Cas {
  const { root } = parseXml(text)
  const types = typeSystem === null ? null : parseXml(typeSystem).root
  if (!root) throw new Error('not XML')
  return readCasXmi(root, new TypeSystem(types ? readTypeSystem(types).types : [])).cas
}
