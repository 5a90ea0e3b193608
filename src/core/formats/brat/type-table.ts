import type { AttributeDefinition, ExchangeType } from '../../model/scheme'
import type { DecodedLabel, DecodedRelationType } from '../format'
import { hueOfColour } from './colours'
import type { ConfigEntry, ConfigFile } from './config-file'
import { standsBehind } from './names'

/** How names are told: with hierarchy and display names, or as the standoff files have them. */
export type NameReading = 'display' | 'type'

export const EVENT: ExchangeType = { type: 'event', feature: null }
export const ROLE: ExchangeType = { type: 'role', feature: null }
export const EQUIV: ExchangeType = { type: 'equiv', feature: null }

/** The relation type whose ends are called otherwise than `Arg1` and `Arg2`. */
export function relationExchange(from: string, to: string): ExchangeType {
  return { type: `relation(${from},${to})`, feature: null }
}

/** What the ends of a relation type are called: `Arg1` and `Arg2` unless its exchange type says otherwise. */
export function endNames(exchange: ExchangeType | undefined): readonly [string, string] {
  const [, from, to] = /^relation\(([^\s,:]+),([^\s,:]+)\)$/.exec(exchange?.type ?? '') ?? []
  return from === undefined || to === undefined || from === to ? ['Arg1', 'Arg2'] : [from, to]
}

const isReserved = (key: string): boolean => /^<.*>$/.test(key)

/** The types of the documents of one folder: what their names stand for, and what the configuration says of them. */
export class TypeTable {
  readonly #sections: ConfigFile['sections']
  readonly #exact: ReadonlyMap<string, string>
  readonly #reading: NameReading
  readonly #displays: ReadonlyMap<string, string>
  readonly #hues: ReadonlyMap<string, number>
  readonly #labels = new Map<string, string>()
  readonly #events: ReadonlySet<string>
  readonly #roles: ReadonlySet<string>
  readonly #ends = new Map<string, readonly [string, string]>()

