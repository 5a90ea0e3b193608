import type { Person } from '../../model/library'
import { OffsetMap } from '../../text/offset-map'
import {
  bookmarkCompanions,
  claimCompanions,
  COMPANION_KEY,
  documentCompanion,
  documentLabelCompanions,
  filled,
  relationCompanions,
  relationsWithin,
  spanCompanion
} from '../companion'
import type { CompanionContext, CompanionObject } from '../companion'
import { exportSpan } from '../export-range'
import type { ExportDocument, ExportInput, OutputPart } from '../format'
import { LabelNames } from '../label-names'

/** Kinds of doccano projects, which differ in the keys of their rows. */
export type DoccanoKind = 'sequence' | 'relations' | 'intent' | 'classification'

/** What annotations are called in a row; other keys of a row are doccano's `meta`. */
const RESERVED = new Set(['id', 'text', 'label', 'labels', 'entities', 'relations', 'cats', 'Comments', COMPANION_KEY])

/** Writes a file of JSON lines, one document a line. */
export async function* encodeRows(input: ExportInput, path: string, kind: DoccanoKind): AsyncGenerator<OutputPart> {
  const writer = new RowWriter(new LabelNames(input), input.library.people, kind)
  // The file is there even when no row is.
  yield { path, text: '' }
  for await (const document of input.documents) yield { path, text: `${oneLine(writer.row(document))}\n` }
}

/** Some readers (Python's `splitlines`) end a line at these characters, which JSON lets stand in strings. */
function oneLine(row: object): string {
  return JSON.stringify(row).replace(
    /[\u0085\u2028\u2029]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** A passage that goes out; offsets in code points. */
interface Passage {
  readonly span: string
  readonly start: number
  readonly end: number
  readonly label: string
}

class RowWriter {
  readonly #labels: LabelNames
  readonly #people: readonly Person[]
  readonly #kind: DoccanoKind
  /** Entities and relations are numbered through the file, as doccano does. */
  #entities = 0
  #relations = 0

  constructor(labels: LabelNames, people: readonly Person[], kind: DoccanoKind) {
    this.#labels = labels
    this.#people = people
    this.#kind = kind
  }

  row(document: ExportDocument): object {
    const context = { document, map: OffsetMap.of(document.text), labels: this.#labels, people: this.#people }
    const free = Object.entries(document.extra).filter(([key]) => !RESERVED.has(key))
    const reserved = Object.fromEntries(Object.entries(document.extra).filter(([key]) => RESERVED.has(key)))
    return Object.fromEntries([
      ['id', idOf(document.name)],
      ['text', document.text],
      ...Object.entries(this.#annotations(context)),
      ['Comments', document.note === '' ? [] : [document.note]],
      ...free,
      [COMPANION_KEY, { ...documentCompanion(context), ...filled({ ...this.#companion(context), extra: reserved }) }]
    ])
  }

  #annotations(context: CompanionContext): Readonly<Record<string, unknown>> {
    const { document, labels } = context
    const categories = [...new Set(document.documentLabels.map(({ label }) => labels.shortName(label)))].sort()
    if (this.#kind === 'classification') return { label: categories }
    const passages = passagesOf(context)
    if (this.#kind === 'relations') return this.#entitiesAndRelations(context, passages)
    const triples = passages.map(({ start, end, label }) => [start, end, label])
    return this.#kind === 'intent' ? { entities: triples, cats: categories } : { label: triples }
  }

  #entitiesAndRelations(
    { document, labels }: CompanionContext,
    passages: readonly Passage[]
  ): Readonly<Record<string, unknown>> {
    const numbers = new Map<string, number>()
    const entities = passages.map(({ span, start, end, label }) => {
      const id = (this.#entities += 1)
      numbers.set(span, id)
      return { id, label, start_offset: start, end_offset: end }
    })
    const relations = relationsWithin(document).map(({ type, from, to }) => ({
      id: (this.#relations += 1),
      from_id: numbers.get(from.span),
      to_id: numbers.get(to.span),
      type: labels.relationType(type)
    }))
    return { entities, relations }
  }

  #companion(context: CompanionContext): CompanionObject {
    const { document } = context
    const categories = documentLabelCompanions(context)
    const isNamed = this.#kind === 'classification' || this.#kind === 'intent'
    const labels = isNamed ? { labelDetails: categories } : { documentLabels: categories }
    if (this.#kind === 'classification') return labels
    const byId = new Map(document.spans.map((span) => [span.id, span]))
    return {
      spans: passagesOf(context).flatMap(({ span: id }) => {
        const span = byId.get(id)
        return span ? [spanCompanion(context, span)] : []
      }),
      ...labels,
      relations: this.#kind === 'relations' ? relationCompanions(context) : [],
      claims: claimCompanions(context),
      bookmarks: bookmarkCompanions(context)
    }
  }
}

/** A number stays one, because doccano numbers its examples; other names are taken as they are. */
function idOf(name: string): string | number {
  return /^(?:0|[1-9]\d{0,14})$/.test(name) ? Number(name) : name
}

/** The spans that stand in the text, sorted as doccano sorts them: by start, end and label. */
function passagesOf({ document, map, labels }: CompanionContext): readonly Passage[] {
  return document.spans
    .filter(({ orphan }) => orphan === null)
    .map((span) => {
      const ranges = exportSpan(document, map, span, 'codepoint')
      const [start, end] = [ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0]
      return { span: span.id, start, end, label: labels.shortName(span.label) }
    })
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
}
