import { knownPerson, knownTime } from '../unknown-authorship'
import { attributeInWords, strayValues } from '../../labels/attribute-words'
import type { Authored, DocumentLabel, Span } from '../../model/annotation'
import type { Claim } from '../../model/claim'
import type { Person } from '../../model/library'
import type { Label } from '../../model/scheme'
import { findVerdict } from '../../model/verdict-scales'
import { OffsetMap } from '../../text/offset-map'
import { claimsBySpan } from '../document-index'
import { exportSpan } from '../export-range'
import type { ExportDocument, ExportInput } from '../format'
import { LabelNames } from '../label-names'

/** A name and what it says, for people: `sure: 0.5`. */
export type Fact = readonly [name: string, words: string]

/** A relation as it is told at one of its ends. */
export interface ToldRelation {
  /** Name of the relation type. */
  readonly type: string
  /** `to`: it begins at the passage where it is told. `both`: both directions mean the same. */
  readonly direction: 'to' | 'from' | 'both'
  /** Number of the passage at the other end; null when that lies in another article, or is gone. */
  readonly number: number | null
  /** Words at the other end. */
  readonly quote: string
  readonly facts: readonly Fact[]
  readonly note: string
  readonly by: string
}

/** A claim as it is told, with its verdict in words. */
export interface ToldClaim extends Pick<Claim, 'normalized' | 'speaker' | 'note'> {
  readonly verdict: { readonly glyph: string; readonly words: string; readonly hue: number | null } | null
  /** Numbers of the other passages in which it is made. */
  readonly others: readonly number[]
  readonly by: string
}

/** A passage with everything that is said of it, under the number that it has in the document (from 1, in text order). */
export interface NumberedPassage {
  readonly number: number
  readonly span: Span
  readonly label: string
  /** Hue of the label in degrees of OKLCH; null for a label that no scheme knows any more. */
  readonly hue: number | null
  readonly facts: readonly Fact[]
  readonly claims: readonly ToldClaim[]
  readonly relations: readonly ToldRelation[]
  /** Who made it and on which day: `Anna, 2024-08-22`. */
  readonly by: string
}

/** A label on the whole document, as it is told. */
export interface ToldDocumentLabel extends Pick<DocumentLabel, 'value' | 'note'> {
  readonly label: string
  readonly hue: number | null
  readonly facts: readonly Fact[]
  readonly by: string
}

/** A document as pages for people tell it. */
export interface NumberedDocument {
  readonly document: ExportDocument
  readonly passages: readonly NumberedPassage[]
  readonly documentLabels: readonly ToldDocumentLabel[]
  /** The labels of the passages in the order in which they first occur, with how often they do. */
  readonly legend: readonly { readonly label: string; readonly hue: number | null; readonly count: number }[]
}

/** Tells documents for people: numbers the passages and brings together what belongs to each. */
export class Teller {
  readonly #labels: LabelNames
  readonly #people: readonly Person[]

  constructor(input: Pick<ExportInput, 'library' | 'schemes'>) {
    this.#labels = new LabelNames(input)
    this.#people = input.library.people
  }