  constructor(annotation: ConfigFile | null, visual: ConfigFile | null, reading: NameReading) {
    this.#sections = annotation?.sections ?? new Map()
    this.#exact = visual?.exactNames ?? new Map()
    this.#reading = reading
    this.#displays = displaysOf(visual?.sections.get('labels') ?? [])
    this.#hues = huesOf(visual?.sections.get('drawing') ?? [])
    this.#events = new Set(this.#entries('events').map(({ type }) => type))
    this.#roles = new Set(this.#entries('events').flatMap((entry) => rolesOf(entry).map(({ key }) => key)))
    for (const section of ['entities', 'events']) this.#addPaths(this.#entries(section))
    for (const entry of this.#entries('relations')) {
      const [from, to] = rolesOf(entry)
      if (from && to && !this.#ends.has(entry.type)) this.#ends.set(entry.type, [from.key, to.key])
    }
  }

  /** The label of a type: with those above it, `Person/Politician`. */
  labelOf(type: string): string {
    return this.#labels.get(type) ?? this.nameOf(type)
  }

  /** The name of a relation type or a role, and what people call an attribute. */
  nameOf(type: string): string {
    return this.#reading === 'type' ? type : (this.#exact.get(type) ?? this.#displays.get(type) ?? type)
  }

  isRole(role: string): boolean {
    return this.#roles.has(role)
  }

  /** What the configuration calls the ends of a relation type; null when it does not say. */
  endsOf(type: string): readonly [string, string] | null {
    return this.#ends.get(type) ?? null
  }

  /** Entity and event types, as labels. */
  labels(): readonly DecodedLabel[] {
    return ['entities', 'events'].flatMap((section) =>
      this.#entries(section)
        .filter(({ isGroup }) => !isGroup)
        .map(({ type }): DecodedLabel => {
          const hue = this.#hues.get(type)
          const attributes = this.#attributesOf(type)
          return {
            path: this.labelOf(type),
            appliesTo: 'span',
            ...(hue === undefined ? {} : { hue }),
            ...(attributes.length === 0 ? {} : { attributes }),
            ...(this.#events.has(type) ? { exchange: EVENT } : {})
          }
        })
    )
  }

  /** Relations, equivalences and the roles of events. */
  relationTypes(): readonly DecodedRelationType[] {
    const types = new Map<
      string,
      { from: Set<string> | null; to: Set<string> | null; more: Partial<DecodedRelationType> }
    >()
    const add = (
      type: string,
      from: Set<string> | null,
      to: Set<string> | null,
      exchange: ExchangeType | null,
      symmetric: boolean
    ): void => {
      const name = this.nameOf(type)
      const known = types.get(name)
      const hue = this.#hues.get(type)
      if (!known) {
        const more = { symmetric, ...(hue === undefined ? {} : { hue }), ...(exchange ? { exchange } : {}) }
        types.set(name, { from, to, more })
      } else {
        known.from = union(known.from, from)
        known.to = union(known.to, to)
      }
    }
    for (const entry of this.#entries('relations')) {
      const [from, to] = rolesOf(entry)
      if (isReserved(entry.type) || entry.type === 'ENTITY-NESTING' || !from || !to) continue
      const kind = entry.arguments.find(({ key }) => key === '<REL-TYPE>')?.values.join() ?? ''
      const isEquiv = kind.includes('symmetric-transitive')
      const named = from.key === 'Arg1' && to.key === 'Arg2' ? null : relationExchange(from.key, to.key)
      const exchange = isEquiv ? EQUIV : named
      add(entry.type, this.#labelsOf(from.values), this.#labelsOf(to.values), exchange, kind.startsWith('symmetric'))
    }
    for (const entry of this.#entries('events')) {
      for (const { key, values } of rolesOf(entry)) {
        add(key, new Set([this.labelOf(entry.type)]), this.#labelsOf(values), ROLE, false)
      }
    }
    return [...types].map(([name, { from, to, more }]) => ({
      name,
      from: [...(from ?? [])],
      to: [...(to ?? [])],
      ...more
    }))
  }

  #entries(section: string): readonly ConfigEntry[] {
    return this.#sections.get(section) ?? []
  }

  #addPaths(entries: readonly ConfigEntry[]): void {
    const paths: string[] = []
    entries.forEach(({ type, parent }, index) => {
      const name = this.nameOf(type)
      const above = parent === null || this.#reading === 'type' ? undefined : paths[parent]
      const path = above === undefined ? name : `${above}/${name}`
      paths[index] = path
      if (!this.#labels.has(type)) this.#labels.set(type, path)
    })
  }

  /** The labels that a list of types names; null: any. */
  #labelsOf(types: readonly string[]): Set<string> | null {
    const found = new Set<string>()
    for (const type of types) {
      if (type === '<ANY>' || (type === '<ENTITY>' && this.#events.size === 0)) return null
      const section = type === '<ENTITY>' ? 'entities' : type === '<EVENT>' ? 'events' : null
      if (section !== null) {
        for (const entry of this.#entries(section)) if (!entry.isGroup) found.add(this.labelOf(entry.type))
      } else if (!isReserved(type)) found.add(this.labelOf(type))
    }
    return found.size === 0 ? null : found
  }

  #attributesOf(type: string): readonly AttributeDefinition[] {
    const kinds = ['<ANY>', this.#events.has(type) ? '<EVENT>' : '<ENTITY>', type]
    return this.#entries('attributes').flatMap((entry) => {
      const on = entry.arguments.find(({ key }) => key === 'Arg')?.values ?? []
      if (!on.some((value) => kinds.includes(value))) return []
      const options = entry.arguments.find(({ key }) => key === 'Value')?.values ?? []
      const bounds = { required: false, minimum: null, maximum: null, description: '' }
      const kind = options.length === 0 ? 'flag' : 'choice'
      return [
        { id: entry.type, name: this.nameOf(entry.type), kind, options: [...new Set(options)], ...bounds } as const
      ]
    })
  }
}

function rolesOf(entry: ConfigEntry): readonly ConfigEntry['arguments'][number][] {
  return entry.arguments.filter(({ key }) => !isReserved(key))
}

/** Null, any label, takes everything in. */
function union(a: Set<string> | null, b: Set<string> | null): Set<string> | null {
  return a === null || b === null ? null : new Set([...a, ...b])
}

/** Display names that are the names of their types, no two types having the same one. */
function displaysOf(entries: readonly ConfigEntry[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const { type, others } of entries) {
    const [display] = others
    if (display === undefined || found.has(type) || taken.has(display) || !standsBehind(display, type)) continue
    found.set(type, display)
    taken.add(display)
  }
  return found
}

function huesOf(entries: readonly ConfigEntry[]): ReadonlyMap<string, number> {
  const hues = new Map<string, number>()
  for (const entry of entries) {
    const colour = entry.arguments.find(({ key }) => key === 'bgColor' || key === 'color')?.values[0]
    const hue = colour === undefined ? null : hueOfColour(colour)
    if (hue !== null && !hues.has(entry.type)) hues.set(entry.type, hue)
  }
  return hues
}
