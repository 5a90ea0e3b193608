import type { Attributes, AttributeValue } from '../../model/annotation'
import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import { readCompanion } from '../companion-read'
import type { Companion, CompanionRelation } from '../companion-read'
import { COMPANION_KEY } from '../companion'
import { EMPTY_DECODED_DOCUMENT } from '../format'
import type { DecodedAuthorship, DecodedDocument, DecodedDocumentLabel, DecodedRelation, DecodedSpan } from '../format'
import { FreeIds } from '../free-ids'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { compareSpans } from '../../model/annotation'
import type { PositionReading } from '../readings'
import { DetailsByPlace } from './details-by-place'
import { annotatorOf, positionOf, sameWords, tokensIn } from './row'
import type { Row, RowTokens, TellInRow } from './row'
import { EXTRA_KEY, KNOWN_KEYS, MADE_TOKENS, OWN_VIEWS, REFUSALS, refusalTag, RELATION_END } from './row-keys'
import type { KeptRow } from './row-keys'

/** Keys of a passage that say nothing beyond its place and label. */
const PASSAGE_KEYS = new Set([
  'start',
  'end',
  'token_start',
  'token_end',
  'label',
  'text',
  'type',
  'input_hash',
  'color'
])

/** One row while it is read. */
interface OpenRow {
  readonly row: Row
  readonly person: string | null
  readonly companion: Companion
  readonly tokens: RowTokens
  readonly authorship: DecodedAuthorship
  readonly tell: TellInRow
}

/** Makes a document of the rows in which people gave their answers to one task. */
export class TaskReader {
  readonly labels = new Set<string>()
  readonly people = new Map<string, string>()
  readonly #reading: PositionReading
  readonly #isRefusedTaken: boolean
  readonly #ids = { spans: new FreeIds(), labels: new FreeIds(), relations: new FreeIds() }
  readonly #spans: DecodedSpan[] = []
  readonly #documentLabels: DecodedDocumentLabel[] = []
  readonly #relations: DecodedRelation[] = []
  readonly #tags: string[] = []
  readonly #kept: KeptRow[] = []

  /** @param isRefusedTaken whether passages of rejected and ignored tasks count */
  constructor(reading: PositionReading, isRefusedTaken: boolean) {
    this.#reading = reading
    this.#isRefusedTaken = isRefusedTaken
  }

