import type { Article } from '../../model/article'
import { NOTHING_DECODED } from '../format'
import type { Decoded, DecodedDocument, DecodedReading, DecodeInput, DecodeProblem, KnownTexts } from '../format'
import type { JsonObject } from '../json-value'
import { readingId } from '../readings'
import { readDocumentRow } from './read-document-row'
import { textOf } from './row-values'

/** A place in a file: `line` is 1-based, or null where there are none. */
export interface RowPlace {
  readonly file: string
  readonly line: number | null
}

/** Where a row comes from. */
export interface RowOrigin {
  /** What the document is called when the row has no name. */
  readonly name: string
  readonly row: RowPlace
  /** Place of an object of the row that stands somewhere else; null where it is the row's. */
  readonly placeOf?: (item: unknown) => RowPlace | null
}

/** Collects the documents of rows, in whatever files they stand, with what rows say about each other. */
export class RowCollector {
  readonly problems: DecodeProblem[] = []
  readonly remarks = new Set<string>()
  readonly #known: KnownTexts
  readonly #byId: ReadonlyMap<string, Article>
  readonly #byHash: ReadonlyMap<string, Article>
  readonly #positions: string
  readonly #documents: DecodedDocument[] = []
  readonly #keys = new Set<string>()
  readonly #articles = new Map<string, string>()
  readonly #labels = new Map<string, string>()
  readonly #types = new Map<string, string>()
  readonly #people = new Map<string, string>()
  readonly #readings = new Map<string, DecodedReading>()
  #moved = 0

  constructor({ known, settings }: Pick<DecodeInput, 'known' | 'settings'>) {
    this.#known = known
    this.#byId = new Map(known.articles.map((article) => [article.id, article]))
    this.#byHash = new Map(known.articles.map((article) => [article.text.sha256, article]))
    this.#positions = settings['positions'] ?? 'auto'
  }

  problem(file: string, line: number | null, place: string, message: string): void {
    this.problems.push({ file, line, place, message })
  }

  /** Reads a row; its text may be one of the known articles'. */
  async add(row: JsonObject, origin: RowOrigin): Promise<void> {
    const { name, placeOf } = origin
    const { file, line } = origin.row
    const id = textOf(row['id'])
    const found = await this.#textOf(row, id)
    if (found === null) {
      const place = id || textOf(row['title']) || name
      const message =
        'This article was left out with all its annotations: its text is not in the file, and it is not in the library.'
      this.problem(file, line, place, message)
      return
    }
    const key = this.#freeKey(id || name)
    const read = readDocumentRow(row, {
      key,
      name: textOf(row['name']) || (id === '' ? name : id),
      ...found,
      positions: this.#positions,
      report: (item, place, message) => {
        const at = placeOf?.(item) ?? origin.row
        this.problem(at.file, at.line, place, message)
      }
    })
    this.#documents.push(read.document)
    if (id !== '' && !this.#articles.has(id)) this.#articles.set(id, key)
    for (const label of read.labels) if (!this.#labels.has(label.id)) this.#labels.set(label.id, label.path)
    for (const type of read.relationTypes) if (!this.#types.has(type.id)) this.#types.set(type.id, type.name)
    for (const person of read.people) if (!this.#people.has(person.id)) this.#people.set(person.id, person.name)
    this.#moved += read.moved
    if (read.decided) {
      const chosen = readingId(read.decided.reading)
      const entry = { file, setting: 'positions', chosen, evidence: read.decided.evidence }
      if (!this.#readings.has(`${file}\n${chosen}`)) this.#readings.set(`${file}\n${chosen}`, entry)
    }
  }

  finish(): Decoded {
    if (this.#moved > 0) {
      this.remarks.add(`${this.#moved} passages were found by their words, not at their positions.`)
    }
    const named = (map: ReadonlyMap<string, string>) => [...map].map(([id, name]) => ({ id, name }))
    return {
      ...NOTHING_DECODED,
      documents: this.#documents.map((document) => this.#linked(document)),
      labels: [...this.#labels].map(([id, path]) => ({ id, path })),
      relationTypes: named(this.#types),
      people: named(this.#people),
      problems: this.problems,
      remarks: [...this.remarks],
      readings: [...this.#readings.values()]
    }
  }

  /** The text of a row, or of the known article it names; null when there is neither. */
  async #textOf(
    row: JsonObject,
    id: string
  ): Promise<{ readonly text: string; readonly article: string | null } | null> {
    const text = typeof row['text'] === 'string' ? row['text'] : null
    const sha256 = textOf(row['sha256'])
    const known = this.#byId.get(id) ?? (text === null && sha256 !== '' ? this.#byHash.get(sha256) : undefined)
    if (!known) return text === null ? null : { text, article: null }
    const frozen = await this.#known.read(known.id)
    if (text === null || text === frozen) {
      if (text === null && sha256 !== '' && sha256 !== known.text.sha256) {
        this.remarks.add('Some articles of the library have another text by now than the one that was annotated.')
      }
      return { text: frozen, article: known.id }
    }
    return { text, article: null }
  }

  #freeKey(wanted: string): string {
    let key = wanted
    for (let count = 2; this.#keys.has(key); count += 1) key = `${wanted}#${count}`
    this.#keys.add(key)
    return key
  }

  /** Relations to other articles: those which are in the files are named by their keys. */
  #linked(document: DecodedDocument): DecodedDocument {
    if (!document.relations.some(({ to }) => to.article !== null && this.#articles.has(to.article))) return document
    const relations = document.relations.map((relation) => {
      const key = relation.to.article === null ? undefined : this.#articles.get(relation.to.article)
      return key === undefined ? relation : { ...relation, to: { ...relation.to, document: key, article: null } }
    })
    return { ...document, relations }
  }
}
