import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import type { DecodedBookmark, DecodedDocument, DecodedDocumentLabel, DecodedSpan, Token } from '../format'
import { EMPTY_DECODED_DOCUMENT } from '../format'
import type { PositionReading, SourceText } from '../readings'
import type { CasLabels } from './cas-labels'
import { INITIAL_VIEW, isReference, textOf } from './cas-model'
import type { Cas, CasProblem, FeatureStructure, Sofa, View } from './cas-model'
import { chainLinkTypes, isAnnotation, kindOf } from './classify'
import type { StructureKind } from './classify'
import { attributeName } from './feature-names'
import { OWN_CLAIM, OWN_DOCUMENT } from './known-types'
import { CHAIN_RELATION_FEATURE, labelFeatureOf, OWN_DOCUMENT_LABEL, TOKEN } from './layers'
import { Leftovers } from './leftovers'
import { readClaim, readDocumentAnnotation, readOwnDocument } from './read-own'
import { readRelations } from './read-relations'
import {
  attributeValue,
  FOREIGN_PREFIX,
  labelCandidates,
  readAttributes,
  readAuthorship,
  readNote,
  readTags
} from './read-values'
import { OF_TOKEN, TOKEN_LAYERS, TOKEN_SPAN, withTokenFeatures } from './token-features'
import { definitionsUsed } from './types-used'
import type { UimaExtra } from './uima-extra'

/** One text of a CAS and how its positions are to be read. */
export interface DocumentInput {
  readonly cas: Cas
  /** Null: the CAS has no sofa at all. */
  readonly sofa: Sofa | null
  readonly view: View | null
  readonly source: SourceText
  readonly reading: PositionReading
  /** False: positions have no text to stand in. */
  readonly hasText: boolean
  readonly name: string
  readonly article: string | null
  readonly labels: CasLabels
  readonly problem: (problem: CasProblem) => void
}

/** What the readers of a document's parts share. */
export interface DocumentContext {
  readonly input: DocumentInput
  readonly leftovers: Leftovers
  readonly kinds: ReadonlyMap<number, StructureKind>
  /** Types whose annotations are links of chains. */
  readonly chainLinks: ReadonlySet<string>
  /** Id of the span for an annotation that something ends at, made if there is none yet; null when it cannot be one. */
  spanFor(id: number): string | null
  problem(structure: FeatureStructure, message: string): void
}

/** The document that one view of a CAS holds. What it has no place for goes to `extra.uima`, or is reported. */
export function readDocument(input: DocumentInput): DecodedDocument {
  return new DocumentReader(input).read()
}

const NO_SPANS: ReadonlySet<StructureKind | undefined> = new Set(['relation', 'document', 'bookmark'] as const)

class DocumentReader implements DocumentContext {
  readonly input: DocumentInput
  readonly leftovers: Leftovers
  readonly kinds: ReadonlyMap<number, StructureKind>
  readonly chainLinks: ReadonlySet<string>
  readonly #structures: readonly FeatureStructure[]
  readonly #ranges = new Map<number, TextRange>()
  readonly #spans = new Map<number, DecodedSpan>()
  /** Null: the file does not say what is indexed. */
  readonly #members: ReadonlySet<number> | null
  #unplaced = 0

