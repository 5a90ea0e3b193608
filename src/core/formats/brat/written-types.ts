import type { ExchangeType } from '../../model/scheme'
import type { ExportInput } from '../format'
import { LabelNames } from '../label-names'
import { plainName, VALUE_CHARACTER } from './names'
import { EQUIV, endNames, ROLE } from './type-table'

/** What types are the names of: labels and the names above them must differ from each other, not from relations. */
export type NameSpace = 'label' | 'group' | 'relation' | 'attribute'

/** A type as it is written, with the name that people know it by. */
export interface WrittenType {
  readonly type: string
  readonly display: string
}

/** A label of the export, or a name above labels. */
export interface WrittenLabel extends WrittenType {
  /** Id of the label; null for a name that only stands above others. */
  readonly label: string | null
  readonly isEvent: boolean
  readonly children: WrittenLabel[]
}

export interface WrittenRelation extends WrittenType {
  readonly id: string
  readonly kind: 'relation' | 'equiv' | 'role'
  readonly ends: readonly [string, string]
}

/**
 * The names of labels, relation types and attributes in an export: brat's characters only, different names never the
 * same. Names that need no change keep theirs. What is only used, and in no scheme, gets a name when it first comes.
 */
export class WrittenTypes {
  readonly names: LabelNames
  /** Top of the hierarchies of `[entities]` and `[events]`. */
  readonly entities: WrittenLabel[] = []
  readonly events: WrittenLabel[] = []
  readonly #labels = new Map<string, WrittenLabel>()
  readonly #nodes = new Map<string, WrittenLabel>()
  readonly #relations = new Map<string, WrittenRelation>()
  readonly #attributes = new Map<string, string>()
  /** What each type in use stands for, and in which name spaces. */
  readonly #taken = new Map<string, { readonly display: string; readonly spaces: Set<NameSpace> }>()
  /** Names of labels that need no change: nothing else gets them. */
  readonly #reserved = new Set<string>()

  constructor(input: ExportInput) {
    this.names = new LabelNames(input)
    const labels = this.names.labels
      .filter(({ appliesTo }) => appliesTo !== 'document')
      .map(({ id }) => ({ id, parts: this.#partsOf(id) }))
    for (const { parts } of labels)
      if (plainName(parts.at(-1) ?? '') === parts.at(-1)) this.#reserved.add(parts.at(-1) ?? '')
    // Those above come before those below, so that none is first taken for a mere group.
    for (const { id } of labels.sort((a, b) => a.parts.length - b.parts.length)) this.label(id)
    for (const { id } of this.names.relationTypes) this.relation(id)
  }

  label(id: string): WrittenLabel {
    const known = this.#labels.get(id)
    if (known) return known
    const isEvent = this.names.label(id)?.exchange?.type === 'event'
    const parts = this.#partsOf(id)
    const made = this.#node(parts, isEvent, id)
    this.#labels.set(id, made)
    return made
  }

  relation(id: string): WrittenRelation {
    const known = this.#relations.get(id)
    if (known) return known
    const display = this.names.relationType(id)
    const exchange = this.names.typeOf(id)?.exchange
    const type = this.#free(display, [display], 'relation')
    const made: WrittenRelation = { id, type, display, kind: kindOf(exchange), ends: endNames(exchange) }
    this.#relations.set(id, made)
    return made
  }

  get relations(): readonly WrittenRelation[] {
    return [...this.#relations.values()]
  }

  attribute(name: string): string {
    const known = this.#attributes.get(name)
    if (known !== undefined) return known
    const type = this.#free(name, [name], 'attribute')
    this.#attributes.set(name, type)
    return type
  }

  value(value: string): string {
    return plainName(value, VALUE_CHARACTER)
  }

  #partsOf(id: string): readonly string[] {
    const short = this.names.shortName(id)
    return short === this.names.path(id) ? short.split('/') : [short]
  }

  /** The node of a path in the hierarchy of its section, made with all above it. Labels with one path are one type. */
  #node(parts: readonly string[], isEvent: boolean, label: string | null): WrittenLabel {
    const key = JSON.stringify([isEvent, ...parts])
    const known = this.#nodes.get(key)
    // A name above others turns out to be a label itself: it becomes one where it stands.
    if (known) return known.label === null ? Object.assign(known, { label }) : known
    const above = parts.length > 1 ? this.#node(parts.slice(0, -1), isEvent, null).children : null
    const display = parts.at(-1) ?? ''
    const type = this.#free(display, [display, parts.join('/')], label === null ? 'group' : 'label')
    const made: WrittenLabel = { type, display, label, isEvent, children: [] }
    this.#nodes.set(key, made)
    const siblings = above ?? (isEvent ? this.events : this.entities)
    siblings.push(made)
    return made
  }

  #free(display: string, candidates: readonly string[], space: NameSpace): string {
    const plain = candidates.map((name) => (/^-*$/.test(plainName(name)) ? `_${plainName(name)}` : plainName(name)))
    let type = plain.find((candidate) => this.#isFree(candidate, display, space))
    for (let count = 2; type === undefined; count += 1) {
      const numbered = `${plain[0] ?? '_'}-${count}`
      if (this.#isFree(numbered, display, space)) type = numbered
    }
    const taken = this.#taken.get(type)
    if (taken) taken.spaces.add(space)
    else this.#taken.set(type, { display, spaces: new Set([space]) })
    return type
  }

  /** One type may stand for the same name in several name spaces, for visual.conf has one display name for it. */
  #isFree(type: string, display: string, space: NameSpace): boolean {
    if (this.#reserved.has(type) && (type !== display || space === 'group')) return false
    const taken = this.#taken.get(type)
    if (taken === undefined) return true
    const isLabelled = taken.spaces.has('label') || taken.spaces.has('group')
    const clashes = space === 'label' || space === 'group' ? isLabelled : taken.spaces.has(space)
    return taken.display === display && !clashes
  }
}

function kindOf(exchange: ExchangeType | undefined): WrittenRelation['kind'] {
  if (exchange?.type === ROLE.type) return 'role'
  return exchange?.type === EQUIV.type ? 'equiv' : 'relation'
}