  /** @param rows at least one, all with the same text */
  read(rows: readonly Row[], key: string, name: string, tellAt: (row: Row) => TellInRow): DecodedDocument {
    const open = rows.map((row) => this.#open(row, tellAt(row)))
    const [first] = open
    if (!first) return { ...EMPTY_DECODED_DOCUMENT, key, name, text: '' }
    for (const row of open) this.#readSpans(row)
    for (const row of open) this.#readChoices(row)
    for (const row of open) this.#readRelations(row)
    for (const row of open) this.#keep(row)
    const known = new Set(this.#spans.map(({ id }) => id))
    const claims = open.flatMap(({ companion, person, tell }) =>
      companion.claims.flatMap((claim) => {
        const spans = claim.spans.filter((span) => known.has(span))
        if (spans.length === 0) tell(`claim ${claim.id}`, 'None of its passages is there any more. It was left out.')
        return spans.length === 0 ? [] : [{ ...claim, spans, person }]
      })
    )
    const { metadata } = first.companion
    const url = this.#metaOf(first.row)['url']
    const tags = [...new Set([...(metadata.tags ?? []), ...this.#tags])]
    const kept = this.#kept.some(({ keys }) => Object.keys(keys).length > 0) ? { [EXTRA_KEY]: this.#kept } : {}
    return {
      ...EMPTY_DECODED_DOCUMENT,
      key,
      name,
      text: first.row.source.frozen,
      metadata: { ...(typeof url === 'string' && { url }), ...metadata, ...(tags.length > 0 && { tags }) },
      status: first.companion.status,
      tokens: this.#isMade(first.row) ? null : first.tokens.tokens,
      spans: this.#spans.sort(compareSpans),
      claims,
      documentLabels: this.#documentLabels,
      relations: this.#relations,
      bookmarks: open.flatMap(({ companion, person }) => companion.bookmarks.map((mark) => ({ ...mark, person }))),
      note: [...new Set(open.map(({ companion }) => companion.note))].filter((note) => note !== '').join('\n\n'),
      extra: { ...first.companion.extra, ...kept }
    }
  }

  #open(row: Row, tell: TellInRow): OpenRow {
    const person = annotatorOf(row)
    const companion = readCompanion(this.#metaOf(row)[COMPANION_KEY], row.source, tell)
    for (const { id, name } of companion.people) this.people.set(id, name)
    if (person !== null && !this.people.has(person)) this.people.set(person, person)
    const time = timeOf(row.json['_timestamp'])
    return {
      row,
      person,
      companion,
      tokens: tokensIn(row, this.#reading, tell),
      authorship: { person, createdAt: time, updatedAt: time },
      tell
    }
  }

  #metaOf({ json }: Row): JsonObject {
    return isJsonObject(json['meta']) ? json['meta'] : {}
  }

  /** Whether Claimdesk made the tokens for the row. */
  #isMade(row: Row): boolean {
    const own = this.#metaOf(row)[COMPANION_KEY]
    return isJsonObject(own) && own['tokens'] === MADE_TOKENS
  }

  #isRefused({ json }: Row): boolean {
    return REFUSALS.some((refusal) => refusal === json['answer'])
  }

  #readSpans(open: OpenRow): void {
    const { row, companion, authorship, tell } = open
    if (row.json['spans'] !== undefined && row.json['spans'] !== null && !Array.isArray(row.json['spans'])) {
      tell('spans', 'This is no list. It was left out.')
      return
    }
    if (this.#isRefused(row) && !this.#isRefusedTaken) return
    const details = new DetailsByPlace(companion.spans)
    asList(row.json['spans']).forEach((entry, index) => {
      const place = `spans[${index}]`
      const range = isJsonObject(entry) ? this.#rangeOf(entry, open, (message) => tell(place, message)) : null
      if (!isJsonObject(entry)) tell(place, 'This is no object. It was left out.')
      if (!isJsonObject(entry) || range === null) return
      const label = labelOf(entry['label'])
      const known = details.take(range, label)
      this.#spans.push({
        id: this.#ids.spans.next(known?.id ?? `s${this.#spans.length + 1}`),
        ranges: [range],
        quotes: [quoteOf(row.source.frozen, range)],
        label,
        attributes: { ...attributesOf(entry), ...known?.attributes },
        tags: known?.tags ?? [],
        note: known?.note ?? '',
        ...timed(known, authorship)
      })
      if (label !== '') this.labels.add(label)
    })
  }

  #rangeOf(entry: JsonObject, { row, tokens }: OpenRow, tell: (message: string) => void): TextRange | null {
    const stated = positionOf(entry)
    const [from, to] = [entry['token_start'], entry['token_end']]
    const byTokens =
      typeof from === 'number' && typeof to === 'number' ? rangeOfTokens(tokens.ranges[from], tokens.ranges[to]) : null
    const range = stated === null ? byTokens : row.source.toFrozen(stated, this.#reading)
    if (stated === null && range !== null) return range
    if (stated === null) tell('This passage has no position. It was left out.')
    else if (range === null || range.start === range.end) {
      tell(`The passage from ${stated.start} to ${stated.end} is not in the text, or is empty. It was left out.`)
    } else if (stated.exact !== null && !sameWords(row.source, range, stated.exact)) {
      tell(
        `At ${stated.start} to ${stated.end} the text does not read “${stated.exact.slice(0, 80)}”. It was left out.`
      )
    } else return range
    return null
  }

  #readChoices({ row, companion, authorship }: OpenRow): void {
    const { json } = row
    const names = new Map<unknown, string>()
    for (const option of asList(json['options'])) {
      if (!isJsonObject(option)) continue
      const name = labelOf(option['text'] ?? option['id'])
      names.set(option['id'], name)
      if (name !== '') this.labels.add(name)
    }
    const chosen = asList(json['accept']).map((each) => names.get(each) ?? labelOf(each))
    // A label beside passages is what they were looked for by, and theirs.
    const asked = asList(json['spans']).length === 0 ? labelOf(json['label']) : ''
    const refusal = REFUSALS.find((each) => each === json['answer'])
    if (refusal !== undefined) {
      const all = [...chosen, asked].filter((label) => label !== '')
      this.#tags.push(...(all.length === 0 ? [''] : all).map((label) => refusalTag(refusal, label)))
      for (const label of all) this.labels.add(label)
      return
    }
    const details = [...companion.documentLabels]
    for (const label of new Set(asked === '' ? chosen : [...chosen, asked])) {
      const own = details.filter((each) => each.label === label)
      const plain = { id: `d${this.#documentLabels.length + 1}`, value: null, attributes: {}, note: '' }
      for (const each of own.length > 0 ? own : [undefined]) {
        const id = this.#ids.labels.next((each ?? plain).id)
        this.#documentLabels.push({ ...plain, ...each, id, label, ...timed(each, authorship) })
      }
      if (label !== '') this.labels.add(label)
    }
  }

