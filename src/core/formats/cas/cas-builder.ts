import type { Attributes } from '../../model/annotation'
import type { ExportDocument } from '../format'
import type { LabelNames } from '../label-names'
import type { Cas, FeatureStructure, FeatureValue, Sofa } from './cas-model'
import { knownType } from './known-types'
import { RECORD_FEATURES, recordFeature } from './read-values'
import type { RecordFeature } from './read-values'
import { OF_TOKEN, TOKEN_SPAN } from './token-features'
import type { TypeRegistry } from './type-registry'
import { ANNOTATION, ANNOTATION_BASE, feature, STRING, STRING_ARRAY } from './type-system'
import type { FeatureDefinition, TypeDefinition } from './type-system'

/** A structure that is still being filled. */
export interface OpenStructure extends Omit<FeatureStructure, 'features'> {
  readonly features: Map<string, FeatureValue>
}

/** What an encoder knows of the whole export. */
export interface CasContext {
  readonly labels: LabelNames
  readonly registry: TypeRegistry
  readonly people: ReadonlyMap<string, string>
  /** Features with which annotations of a type point at others. */
  readonly pointers: ReadonlyMap<string, readonly FeatureDefinition[]>
  /** Files are converted: what nobody has said (times, people) has stand-ins, which are not written. */
  readonly isConverted: boolean
}

/** Fields of records that have a place in a CAS. */
export interface RecordFields {
  readonly note?: string
  readonly tags?: readonly string[]
  readonly person: string
  readonly createdAt: string
  readonly updatedAt: string
}

const NO_TIME = '1970-01-01T00:00:00.000Z'
const NOBODY = 'unknown'
export const ANNOTATED: Pick<TypeDefinition, 'supertype' | 'features'> = { supertype: ANNOTATION, features: [] }
export const BASE: Pick<TypeDefinition, 'supertype' | 'features'> = { supertype: ANNOTATION_BASE, features: [] }

/** Puts the graph of one document together. Ids count up from the sofa's, which is 1. */
export class CasBuilder {
  readonly context: CasContext
  readonly document: ExportDocument
  /** People whose records are in the document. */
  readonly people = new Set<string>()
  readonly #structures = new Map<number, OpenStructure>()
  readonly #hidden = new Set<number>()
  #lastId = SOFA_ID

  constructor(document: ExportDocument, context: CasContext) {
    this.document = document
    this.context = context
  }

  /**
   * Adds a structure and sees to its type.
   *
   * @param fallback what the type is when nobody has defined it
   */
  add(
    type: string,
    fallback: Pick<TypeDefinition, 'supertype' | 'features'>,
    features: Iterable<readonly [string, FeatureValue | null]>,
    place: 'sofa' | 'indexed' | 'hidden' = 'sofa'
  ): OpenStructure {
    this.context.registry.use(type, fallback)
    this.#lastId += 1
    const given = [...features].flatMap(([name, value]): [string, FeatureValue][] =>
      value === null ? [] : [[name, value]]
    )
    const sofa = place === 'sofa' ? SOFA_ID : null
    const structure = { id: this.#lastId, type, sofa, features: new Map(given), line: null }
    this.#structures.set(structure.id, structure)
    if (place === 'hidden') this.#hidden.add(structure.id)
    return structure
  }

  /** Writes who made a record and when, its note and tags. */
  setFields({ type, features }: OpenStructure, record: RecordFields): void {
    const { isConverted } = this.context
    const set = (name: RecordFeature, value: string | readonly string[] | null): void => {
      if (value === null || value.length === 0) return
      const written = recordFeature(type, name)
      this.#declare(type, written, typeof value === 'string' ? STRING : STRING_ARRAY)
      features.set(written, typeof value === 'string' ? value : { elements: value })
    }
    const time = (value: string): string | null => (isConverted && value === NO_TIME ? null : value)
    set('note', record.note ?? null)
    set('tags', record.tags ?? null)
    if (!(isConverted && record.person === NOBODY)) {
      set('person', record.person)
      this.people.add(record.person)
    }
    set('createdAt', time(record.createdAt))
    set('updatedAt', time(record.updatedAt))
  }

  /** @param label the label feature of the type, where it has labels */
  setAttributes({ type, features }: OpenStructure, attributes: Attributes, label?: string | null): void {
    const taken = takenNames(type, label ?? null)
    for (const [attribute, value] of Object.entries(attributes)) {
      const [name, written] = this.context.registry.attribute(type, attribute, value, taken, label)
      features.set(name, written)
    }
  }

  setText({ type, features }: OpenStructure, name: string, value: string): void {
    this.#declare(type, name, STRING)
    features.set(name, value)
  }

  /** @param sofa without its id and number */
  finish(sofa: Omit<Sofa, 'id' | 'number'>): Cas {
    const members = [...this.#structures.keys()].filter((id) => !this.#hidden.has(id))
    return {
      types: this.context.registry.types,
      sofas: [{ ...sofa, id: SOFA_ID, number: 1 }],
      structures: this.#structures,
      views: [{ name: sofa.name, sofa: SOFA_ID, members }]
    }
  }

  #declare(type: string, name: string, range: string): void {
    const { registry } = this.context
    if (!registry.types.feature(type, name)) registry.declare(type, feature(name, range))
  }
}

const SOFA_ID = 1
const ALWAYS_TAKEN = ['sofa', 'begin', 'end', 'Governor', 'Dependent', 'target', OF_TOKEN, TOKEN_SPAN]

/** Features of a type that an attribute must not be written to. */
function takenNames(type: string, label: string | null): ReadonlySet<string> {
  const fields = RECORD_FEATURES.map((name) => recordFeature(type, name))
  const own = type.startsWith('webanno.custom.Claimdesk') ? (knownType(type)?.features ?? []) : []
  return new Set([...ALWAYS_TAKEN, ...fields, ...own.map(({ name }) => name), ...(label === null ? [] : [label])])
}
