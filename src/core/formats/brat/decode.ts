import type { ExchangeType } from '../../model/scheme'
import { NOTHING_DECODED, settingOf } from '../format'
import type { Decoded, DecodedDocument, DecodedLabel, DecodedRelationType, DecodeInput, DecodeProblem } from '../format'
import { readingsOf } from '../document-readings'
import type { PositionedText } from '../document-readings'
import { SourceText } from '../readings'
import { readText } from '../text-file'
import { collectDocuments } from './collect-files'
import type { DocumentFiles } from './collect-files'
import { configFile } from './config-file'
import type { ConfigFile } from './config-file'
import { readDocument } from './decode-document'
import type { ReadDocument } from './decode-document'
import { textFor } from './known-text'
import { splitRole } from './names'
import { placePassages } from './place-passages'
import { fragmentPositions, POSITIONS, READINGS } from './positions'
import { readSidecar } from './read-sidecar'
import type { Sidecar } from './read-sidecar'
import { NAMES } from './settings'
import { standoffLines } from './standoff-lines'
import type { StandoffLines } from './standoff-lines'
import { EVENT, TypeTable } from './type-table'

/** A document whose text was found. */
interface Found extends PositionedText {
  readonly name: string
  readonly article: string | null
  readonly lines: StandoffLines
  readonly files: DocumentFiles
}

/** Reads folders of brat documents: pairs of text and standoff, their configuration, and our sidecars. Never throws. */
export function decodeBrat(input: DecodeInput): Promise<Decoded> {
  return new FolderReader(input).read()
}

class FolderReader {
  readonly #input: DecodeInput
  readonly #problems: DecodeProblem[] = []
  readonly #remarks = new Set<string>()
  readonly #configs = new Map<string, ConfigFile>()
  readonly #tables = new Map<string, TypeTable>()

  constructor(input: DecodeInput) {
    this.#input = input
  }