  constructor(input: DocumentInput) {
    this.input = input
    const { cas, sofa, view } = input
    const isFirst = sofa === null || cas.sofas[0] === sofa
    const sofas = new Set(cas.sofas.map(({ id }) => id))
    this.#structures = [...cas.structures.values()].filter((structure) =>
      structure.sofa === null || !sofas.has(structure.sofa) ? isFirst : structure.sofa === sofa?.id
    )
    this.#members = view === null || view.members.length === 0 ? null : new Set(view.members)
    this.kinds = new Map(this.#structures.map((structure) => [structure.id, kindOf(cas, structure)]))
    this.chainLinks = chainLinkTypes(cas)
    this.leftovers = new Leftovers(cas, this.#ranges)
    for (const structure of this.#structures) this.#place(structure)
  }

  read(): DecodedDocument {
    const { source, name, article } = this.input
    const tokens = this.#units('token')
    const sentences = this.#units('sentence')
    for (const structure of this.#of('span')) {
      if (this.#isOfToken(structure)) continue
      if (this.#ranges.has(structure.id) && this.#isIndexed(structure)) this.spanFor(structure.id)
    }
    for (const structure of this.#of('token')) {
      if (structure.features.get(TOKEN_SPAN) === true) this.spanFor(structure.id)
    }
    const relations = readRelations(this, this.#structures)
    const own = this.#of('own')
    const claims = own.flatMap((each) => (each.type === OWN_CLAIM ? (readClaim(this, each) ?? []) : []))
    const documentLabels = this.#of('document-label').map((structure) => this.#documentLabel(structure))
    const bookmarks = this.#of('bookmark').flatMap((structure) => this.#bookmark(structure))
    const described = readDocumentAnnotation(this, this.#of('document'))
    const ours = readOwnDocument(own.filter(({ type }) => type === OWN_DOCUMENT))
    for (const structure of this.#of('span')) {
      if (!this.#spans.has(structure.id) && !this.#isOfToken(structure)) this.leftovers.add(structure)
    }
    if (this.#unplaced > 0) this.#reportUnplaced()
    const uima = this.#extra(described.document)
    return {
      ...EMPTY_DECODED_DOCUMENT,
      key: name,
      name,
      text: source.frozen,
      article,
      tokens: tokens === null ? null : withTokenFeatures(tokens, this.#tokenValues()),
      sentences: sentences?.map(({ start, end }) => ({ start, end })) ?? null,
      spans: [...this.#spans.values()],
      relations,
      claims,
      documentLabels,
      bookmarks,
      note: ours.note,
      status: ours.status,
      metadata: { ...described.metadata, ...ours.metadata },
      extra: { ...ours.extra, ...(Object.keys(uima).length > 0 && { uima }) }
    }
  }

  problem({ line, type, id }: FeatureStructure, message: string): void {
    this.input.problem({ line, place: `${type} ${id}`, message })
  }

  spanFor(id: number): string | null {
    if (this.#spans.has(id)) return String(id)
    const structure = this.input.cas.structures.get(id)
    const range = this.#ranges.get(id)
    if (!structure || !range || NO_SPANS.has(this.kinds.get(id))) return null
    this.#spans.set(id, this.#span(structure, range))
    return String(id)
  }

  #of(kind: StructureKind): readonly FeatureStructure[] {
    return this.#structures.filter(({ id }) => this.kinds.get(id) === kind)
  }

  /** What only other structures know of is in no index of the view, and so no annotation of the text by itself. */
  #isIndexed({ id }: FeatureStructure): boolean {
    return this.#members === null || this.#members.has(id)
  }

  #place(structure: FeatureStructure): void {
    const { cas, source, reading, hasText } = this.input
    const kind = this.kinds.get(structure.id)
    // These have their place from the text and from what they lead to.
    if (!isAnnotation(cas.types, structure) || kind === 'document' || kind === 'relation') return
    const start = structure.features.get('begin')
    const end = structure.features.get('end')
    const isNumbers = typeof start === 'number' && typeof end === 'number'
    const range = hasText && isNumbers ? source.toFrozen({ start, end }, reading) : null
    if (range) this.#ranges.set(structure.id, range)
    else if (!hasText) this.#unplaced += 1
    else {
      const place = isNumbers ? `${start} to ${end}` : 'which are missing'
      this.problem(
        structure,
        `This annotation was left out: its positions, ${place}, are not in the text, or cut a character in two.`
      )
    }
  }

  #reportUnplaced(): void {
    const place = this.input.sofa?.name ?? INITIAL_VIEW
    const message =
      this.#unplaced === 1
        ? 'One annotation was left out: the file does not hold the text it is about. A conversion keeps it.'
        : `${this.#unplaced} annotations were left out: the file does not hold the text they are about. ` +
          'A conversion keeps them.'
    this.input.problem({ line: null, place, message })
  }

  #span(structure: FeatureStructure, range: TextRange): DecodedSpan {
    const { cas, labels, source } = this.input
    const { type } = structure
    const isToken = this.kinds.get(structure.id) === 'token'
    const isLink = this.chainLinks.has(type)
    const feature = isToken ? null : labelFeatureOf(type, labelCandidates(cas.types, type), isLink)
    const used = new Set(['begin', 'end', ...(feature === null ? [] : [feature])])
    if (isLink && isReference(structure.features.get('next'))) used.add(CHAIN_RELATION_FEATURE)
    return {
      id: String(structure.id),
      ...readAuthorship(structure),
      ranges: [range],
      quotes: [quoteOf(source.frozen, range)],
      label: labels.label(
        { type: isToken ? TOKEN : type, feature },
        feature === null ? null : textOf(structure, feature),
        'span'
      ),
      // What a token says of itself is with the tokens.
      attributes: isToken ? {} : readAttributes(structure, used),
      tags: readTags(structure),
      note: readNote(structure)
    }
  }

  /** Tokens or sentences in text order; null when there are none. Empty and overlapping ones are kept aside. */
  #units(kind: 'token' | 'sentence'): readonly Token[] | null {
    const placed = this.#of(kind).flatMap((structure) => {
      const range = this.#ranges.get(structure.id)
      if (!range) this.leftovers.add(structure)
      return range ? [{ structure, range }] : []
    })
    if (placed.length === 0) return null
    placed.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    let last = 0
    return placed.flatMap(({ structure, range }): Token[] => {
      if (range.start === range.end || range.start < last) {
        this.leftovers.add(structure)
        this.problem(
          structure,
          `This ${kind} is empty or overlaps the one before. It was not read; a conversion keeps it.`
        )
        return []
      }
      last = range.end
      if (kind === 'sentence') this.#keepFeatures(structure)
      const features = kind === 'token' ? tokenFeatures(structure) : {}
      return [{ ...range, ...(Object.keys(features).length > 0 && { features }) }]
    })
  }

  #keepFeatures(structure: FeatureStructure): void {
    const names = [...structure.features.keys()].filter((name) => name !== 'begin' && name !== 'end')
    this.leftovers.addFeatures(structure, names)
  }

  #isOfToken({ type, features }: FeatureStructure): boolean {
    return TOKEN_LAYERS.has(type) && features.get(OF_TOKEN) === true
  }

  #tokenValues(): Parameters<typeof withTokenFeatures>[1] {
    const structures = this.#of('span')
    // What a token says of itself comes before what was drawn on it.
    const marked = structures.filter((structure) => this.#isOfToken(structure))
    return [...marked, ...structures].flatMap((structure) => {
      const range = this.#ranges.get(structure.id)
      if (!range || !TOKEN_LAYERS.has(structure.type)) return []
      const value = textOf(structure, labelFeatureOf(structure.type, []) ?? '')
      return [{ span: { ranges: [range] }, type: structure.type, value }]
    })
  }

  #documentLabel(structure: FeatureStructure): DecodedDocumentLabel {
    const { cas, labels } = this.input
    const { type } = structure
    const feature = labelFeatureOf(type, labelCandidates(cas.types, type))
    const isOwn = type === OWN_DOCUMENT_LABEL
    const used = new Set([...(feature === null ? [] : [feature]), ...(isOwn ? ['value'] : [])])
    return {
      id: String(structure.id),
      ...readAuthorship(structure),
      label: labels.label({ type, feature }, feature === null ? null : textOf(structure, feature), 'document'),
      value: isOwn ? textOf(structure, 'value') : null,
      attributes: readAttributes(structure, used),
      note: readNote(structure)
    }
  }

