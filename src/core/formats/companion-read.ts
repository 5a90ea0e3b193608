import type { Attributes, AttributeValue } from '../model/annotation'
import { ARTICLE_STATUSES } from '../model/article'
import type { ArticleStatus } from '../model/article'
import type { TextRange } from '../model/text-range'
import type {
  DecodedAuthorship,
  DecodedBookmark,
  DecodedClaim,
  DecodedDocumentLabel,
  DecodedMetadata,
  DecodedRelation
} from './format'
import { asList, asText, isJsonObject } from './json-value'
import type { JsonObject } from './json-value'
import type { PositionReading, SourceText } from './readings'

/** Details of a span, by which it is found again: its place in code points as it was written, its label and words. */
export interface CompanionSpan extends DecodedAuthorship {
  readonly id: string | null
  /** In UTF-16 code units of the frozen text; null when it does not lie in it. */
  readonly range: TextRange | null
  /** As written, in code points. */
  readonly start: number
  readonly end: number
  readonly text: string | null
  readonly label: string
  readonly attributes: Attributes
  readonly tags: readonly string[]
  readonly note: string
}

/** A relation between spans of one document, by the ids that the spans had. */
export type CompanionRelation = Omit<DecodedRelation, 'to'> & { readonly to: string; readonly quote: string }

/** What a file brought back of a document (see `companion.ts`). What it does not have is empty. */
export interface Companion {
  readonly metadata: DecodedMetadata
  readonly status: ArticleStatus | null
  readonly note: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly spans: readonly CompanionSpan[]
  readonly documentLabels: readonly DecodedDocumentLabel[]
  /** Details of document labels that the format itself names, too: they are only true of those that it still names. */
  readonly labelDetails: readonly DecodedDocumentLabel[]
  readonly relations: readonly CompanionRelation[]
  readonly claims: readonly DecodedClaim[]
  readonly bookmarks: readonly DecodedBookmark[]
  readonly extra: JsonObject
}

/** Companions are always written in code points of a frozen text. */
export const COMPANION_READING: PositionReading = { unit: 'codepoint', lineEnds: 'one', bom: 'left-out' }

/** Tells of something in a companion that was left out. */
export type TellProblem = (place: string, message: string) => void

/** Reads a companion; whatever is not as it should be is told and left out. `value` may be anything. */
export function readCompanion(value: unknown, source: SourceText, tell: TellProblem): Companion {
  const object = isJsonObject(value) ? value : {}
  if (value !== undefined && !isJsonObject(value)) tell('claimdesk', 'This is no object. It was left out.')
  const status = ARTICLE_STATUSES.find((each) => each === object['status']) ?? null
  if (object['status'] !== undefined && status === null) tell('claimdesk.status', 'There is no such status.')
  const hasDocument = typeof object['title'] === 'string'
  const labelsIn = (key: string): readonly DecodedDocumentLabel[] =>
    entries(object, key, tell).map((entry, index) => documentLabelOf(entry, index, tell))
  return {
    metadata: hasDocument ? { ...NO_METADATA, ...metadataOf(object) } : metadataOf(object),
    status: hasDocument ? (status ?? 'todo') : status,
    note: asText(object['note']) ?? '',
    people: Object.entries(isJsonObject(object['people']) ? object['people'] : {}).flatMap(([id, name]) =>
      typeof name === 'string' ? [{ id, name }] : []
    ),
    spans: entries(object, 'spans', tell).map((entry) => spanOf(entry, source, tell)),
    documentLabels: labelsIn('documentLabels'),
    labelDetails: labelsIn('labelDetails'),
    relations: entries(object, 'relations', tell).map((entry, index) => relationOf(entry, index, tell)),
    claims: entries(object, 'claims', tell).map(claimOf),
    bookmarks: entries(object, 'bookmarks', tell).flatMap((entry, index) => bookmarkOf(entry, index, source, tell)),
    extra: isJsonObject(object['extra']) ? object['extra'] : {}
  }
}

function entries(object: JsonObject, key: string, tell: TellProblem): readonly JsonObject[] {
  return asList(object[key]).flatMap((entry, index) => {
    if (isJsonObject(entry)) return [entry]
    tell(`claimdesk.${key}[${index}]`, 'This is no object. It was left out.')
    return []
  })
}

/** What is not said in a companion that has the document is not so, rather than unknown. */
const NO_METADATA: DecodedMetadata = {
  byline: null,
  publisher: null,
  url: null,
  publishedAt: null,
  language: 'und',
  tags: []
}

