import type { Span } from '../../model/annotation'
import type { LibraryInfo } from '../../model/library'
import { OffsetMap } from '../../text/offset-map'
import { bookmarkCompanions, claimCompanions, COMPANION_KEY, documentCompanion } from '../companion'
import { documentLabelCompanions, filled, relationCompanions, relationsWithin, spanCompanion } from '../companion'
import type { CompanionObject } from '../companion'
import { exportSpan } from '../export-range'
import type { ExportDocument, ExportInput, OutputPart, Token } from '../format'
import { isJsonObject } from '../json-value'
import { LabelNames } from '../label-names'
import { overlappingSpans } from '../policies/overlaps'
import { tokensTouched } from '../policies/token-edges'
import { tokensOf } from '../tokens'
import { isKnownTime, workOfEach } from './annotator'
import type { PersonalWork } from './annotator'
import { keptRows, MADE_TOKENS, readRefusalTag, RELATION_END } from './row-keys'
import type { KeptRow } from './row-keys'

const FILE = 'prodigy.jsonl'
/** Keys that no kept row may bring along: they say what the document says now. */
const STRUCTURE: ReadonlySet<string> = new Set(['text', 'meta', 'tokens', 'spans', 'relations'])

/** Writes a row for each document and each person who made something in it. */
export async function* encodeProdigy(input: ExportInput): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  yield { path: FILE, text: '' }
  for await (const document of input.documents) {
    const { rows, rest } = keptRows(document.extra)
    const writer = new RowWriter({ ...document, extra: rest }, labels, input.library)
    const lines = workOfEach({ ...document, extra: rest }, input.library).map((work, index) => {
      const kept = rows.find(({ annotator }) => annotator === work.person) ?? (index === 0 ? rows[0] : undefined)
      return `${oneLine(JSON.stringify(writer.row(work, kept)))}\n`
    })
    yield { path: FILE, text: lines.join('') }
  }
}