  #readRelations({ row, companion, tokens, authorship, tell }: OpenRow): void {
    if (this.#isRefused(row) && !this.#isRefusedTaken) return
    const details = [...companion.relations]
    asList(row.json['relations']).forEach((entry, index) => {
      const place = `relations[${index}]`
      if (!isJsonObject(entry)) {
        tell(place, 'This is no object. It was left out.')
        return
      }
      const open = { row, tokens, authorship }
      const heads = this.#endOf(entry['head'], entry['head_span'], open)
      const children = this.#endOf(entry['child'], entry['child_span'], open)
      const type = labelOf(entry['label'])
      const [from, to] = [heads[0], children[0]]
      if (from === undefined || to === undefined) {
        tell(place, `There is no token or passage at its ${from === undefined ? 'head' : 'child'}. It was left out.`)
        return
      }
      const fits = (each: CompanionRelation): boolean =>
        each.type === type && heads.includes(each.from) && children.includes(each.to)
      const at = details.findIndex(fits)
      const known = at === -1 ? undefined : details.splice(at, 1)[0]
      this.#relations.push({
        attributes: known?.attributes ?? {},
        note: known?.note ?? '',
        ...timed(known, authorship),
        id: this.#ids.relations.next(known?.id ?? `r${this.#relations.length + 1}`),
        type,
        from: known?.from ?? from,
        to: { span: known?.to ?? to, document: null, article: null, quote: '' }
      })
    })
  }

  /** Spans that may be meant by an end of a relation, the likeliest first; a token without a span becomes one. */
  #endOf(token: unknown, passage: unknown, open: Pick<OpenRow, 'row' | 'tokens' | 'authorship'>): readonly string[] {
    const { row, tokens } = open
    const entry = isJsonObject(passage) ? passage : {}
    const stated = positionOf(entry)
    const label = labelOf(entry['label'])
    const tokenRange = typeof token === 'number' ? (tokens.ranges[token] ?? null) : null
    const range = (stated && row.source.toFrozen(stated, this.#reading)) ?? tokenRange
    if (range === null || range.start === range.end) return []
    const at = this.#spans.filter(({ ranges: [own] }) => own?.start === range.start && own.end === range.end)
    const found = [...at.filter((span) => span.label === label), ...at.filter((span) => span.label !== label)]
    if (stated === null && tokenRange !== null) {
      const ending = this.#spans.filter(({ ranges: [own] }) => own && own.start <= range.start && own.end === range.end)
      found.push(...ending.filter((span) => !found.includes(span)))
    }
    if (found.length > 0) return found.map(({ id }) => id)
    const id = this.#ids.spans.next(`s${this.#spans.length + 1}`)
    const details = { attributes: { [RELATION_END]: true }, tags: [], note: '' }
    const quotes = [quoteOf(row.source.frozen, range)]
    this.#spans.push({ id, ranges: [range], quotes, label, ...details, ...open.authorship })
    return [id]
  }

  /** Keeps what the row says beyond all that. */
  #keep({ row, person, companion }: OpenRow): void {
    const { json } = row
    const keys: Record<string, unknown> = {}
    for (const [key, value] of Object.entries(json)) if (!KNOWN_KEYS.has(key)) keys[key] = value
    const { [COMPANION_KEY]: own, ...meta } = this.#metaOf(row)
    if (Object.keys(meta).length > 0) keys['meta'] = meta
    const view = json['_view_id']
    if (typeof view === 'string' && !OWN_VIEWS.has(view)) keys['_view_id'] = view
    const session = json['_session_id']
    if (typeof session === 'string' && session !== person) keys['_session_id'] = session
    const answer = json['answer']
    if (answer !== undefined && answer !== 'accept') {
      keys['answer'] = answer
      for (const key of ['accept', 'options', 'label']) if (json[key] !== undefined) keys[key] = json[key]
    } else if (json['label'] !== undefined && asList(json['spans']).length > 0) keys['label'] = json['label']
    const hasRecords = this.#spans.length + this.#documentLabels.length + companion.bookmarks.length > 0
    if (own === undefined && !hasRecords && typeof json['_timestamp'] === 'number')
      keys['_timestamp'] = json['_timestamp']
    this.#kept.push({ annotator: person, keys })
  }
}

const labelOf = (value: unknown): string => (typeof value === 'number' ? String(value) : (asText(value) ?? ''))

function timed(known: DecodedAuthorship | undefined, row: DecodedAuthorship): DecodedAuthorship {
  const { createdAt, updatedAt } = known?.createdAt ? known : row
  return { createdAt, updatedAt, person: row.person }
}

function rangeOfTokens(first: TextRange | null | undefined, last: TextRange | null | undefined): TextRange | null {
  return first && last && first.start < last.end ? { start: first.start, end: last.end } : null
}

/** Whatever else a passage says, as attributes. */
function attributesOf(entry: JsonObject): Attributes {
  return Object.fromEntries(
    Object.entries(entry).filter(
      (each): each is [string, AttributeValue] =>
        !PASSAGE_KEYS.has(each[0]) && ['string', 'number', 'boolean'].includes(typeof each[1])
    )
  )
}

/** Seconds since 1970 as ISO 8601; null when the number is none. */
function timeOf(seconds: unknown): string | null {
  if (typeof seconds !== 'number' || !(Math.abs(seconds) < 8.64e12)) return null
  return new Date(Math.floor(seconds) * 1000).toISOString()
}