function metadataOf(object: JsonObject): DecodedMetadata {
  const texts = { title: 'title', byline: 'byline', publisher: 'publisher', url: 'url', publishedAt: 'published' }
  const found = Object.entries({ ...texts, language: 'language' }).flatMap(([field, key]) =>
    typeof object[key] === 'string' ? [[field, object[key]] as const] : []
  )
  const tags = textsOf(object['tags'])
  return { ...(Object.fromEntries(found) as DecodedMetadata), ...(tags.length > 0 && { tags }) }
}

const textsOf = (value: unknown): string[] => asList(value).filter((each) => typeof each === 'string')

/** Authorship as a companion has it; `updated` is left out where it is `created`. */
export function authorshipFrom(entry: JsonObject): DecodedAuthorship {
  const createdAt = asText(entry['created'])
  return { person: asText(entry['person']), createdAt, updatedAt: asText(entry['updated']) ?? createdAt }
}

/** Attributes out of JSON. Values that no attribute can have are told, with their names, and left out. */
export function attributesFrom(value: unknown, tell: (name: string) => void): Attributes {
  if (!isJsonObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, AttributeValue] => {
      const isFit = isAttributeValue(entry[1])
      if (!isFit) tell(entry[0])
      return isFit
    })
  )
}

function isAttributeValue(value: unknown): value is AttributeValue {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

const attributesOf = (entry: JsonObject, place: string, tell: TellProblem): Attributes =>
  attributesFrom(entry['attributes'], (name) =>
    tell(place, `The value of “${name}” is none that an attribute can have.`)
  )

function spanOf(entry: JsonObject, source: SourceText, tell: TellProblem): CompanionSpan {
  const [start, end] = [entry['start'], entry['end']].map((each) => (typeof each === 'number' ? each : -1))
  const id = asText(entry['id'])
  return {
    id,
    start: start ?? -1,
    end: end ?? -1,
    range: source.toFrozen({ start: start ?? -1, end: end ?? -1 }, COMPANION_READING),
    text: asText(entry['text']),
    label: asText(entry['label']) ?? '',
    attributes: attributesOf(entry, `claimdesk, annotation ${id ?? ''}`, tell),
    tags: textsOf(entry['tags']),
    note: asText(entry['note']) ?? '',
    ...authorshipFrom(entry)
  }
}

function documentLabelOf(entry: JsonObject, index: number, tell: TellProblem): DecodedDocumentLabel {
  const id = asText(entry['id']) ?? `d${index + 1}`
  return {
    id,
    label: asText(entry['label']) ?? '',
    value: asText(entry['value']),
    attributes: attributesOf(entry, `claimdesk, document label ${id}`, tell),
    note: asText(entry['note']) ?? '',
    ...authorshipFrom(entry)
  }
}

function relationOf(entry: JsonObject, index: number, tell: TellProblem): CompanionRelation {
  const id = asText(entry['id']) ?? `r${index + 1}`
  return {
    id,
    type: asText(entry['type']) ?? '',
    from: asText(entry['from']) ?? '',
    to: asText(entry['to']) ?? '',
    quote: asText(entry['quote']) ?? '',
    attributes: attributesOf(entry, `claimdesk, relation ${id}`, tell),
    note: asText(entry['note']) ?? '',
    ...authorshipFrom(entry)
  }
}

function claimOf(entry: JsonObject, index: number): DecodedClaim {
  const verdict = isJsonObject(entry['verdict']) ? entry['verdict'] : {}
  const [scale, value] = [asText(verdict['scale']), asText(verdict['value'])]
  return {
    id: asText(entry['id']) ?? `c${index + 1}`,
    spans: textsOf(entry['spans']),
    normalized: asText(entry['claim']) ?? '',
    speaker: asText(entry['speaker']) ?? '',
    verdict: scale !== null && value !== null ? { scale, value } : null,
    note: asText(entry['note']) ?? '',
    ...authorshipFrom(entry)
  }
}

function bookmarkOf(
  entry: JsonObject,
  index: number,
  source: SourceText,
  tell: TellProblem
): readonly DecodedBookmark[] {
  const id = asText(entry['id']) ?? `b${index + 1}`
  const position = { start: Number(entry['start']), end: Number(entry['end']) }
  const range = source.toFrozen(position, COMPANION_READING)
  if (range && range.start < range.end && source.frozen.slice(range.start, range.end) === entry['text']) {
    return [{ id, range, name: asText(entry['name']) ?? '', ...authorshipFrom(entry) }]
  }
  tell(`claimdesk, bookmark ${id}`, 'The text at its place has changed. It was left out.')
  return []
}