  /** @throws {ExportMismatchError} when the words of a passage are not at its place */
  tell(document: ExportDocument): NumberedDocument {
    const map = OffsetMap.of(document.text)
    for (const span of document.spans) if (span.orphan === null) exportSpan(document, map, span, 'utf16')
    for (const { id, range, quote } of document.bookmarks) {
      exportSpan(document, map, { id, ranges: [range], quotes: [quote] }, 'utf16')
    }
    const numbers = new Map(document.spans.map(({ id }, index) => [id, index + 1]))
    const claims = claimsBySpan(document)
    const relations = this.#relations(document, numbers)
    const passages = document.spans.map((span): NumberedPassage => {
      const number = numbers.get(span.id) ?? 0
      return {
        number,
        span,
        ...this.#label(span.label),
        facts: this.#facts(span.label, span.attributes),
        claims: (claims.get(span.id) ?? []).map((claim) => this.#claim(claim, number, numbers)),
        relations: relations.get(span.id) ?? [],
        by: this.#by(span)
      }
    })
    const legend = new Map<string, { label: string; hue: number | null; count: number }>()
    for (const { label, hue } of passages) {
      const entry = legend.get(label)
      if (entry) entry.count += 1
      else legend.set(label, { label, hue, count: 1 })
    }
    const documentLabels = document.documentLabels.map((each) => ({
      ...this.#label(each.label),
      value: each.value,
      note: each.note,
      facts: this.#facts(each.label, each.attributes),
      by: this.#by(each)
    }))
    return { document, passages, documentLabels, legend: [...legend.values()] }
  }

  /** Who made a record, and on which day; empty when nobody knows. */
  by(record: Pick<Authored, 'person' | 'createdAt'>): string {
    return this.#by(record)
  }

  #label(id: string): { readonly label: string; readonly hue: number | null } {
    return { label: this.#labels.path(id), hue: this.#labels.label(id)?.hue ?? null }
  }

  #facts(labelId: string, attributes: Span['attributes']): readonly Fact[] {
    const label: Label | null = this.#labels.label(labelId)
    const defined = (label?.attributes ?? []).flatMap((definition): Fact[] => {
      const value = attributes[definition.id]
      return value === undefined ? [] : [[definition.name, attributeInWords(definition, value)]]
    })
    return [...defined, ...strayValues(label, attributes).map(({ id, words }): Fact => [id, words])]
  }

  #claim(claim: Claim, at: number, numbers: ReadonlyMap<string, number>): ToldClaim {
    const { normalized, speaker, note, verdict } = claim
    const known = verdict && findVerdict(verdict)
    const others = claim.spans.flatMap((span) => numbers.get(span) ?? []).filter((number) => number !== at)
    return {
      ...{ normalized, speaker, note, others },
      verdict: verdict && { glyph: known?.glyph ?? '', words: known?.label ?? verdict.value, hue: known?.hue ?? null },
      by: this.#by(claim)
    }
  }

  #relations(document: ExportDocument, numbers: ReadonlyMap<string, number>): ReadonlyMap<string, ToldRelation[]> {
    const told = new Map<string, ToldRelation[]>()
    const add = (span: string, relation: ToldRelation): void => {
      const relations = told.get(span)
      if (relations) relations.push(relation)
      else told.set(span, [relation])
    }
    for (const { type, from, to, attributes, note, ...made } of document.relations) {
      const isSymmetric = this.#labels.typeOf(type)?.symmetric === true
      const facts = strayValues(null, attributes).map(({ id, words }): Fact => [id, words])
      const common = { type: this.#labels.relationType(type), facts, note, by: this.#by(made) }
      const near = to.article === document.article.id ? (numbers.get(to.span) ?? null) : null
      add(from.span, { ...common, direction: isSymmetric ? 'both' : 'to', number: near, quote: to.quote })
      if (near === null || from.span === to.span) continue
      const back = { ...common, facts: [], note: '', number: numbers.get(from.span) ?? null, quote: from.quote }
      add(to.span, { ...back, direction: isSymmetric ? 'both' : 'from' })
    }
    return told
  }

  #by({ person, createdAt }: Pick<Authored, 'person' | 'createdAt'>): string {
    const name = knownPerson(person) && (this.#people.find(({ id }) => id === person)?.name ?? person)
    const day = knownTime(createdAt)?.slice(0, 10) ?? null
    return [name, day].filter((part) => part !== null).join(', ')
  }
}

const STATUS_WORDS = new Map([
  ['todo', 'To do'],
  ['in-progress', 'In progress'],
  ['done', 'Done']
])

/** Where somebody stands with an article, in words. */
export function statusWords(status: string): string {
  return STATUS_WORDS.get(status) ?? status
}

/** What another program said of a document, in words. */
export function extraFacts(extra: ExportDocument['extra']): readonly Fact[] {
  return Object.entries(extra).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
}
