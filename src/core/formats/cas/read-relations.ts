import type { Attributes } from '../../model/annotation'
import type { DecodedRelation } from '../format'
import { UNKNOWN_AUTHORSHIP } from '../format'
import { isElements, isReference, targetOf, textOf } from './cas-model'
import type { FeatureStructure } from './cas-model'
import { isAnnotation } from './classify'
import { CHAIN_RELATION_FEATURE, labelFeatureOf } from './layers'
import type { RelationLayer } from './layers'
import type { DocumentContext } from './read-document'
import { labelCandidates, readAttributes, readAuthorship, readNote } from './read-values'
import { TOKEN_LAYERS } from './token-features'

/**
 * Everything that leads from one annotation to another: relation annotations, the entries of slots, features that point
 * at annotations, and the steps of chains.
 */
export function readRelations(
  context: DocumentContext,
  structures: readonly FeatureStructure[]
): readonly DecodedRelation[] {
  const reader = new RelationReader(context)
  const relations: DecodedRelation[] = []
  for (const structure of structures) {
    const kind = context.kinds.get(structure.id)
    if (kind === 'relation') relations.push(...reader.relation(structure))
    else if (kind === 'span') relations.push(...reader.pointers(structure))
    else if (kind === 'token' || kind === 'sentence') reader.unit(structure)
    else if (kind === 'chain') reader.chain(structure)
    else if (kind === 'document-label') reader.rest(structure, new Set())
  }
  reader.finish(structures)
  return relations
}

class RelationReader {
  readonly #context: DocumentContext
  /** Links of slots that became relations. */
  readonly #used = new Set<number>()

  constructor(context: DocumentContext) {
    this.#context = context
  }

  relation(structure: FeatureStructure): readonly DecodedRelation[] {
    const { id, type } = structure
    const from = this.#end(structure, 'Governor')
    const to = this.#end(structure, 'Dependent')
    if (from === null || to === null) {
      this.#context.leftovers.add(structure)
      this.#problem(
        structure,
        'This relation was left out: one of its ends is not an annotation in this text. A conversion keeps it.'
      )
      return []
    }
    const feature = labelFeatureOf(type, labelCandidates(this.#context.input.cas.types, type))
    const used = new Set(['begin', 'end', 'Governor', 'Dependent', ...(feature === null ? [] : [feature])])
    this.rest(structure, used)
    const value = feature === null ? null : textOf(structure, feature)
    const name = this.#context.input.labels.relationType({ kind: 'relation', type, feature }, value)
    const attributes = readAttributes(structure, used)
    return [
      { ...made(String(id), name, from, to, attributes), ...readAuthorship(structure), note: readNote(structure) }
    ]
  }

  /** What the features of a span point at. */
  pointers(structure: FeatureStructure): readonly DecodedRelation[] {
    const found: DecodedRelation[] = []
    for (const [name, value] of structure.features) {
      const relations = isReference(value)
        ? this.#reference(structure, name, value.ref)
        : isElements(value) && value.elements.some((element) => isReference(element))
          ? this.#list(
              structure,
              name,
              value.elements.flatMap((each) => (isReference(each) ? [each.ref] : []))
            )
          : []
      if (relations === null) this.#context.leftovers.addFeatures(structure, [name])
      else found.push(...relations)
    }
    return found
  }

  /** A token's part of speech, lemma… stand on its place; what else it points at is kept as it is. */
  unit(structure: FeatureStructure): void {
    const names = new Set([...structure.features].flatMap(([name, value]) => (isReference(value) ? [name] : [])))
    for (const name of TOKEN_LAYERS.values()) {
      const target = this.#context.input.cas.structures.get(targetOf(structure, name) ?? 0)
      if (target && sameSpot(structure, target)) names.delete(name)
    }
    this.#context.leftovers.addFeatures(structure, [...names])
  }