  #bookmark(structure: FeatureStructure): readonly DecodedBookmark[] {
    const range = this.#ranges.get(structure.id)
    if (!range) return []
    const name = textOf(structure, 'name') ?? ''
    return [{ id: String(structure.id), ...readAuthorship(structure), range, name }]
  }

  #extra(document: UimaExtra['document'] | null): UimaExtra {
    const { cas, sofa, hasText } = this.input
    const isUsual = sofa?.name === INITIAL_VIEW && (sofa.mimeType ?? 'text') === 'text' && sofa.text !== null
    const types = definitionsUsed(cas.types, this.#structures)
    const structures = this.leftovers.all
    const data = sofa?.data ?? null
    const view = {
      name: sofa?.name ?? INITIAL_VIEW,
      mimeType: sofa?.mimeType ?? null,
      uri: sofa?.uri ?? null,
      hasText: hasText && sofa?.text !== null,
      data: data && { type: data.type, elements: data.elements.map((each) => (isReference(each) ? null : each)) }
    }
    return {
      ...(!isUsual && { view }),
      ...(types.length > 0 && { types }),
      ...(document && { document }),
      ...(structures.length > 0 && { structures })
    }
  }
}

/** What a token says of itself, as text. An order of 0 is what UIMA gives every token that has none. */
function tokenFeatures({ features }: FeatureStructure): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...features].flatMap(([name, value]): [string, string][] => {
      const read = attributeValue(value)
      const isPlace = name === 'begin' || name === 'end' || (name === 'order' && read === 0)
      return read === null || isPlace || Array.isArray(read) || name.startsWith(FOREIGN_PREFIX)
        ? []
        : [[attributeName(name), String(read)]]
    })
  )
}
