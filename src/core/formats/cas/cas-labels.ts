import type { ExchangeType, LabelTarget } from '../../model/scheme'
import type { DecodedLabel, DecodedRelationType } from '../format'
import { OWN_DOCUMENT_LABEL, OWN_RELATION, OWN_SPAN, relationExchange, relationName } from './layers'
import type { RelationLayer, TypeNames } from './layers'

/** The labels and relation types that come up while documents are read, with what they are in a CAS. */
export class CasLabels {
  readonly #names: TypeNames
  readonly #labels = new Map<string, DecodedLabel>()
  readonly #relationTypes = new Map<string, DecodedRelationType>()

  constructor(names: TypeNames) {
    this.#names = names
  }

  get labels(): readonly DecodedLabel[] {
    return [...this.#labels.values()]
  }

  get relationTypes(): readonly DecodedRelationType[] {
    return [...this.#relationTypes.values()]
  }

  /** The label of an annotation, noted with its layer. */
  label(exchange: ExchangeType, value: string | null, appliesTo: LabelTarget): string {
    const path = this.#names.label(exchange.type, value)
    const isOwn = exchange.type === OWN_SPAN || exchange.type === OWN_DOCUMENT_LABEL
    if (isOwn || path === '') return path
    if (!this.#labels.has(path)) this.#labels.set(path, { path, exchange, appliesTo })
    return path
  }

  relationType(layer: RelationLayer, value: string | null): string {
    const name = relationName(this.#names, layer, value)
    const isOwn = layer.kind === 'relation' && layer.type === OWN_RELATION
    if (!isOwn && name !== '' && !this.#relationTypes.has(name)) {
      this.#relationTypes.set(name, { name, exchange: relationExchange(layer) })
    }
    return name
  }
}
