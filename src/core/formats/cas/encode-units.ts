import type { Token } from '../format'
import type { CasBuilder, OpenStructure } from './cas-builder'
import { ANNOTATED } from './cas-builder'
import { textOf } from './cas-model'
import { labelFeatureOf, SENTENCE, TOKEN } from './layers'
import { OF_TOKEN, TOKEN_LAYERS } from './token-features'
import { BOOLEAN, feature } from './type-system'

const LAYER_OF = new Map([...TOKEN_LAYERS].map(([type, name]) => [name, type]))

/** Tokens and sentences of a document as DKPro has them, found again by their place. */
export class Units {
  readonly #builder: CasBuilder
  readonly #tokens = new Map<string, OpenStructure>()
  readonly #sentences = new Map<string, OpenStructure>()

  constructor(builder: CasBuilder) {
    this.#builder = builder
    const { tokens, sentences } = builder.document
    for (const { start, end } of sentences ?? []) {
      this.#sentences.set(`${start}-${end}`, this.#add(SENTENCE, start, end))
    }
    for (const token of tokens ?? []) this.#addToken(token)
  }

  /** The token or sentence that stands exactly there. */
  find(type: string, start: number, end: number): OpenStructure | null {
    return (type === SENTENCE ? this.#sentences : this.#tokens).get(`${start}-${end}`) ?? null
  }

  /** The token there; made when a span stands for one that the document does not have. */
  tokenAt(start: number, end: number): OpenStructure {
    const found = this.find(TOKEN, start, end)
    return found ?? this.#addToken({ start, end })
  }

  /**
   * Ties tokens to the annotations on them that say what they are. Where a token says it, and no annotation does, one
   * is written that is marked as only that.
   *
   * @param spans annotations of the document's spans
   */
  link(spans: Iterable<OpenStructure>): void {
    const first = new Map<string, OpenStructure>()
    for (const span of spans) {
      const name = TOKEN_LAYERS.get(span.type)
      const key = `${name} ${placeOf(span)}`
      if (name !== undefined && !first.has(key)) first.set(key, span)
    }
    for (const { start, end, features = {} } of this.#builder.document.tokens ?? []) {
      const token = this.#tokens.get(`${start}-${end}`)
      for (const name of token ? TOKEN_LAYERS.values() : []) {
        const said = features[name]
        const found = first.get(`${name} ${start}-${end}`)
        const isSame = found && (said === undefined || labelText(found) === said)
        const target = isSame ? found : said === undefined ? null : this.#mark(name, said, start, end)
        if (target) token?.features.set(name, { ref: target.id })
      }
    }
  }

  #add(type: string, start: number, end: number): OpenStructure {
    return this.#builder.add(type, ANNOTATED, [
      ['begin', start],
      ['end', end]
    ])
  }

  #addToken({ start, end, features = {} }: Token): OpenStructure {
    const token = this.#add(TOKEN, start, end)
    this.#tokens.set(`${start}-${end}`, token)
    const other = Object.entries(features).filter(([name]) => !LAYER_OF.has(name))
    this.#builder.setAttributes(token, Object.fromEntries(other))
    return token
  }

  #mark(name: string, value: string, start: number, end: number): OpenStructure {
    const type = LAYER_OF.get(name) ?? TOKEN
    const made = this.#add(type, start, end)
    const { registry } = this.#builder.context
    if (!registry.types.feature(type, OF_TOKEN)) registry.declare(type, feature(OF_TOKEN, BOOLEAN))
    this.#builder.setText(made, labelFeatureOf(type, []) ?? 'value', value)
    made.features.set(OF_TOKEN, true)
    return made
  }
}

function labelText(structure: OpenStructure): string | null {
  return textOf(structure, labelFeatureOf(structure.type, []) ?? '')
}

function placeOf({ features }: OpenStructure): string {
  return `${Number(features.get('begin'))}-${Number(features.get('end'))}`
}