  async read(): Promise<Decoded> {
    const { documents, configs, ignored, problems } = collectDocuments(this.#input.files)
    this.#problems.push(...problems)
    for (const file of configs) {
      const text = readText(file)
      if (text.problem) this.#problems.push(text.problem)
      else {
        const config = configFile(file.path, text.raw)
        this.#configs.set(file.path, config)
        this.#problems.push(...config.problems)
      }
    }
    if (ignored.length > 0) {
      const names = ignored.slice(0, 5).join(', ')
      const more = ignored.length > 5 ? ` and ${ignored.length - 5} more` : ''
      this.#remarks.add(`Files that hold no texts or annotations of brat were left out: ${names}${more}.`)
    }
    const found: Found[] = []
    for (const files of documents) {
      const document = await this.#find(files)
      if (document) found.push(document)
    }
    const { of, readings } = readingsOf(found, settingOf(POSITIONS, this.#input.settings), READINGS)
    const roles = rolesIn(found)
    const sidecars = found.map(({ files, source }) =>
      files.sidecar ? readSidecar(files.sidecar, source.frozen, this.#problems) : null
    )
    const read = found.map((document, index) => {
      const { passages, problems: ofPassages } = placePassages(document.source, document.lines.textBounds, of(document))
      this.#problems.push(...ofPassages)
      const { name, article, lines, source } = document
      const parts = { name, article, lines, passages, roles, text: source.frozen, sidecar: sidecars[index] ?? null }
      const result = readDocument({ ...parts, types: this.#tableFor(name) })
      this.#problems.push(...result.problems)
      return result
    })
    this.#tellStale(read)
    return {
      ...NOTHING_DECODED,
      documents: linked(read, sidecars),
      ...this.#definitions(read),
      people: peopleOf(sidecars),
      problems: this.#problems,
      remarks: [...this.#remarks],
      readings
    }
  }

  async #find(files: DocumentFiles): Promise<Found | null> {
    const raws = files.annotations.flatMap((file) => {
      const { raw, problem } = readText(file)
      if (problem) this.#problems.push(problem)
      return raw === null ? [] : [{ path: file.path, raw }]
    })
    const lines = standoffLines(raws)
    this.#problems.push(...lines.problems)
    const { name } = files
    const file = files.annotations[0]?.path ?? files.text?.path ?? name
    const positions = fragmentPositions(lines.textBounds)
    if (files.text) {
      const { raw, problem } = readText(files.text)
      if (problem) {
        this.#problems.push(problem)
        return null
      }
      return { name, article: null, lines, files, file, positions, source: new SourceText(raw) }
    }
    const known = await textFor(this.#input.known, name, lines.textBounds)
    if (known)
      return { name, article: known.article, lines, files, file, positions, source: new SourceText(known.text) }
    const message = `There is no text for these annotations. Put ${name.split('/').at(-1) ?? name}.txt beside them and read both.`
    this.#problems.push({ file, line: null, place: '', message })
    return null
  }

  /** The types of a document: the configuration files nearest above it count, as in brat. */
  #tableFor(name: string): TypeTable {
    const folders = name.split('/').slice(0, -1)
    const nearest = (file: string): string | null => {
      for (let depth = folders.length; depth >= 0; depth -= 1) {
        const path = [...folders.slice(0, depth), file].join('/')
        if (this.#configs.has(path)) return path
      }
      return null
    }
    const annotation = nearest('annotation.conf')
    const visual = nearest('visual.conf')
    const key = JSON.stringify([annotation, visual])
    const known = this.#tables.get(key)
    if (known) return known
    const config = (path: string | null): ConfigFile | null =>
      path === null ? null : (this.#configs.get(path) ?? null)
    const reading = settingOf(NAMES, this.#input.settings) === 'type' ? 'type' : 'display'
    const made = new TypeTable(config(annotation), config(visual), reading)
    this.#tables.set(key, made)
    return made
  }

  /** What the configurations define, and events and kinds of relations that only the lines show. */
  #definitions(read: readonly ReadDocument[]): Pick<Decoded, 'labels' | 'relationTypes'> {
    // A configuration without documents defines its types all the same.
    for (const path of this.#configs.keys()) this.#tableFor(path)
    const labels = new Map<string, DecodedLabel>()
    const types = new Map<string, DecodedRelationType>()
    for (const table of this.#tables.values()) {
      for (const label of table.labels()) if (!labels.has(label.path)) labels.set(label.path, label)
      for (const type of table.relationTypes()) if (!types.has(type.name)) types.set(type.name, type)
    }
    for (const { events, exchanges } of read) {
      for (const path of events) labels.set(path, { ...labels.get(path), path, exchange: EVENT })
      for (const [name, exchange] of exchanges) types.set(name, withExchange(types.get(name), name, exchange))
    }
    return { labels: [...labels.values()], relationTypes: [...types.values()] }
  }

  #tellStale(read: readonly ReadDocument[]): void {
    const stale = read.reduce((sum, document) => sum + document.stale, 0)
    if (stale === 0) return
    this.#remarks.add(
      `${stale} annotations have changed since the .claimdesk.json files were written; what these say of them was left out.`
    )
  }
}

function withExchange(
  known: DecodedRelationType | undefined,
  name: string,
  exchange: ExchangeType
): DecodedRelationType {
  if (known?.exchange) return known
  return { symmetric: exchange.type === 'equiv', ...known, name, exchange }
}

/** Role names without numbers that events have somewhere. */
function rolesIn(documents: readonly Found[]): ReadonlySet<string> {
  const given = documents.flatMap(({ lines }) =>
    lines.events.flatMap((event) => event.arguments.map(({ role }) => role))
  )
  return new Set(given.filter((role) => splitRole(role).number === 1))
}

/** Documents whose relations to articles of other documents lead to these documents. */
function linked(read: readonly ReadDocument[], sidecars: readonly (Sidecar | null)[]): readonly DecodedDocument[] {
  const keys = new Map<string, string>()
  sidecars.forEach((sidecar, index) => {
    const key = read[index]?.document.key
    if (sidecar?.article != null && key !== undefined) keys.set(sidecar.article, key)
  })
  return read.map(({ document }) => ({
    ...document,
    relations: document.relations.map((relation) => {
      const key = relation.to.article === null ? undefined : keys.get(relation.to.article)
      return key === undefined ? relation : { ...relation, to: { ...relation.to, document: key, article: null } }
    })
  }))
}

function peopleOf(sidecars: readonly (Sidecar | null)[]): Decoded['people'] {
  const people = new Map<string, string>()
  for (const { id, name } of sidecars.flatMap((sidecar) => sidecar?.companion.people ?? [])) people.set(id, name)
  return [...people].map(([id, name]) => ({ id, name }))
}
