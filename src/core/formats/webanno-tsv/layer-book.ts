import type { AttributeDefinition } from '../../model/scheme'
import { attributeName } from '../cas/feature-names'
import { labelFeatureOf, OWN_RELATION, OWN_SPAN, relationExchange, relationName, TOKEN } from '../cas/layers'
import type { RelationLayer, TypeNames } from '../cas/layers'
import type { DecodedLabel, DecodedRelationType } from '../format'
import { extraFeatures } from './features'
import { CHAIN_RELATION } from './header'
import type { Layer } from './header'

/** What the layers of files are called here: their labels and relation types, gathered as they are asked for. */
export class LayerBook {
  readonly #names: TypeNames
  readonly #labels = new Map<string, DecodedLabel>()
  readonly #types = new Map<string, DecodedRelationType>()

  /** @param layers those of all files; slots become relation types even where no span fills them */
  constructor(names: TypeNames, layers: readonly Layer[]) {
    this.#names = names
    for (const { type, columns } of layers) {
      for (const column of columns) {
        if (column.kind === 'role')
          this.#relation({ kind: 'slot', host: type, slot: column.feature, link: column.link }, null)
      }
    }
  }

  /** Every label that was asked for, in that order. */
  get labels(): readonly DecodedLabel[] {
    return [...this.#labels.values()]
  }

  get relationTypes(): readonly DecodedRelationType[] {
    return [...this.#types.values()]
  }

  /** The feature that holds a layer's label; null where the layer itself is the label. */
  labelFeature({ kind, type, columns }: Layer): string | null {
    const names = columns.flatMap((column) => (column.kind === 'value' ? [column.feature] : []))
    return labelFeatureOf(type, names, kind === 'chain')
  }

  /** The label of an annotation: its path. */
  label(layer: Layer, value: string | null): string {
    const { type } = layer
    const path = this.#names.label(type, value)
    if (type === OWN_SPAN || this.#labels.has(path)) return path
    const feature = this.labelFeature(layer)
    const { note, tags } = extraFeatures(type)
    const known = [feature, note, tags, CHAIN_RELATION]
    const attributes = layer.columns.flatMap((column) =>
      column.kind === 'value' && !known.includes(column.feature) ? [definition(attributeName(column.feature))] : []
    )
    this.#labels.set(path, { path, exchange: { type, feature }, attributes })
    return path
  }

  /** The label of a token that a relation ends at. */
  tokenLabel(): string {
    const path = this.#names.of(TOKEN)
    this.#labels.set(path, { path, exchange: { type: TOKEN, feature: null } })
    return path
  }

  /** The type of a relation of a relation layer: its name. */
  relation(layer: Layer, value: string | null): string {
    return this.#relation({ kind: 'relation', type: layer.type, feature: this.labelFeature(layer) }, value)
  }

  slot(host: string, slot: string, link: string): string {
    return this.#relation({ kind: 'slot', host, slot, link }, null)
  }

  step({ type }: Layer, value: string | null): string {
    return this.#relation({ kind: 'chain', host: type, feature: CHAIN_RELATION }, value)
  }

  #relation(layer: RelationLayer, value: string | null): string {
    const name = relationName(this.#names, layer, value)
    const isOwn = layer.kind === 'relation' && layer.type === OWN_RELATION
    if (!isOwn && !this.#types.has(name)) this.#types.set(name, { name, exchange: relationExchange(layer) })
    return name
  }
}

function definition(name: string): AttributeDefinition {
  return { id: name, name, kind: 'text', description: '', required: false, options: [], minimum: null, maximum: null }
}