/** Some readers (Python's `splitlines`) end a line at these characters, which JSON lets stand in strings. */
function oneLine(json: string): string {
  return json.replace(
    /[\u0085\u2028\u2029]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** A passage as Prodigy writes it: code points, and tokens where its edges are theirs; `token_end` is the last one. */
interface WrittenPassage {
  readonly start: number
  readonly end: number
  readonly token_start?: number
  readonly token_end?: number
  readonly label: string | null
}

class RowWriter {
  readonly #document: ExportDocument
  readonly #labels: LabelNames
  readonly #library: LibraryInfo
  readonly #map: OffsetMap
  readonly #tokens: readonly Token[]

  constructor(document: ExportDocument, labels: LabelNames, library: LibraryInfo) {
    this.#document = document
    this.#labels = labels
    this.#library = library
    this.#map = OffsetMap.of(document.text)
    this.#tokens = tokensOf(document)
  }

  row(work: PersonalWork, kept: KeptRow | undefined): object {
    const { document, person } = work
    const spans = work.spans.filter((span) => span.orphan === null && !isRelationEnd(span))
    const relations = this.#relations(document)
    const refusal = document.article.tags.map(readRefusalTag).find((each) => each !== null)
    const options = this.#options(document)
    const others = Object.entries(kept?.keys ?? {}).filter(([key]) => !STRUCTURE.has(key))
    const time = this.#newest(work)
    const meta = kept?.keys['meta']
    const answer = kept?.keys['answer'] ?? refusal?.refusal ?? 'accept'
    const isRefused = answer !== 'accept' && refusal !== undefined && refusal.label !== ''
    return {
      text: document.text,
      ...Object.fromEntries(others),
      meta: { ...(isJsonObject(meta) ? meta : {}), [COMPANION_KEY]: this.#companion(work, spans) },
      tokens: this.#tokens.map((token, id) => this.#token(token, id)),
      spans: spans.map((span) => this.#passage(span)),
      ...(relations.length > 0 && { relations }),
      ...(options.length > 0 && { options }),
      ...(options.length > 0 && { accept: accepted(document, this.#labels) }),
      ...(isRefused && !('accept' in (kept?.keys ?? {})) && { label: refusal.label }),
      answer,
      _view_id: kept?.keys['_view_id'] ?? viewOf(spans, relations.length > 0, options.length > 0),
      _annotator_id: person,
      _session_id: kept?.keys['_session_id'] ?? person,
      ...(time !== null && { _timestamp: time })
    }
  }

  #token({ start, end, features = {} }: Token, id: number): object {
    const { text } = this.#document
    const known = { text: text.slice(start, end), start: this.#map.toCodePoint(start), end: this.#map.toCodePoint(end) }
    const own = { ...known, id, ws: /^\s/u.test(text.slice(end, end + 1)) }
    const reserved = Object.keys(features).some((name) => name === 'features' || name in own || name === '__proto__')
    if (Object.keys(features).length === 0) return own
    return reserved ? { ...own, features } : { ...own, ...features }
  }

  #passage(span: Span): WrittenPassage {
    const parts = exportSpan(this.#document, this.#map, span, 'codepoint')
    const start = span.ranges[0]?.start ?? 0
    const end = span.ranges.at(-1)?.end ?? 0
    const touched = tokensTouched(this.#tokens, { start, end })
    const isOnEdges =
      touched.start < touched.end &&
      this.#tokens[touched.start]?.start === start &&
      this.#tokens[touched.end - 1]?.end === end
    return {
      start: parts[0]?.start ?? 0,
      end: parts.at(-1)?.end ?? 0,
      ...(isOnEdges && { token_start: touched.start, token_end: touched.end - 1 }),
      label: isRelationEnd(span) ? null : this.#labels.shortName(span.label)
    }
  }

  /** Relations are between tokens: that of a passage is its last one, as in Prodigy's own files. */
  #relations(document: ExportDocument): readonly object[] {
    const spans = new Map(document.spans.map((span) => [span.id, span]))
    return relationsWithin(document).flatMap(({ from, to, type }) => {
      const [head, child] = [spans.get(from.span), spans.get(to.span)]
      if (!head || !child) return []
      const label = this.#labels.relationType(type)
      const [headSpan, childSpan] = [this.#passage(head), this.#passage(child)]
      return [
        {
          head: this.#lastToken(head),
          child: this.#lastToken(child),
          label,
          head_span: headSpan,
          child_span: childSpan
        }
      ]
    })
  }

  #lastToken({ ranges }: Span): number {
    const touched = tokensTouched(this.#tokens, { start: ranges[0]?.start ?? 0, end: ranges.at(-1)?.end ?? 0 })
    return Math.max(0, Math.min(this.#tokens.length, Math.max(touched.end, touched.start + 1)) - 1)
  }

  /** What can be chosen for the whole text, where something was. */
  #options(document: ExportDocument): readonly { readonly id: string; readonly text: string }[] {
    const chosen = accepted(document, this.#labels)
    if (chosen.length === 0) return []
    const possible = this.#labels.labels.filter(({ appliesTo }) => appliesTo !== 'span')
    const names = new Set([...possible.map(({ id }) => this.#labels.shortName(id)), ...chosen])
    return [...names].map((name) => ({ id: name, text: name }))
  }

  #companion({ spans: all, document }: PersonalWork, spans: readonly Span[]): CompanionObject {
    const personless = (companion: CompanionObject): CompanionObject => this.#withoutPerson(companion)
    const context = { document, map: this.#map, labels: this.#labels, people: this.#library.people }
    const own = { ...context, document: { ...document, spans: all } }
    const { people, ...about } = documentCompanion(own)
    const isNamed =
      all.length + document.claims.length + document.documentLabels.length > 0 || document.relations.length > 0
    return {
      name: document.name,
      ...about,
      ...(isNamed || document.bookmarks.length > 0 ? { people } : {}),
      ...filled({
        spans: spans.map((span) => personless(spanCompanion(context, span))),
        documentLabels: documentLabelCompanions(context).map(personless),
        relations: relationCompanions(context).map(personless),
        claims: claimCompanions(context).map(personless),
        bookmarks: bookmarkCompanions(context).map(personless),
        extra: document.extra,
        tokens: document.tokens === null ? MADE_TOKENS : null
      })
    }
  }

  /** The row says who made a record; and a time that nobody knows is none. */
  #withoutPerson({ person: _, created, updated, ...rest }: CompanionObject): CompanionObject {
    const times = { ...(created !== undefined && { created }), ...(updated !== undefined && { updated }) }
    const isKnown = typeof created !== 'string' || isKnownTime(created, this.#library.id)
    return isKnown ? { ...rest, ...times } : rest
  }

  /** When the newest record of the row was changed, in seconds since 1970; null when nobody knows. */
  #newest({ spans, document }: PersonalWork): number | null {
    const { claims, documentLabels, relations, bookmarks } = document
    const times = [...spans, ...claims, ...documentLabels, ...relations, ...bookmarks].map(({ updatedAt }) => updatedAt)
    const newest = times.filter((time) => isKnownTime(time, this.#library.id)).reduce((a, b) => (b > a ? b : a), '')
    const milliseconds = Date.parse(newest)
    return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000)
  }
}

/** Whether a passage came out of a row only because a relation ends at its tokens. */
function isRelationEnd({ attributes }: Span): boolean {
  return attributes[RELATION_END] === true
}

function accepted({ documentLabels }: ExportDocument, labels: LabelNames): readonly string[] {
  return [...new Set(documentLabels.map(({ label }) => labels.shortName(label)))]
}

function viewOf(spans: readonly Span[], hasRelations: boolean, hasOptions: boolean): string {
  if (hasRelations) return 'relations'
  if (hasOptions && spans.length === 0) return 'choice'
  return overlappingSpans(spans).length > 0 ? 'spans_manual' : 'ner_manual'
}