  chain(structure: FeatureStructure): void {
    const names = [...structure.features.keys()].filter((name) => name !== 'first')
    this.#context.leftovers.addFeatures(structure, names)
    const first = targetOf(structure, 'first')
    if (first !== null && this.#context.spanFor(first) !== null) return
    this.#context.leftovers.add(structure)
    this.#problem(structure, 'The first link of this chain is not in this text. A conversion keeps the chain.')
  }

  /** Pointers of records that are no ways from one span to another. */
  rest(structure: FeatureStructure, used: ReadonlySet<string>): void {
    const names = [...structure.features].flatMap(([name, value]) => {
      const isPointer =
        isReference(value) || (isElements(value) && value.elements.some((element) => isReference(element)))
      return isPointer && !used.has(name) ? [name] : []
    })
    this.#context.leftovers.addFeatures(structure, names)
  }

  /** Takes the links of slots out of what is left over. */
  finish(structures: readonly FeatureStructure[]): void {
    for (const structure of structures) {
      if (this.#context.kinds.get(structure.id) === 'other' && !this.#used.has(structure.id)) {
        this.#context.leftovers.add(structure)
      }
    }
  }

  /** Where there is no text, that is said once and for all. */
  #problem(structure: FeatureStructure, message: string): void {
    if (this.#context.input.hasText) this.#context.problem(structure, message)
  }

  #end(structure: FeatureStructure, name: string): string | null {
    const target = targetOf(structure, name)
    return target === null ? null : this.#context.spanFor(target)
  }

  #reference(structure: FeatureStructure, name: string, target: number): readonly DecodedRelation[] | null {
    const from = this.#context.spanFor(structure.id)
    const to = this.#context.spanFor(target)
    if (from === null || to === null) return null
    const { type } = structure
    const isChain = name === 'next' && this.#context.chainLinks.has(type)
    const layer: RelationLayer = isChain
      ? { kind: 'chain', host: type, feature: CHAIN_RELATION_FEATURE }
      : { kind: 'reference', host: type, slot: name, isList: false }
    const value = isChain ? textOf(structure, CHAIN_RELATION_FEATURE) : null
    const relation = this.#context.input.labels.relationType(layer, value)
    return [made(`${structure.id}.${name}`, relation, from, to, {})]
  }

  /** A list of links with targets, or of annotations; null when it is neither. */
  #list(structure: FeatureStructure, slot: string, ids: readonly number[]): readonly DecodedRelation[] | null {
    const { cas, labels } = this.#context.input
    const from = this.#context.spanFor(structure.id)
    const targets = ids.flatMap((id) => cas.structures.get(id) ?? [])
    if (from === null || targets.length < ids.length) return null
    const host = structure.type
    const direct = targets.map((target) => (isAnnotation(cas.types, target) ? this.#context.spanFor(target.id) : null))
    if (direct.every((to) => to !== null)) {
      const type = labels.relationType({ kind: 'reference', host, slot, isList: true }, null)
      return direct.map((to, index) => made(`${structure.id}.${slot}.${index + 1}`, type, from, to, {}))
    }
    const ends = targets.map((link) => (isAnnotation(cas.types, link) ? null : this.#end(link, 'target')))
    if (ends.some((to) => to === null)) return null
    return targets.map((link, index) => {
      this.#used.add(link.id)
      this.rest(link, new Set(['target']))
      const type = labels.relationType({ kind: 'slot', host, slot, link: link.type }, null)
      const attributes = readAttributes(link, new Set(['target']))
      const relation = made(String(link.id), type, from, ends[index] ?? '', attributes)
      return { ...relation, ...readAuthorship(link), note: readNote(link) }
    })
  }
}

function made(id: string, type: string, from: string, to: string, attributes: Attributes): DecodedRelation {
  const end = { span: to, document: null, article: null, quote: '' }
  return { ...UNKNOWN_AUTHORSHIP, id, type, from, to: end, attributes, note: '' }
}

function sameSpot(a: FeatureStructure, b: FeatureStructure): boolean {
  return ['begin', 'end'].every((name) => a.features.get(name) === b.features.get(name))
}
