import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import { isWebAddress } from '../../text/web-address'
import { attributesFrom } from '../companion-read'
import { NOTHING_DECODED } from '../format'
import type { Decoded, DecodedAuthorship, DecodedSpan, DecodeInput, DecodeProblem } from '../format'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import type { PositionReading } from '../readings'
import { readText, withoutEnding } from '../text-file'
import { readRanges } from '../w3c/read-annotation'
import { readTargets } from '../w3c/read-target'
import type { ReadTarget } from '../w3c/read-target'
import { readTime } from '../w3c/read-time'
import { articleIri } from '../w3c/vocabulary'
import type { DocumentDraft } from '../web/document-draft'
import { giveText, isTextFile } from '../web/given-texts'
import { joinRanges } from '../web/join-ranges'
import { PeopleFound } from '../web/people-found'
import { TextDocuments } from '../web/text-documents'
import type { FoundDocument } from '../web/text-documents'
import { readAccount } from './accounts'
import { readFile } from './read-file'
import type { FoundItem } from './read-file'

/** The client counts `document.body.textContent`, in the unit of JavaScript. */
const READING: PositionReading = { unit: 'utf16', lineEnds: 'one', bom: 'left-out' }

/** What of an annotation is read, or says nothing about what was annotated. */
const READ_KEYS = new Set(
  'id created updated user user_info uri text tags target document references links claimdesk hidden flagged'.split(' ')
)

/** An annotation with the answers that it got. */
interface Thread {
  readonly item: FoundItem
  readonly file: string
  readonly replies: FoundItem[]
}

/** Reads exports of the client and answers of the API. Texts come from the library or from files given along. */
export async function decodeHypothesis(input: DecodeInput): Promise<Decoded> {
  return new Decoding(input).run()
}

class Decoding {
  readonly #input: DecodeInput
  readonly #texts: TextDocuments
  readonly #people = new PeopleFound()
  readonly #problems: DecodeProblem[] = []
  readonly #documents = new Map<string, FoundDocument>()
  readonly #leftOut = new Set<string>()
  #replies = 0
  #elsewhere = 0
  #comments = 0

  constructor(input: DecodeInput) {
    this.#input = input
    this.#texts = new TextDocuments(input.known)
  }

  async run(): Promise<Decoded> {
    const threads: Thread[] = []
    const stems: string[] = []
    for (const file of this.#input.files) {
      const { raw, problem } = readText(file)
      if (problem) this.#problems.push(problem)
      else if (isTextFile(file.path)) {
        const refused = await giveText(this.#texts, file.path, raw)
        if (refused !== null) this.#problem(file.path, { line: null, place: 'file' }, refused)
      } else {
        const { items, problems } = readFile(raw)
        for (const each of problems) this.#problem(file.path, each, each.message)
        threads.push(...this.#threadsOf(file.path, items))
        stems.push(withoutEnding(file.path))
      }
    }
    if (stems.length === 0 && this.#input.files.length > this.#problems.length) {
      this.#problem(null, { line: null, place: 'file' }, 'There are only texts here, no annotations.')
    }
    for (const thread of threads) await this.#read(thread)
    const drafts = this.#texts.drafts.filter((draft) => !draft.isEmpty || stems.includes(draft.parts.name))
    return {
      ...NOTHING_DECODED,
      documents: drafts.map((draft) => draft.finish()),
      people: this.#people.people,
      problems: this.#problems,
      remarks: this.#remarks()
    }
  }

  /** Replies go under the annotation at the root of their thread, oldest first. */
  #threadsOf(file: string, items: readonly FoundItem[]): readonly Thread[] {
    const isReply = ({ value }: FoundItem): boolean => asList(value['references']).length > 0
    for (const { value } of items) this.#authorship(value)
    const threads = items.filter((item) => !isReply(item)).map((item): Thread => ({ item, file, replies: [] }))
    const roots = new Map(threads.map((thread) => [thread.item.id, thread]))
    const created = ({ value }: FoundItem): string => readTime(value['created']) ?? ''
    const replies = items
      .filter(isReply)
      .sort((a, b) => (created(a) < created(b) ? -1 : created(a) > created(b) ? 1 : 0))
    for (const reply of replies) {
      const root = asList(reply.value['references']).find((id) => typeof id === 'string' && roots.has(id))
      const thread = typeof root === 'string' ? roots.get(root) : undefined
      if (thread) thread.replies.push(reply)
      else this.#problem(file, reply, 'This reply was left out: what it answers is not in the file.')
    }
    return threads
  }

  async #read(thread: Thread): Promise<void> {
    const { item, file } = thread
    const { value } = item
    const own = isJsonObject(value['claimdesk']) ? value['claimdesk'] : {}
    const targets = readTargets(value['target'])
    const document = await this.#documentOf(value, own, targets, file)
    if (document.draft === null) return this.#problem(file, item, document.reason)
    for (const key of Object.keys(value)) if (!READ_KEYS.has(key)) this.#leftOut.add(key)
    const attributes = attributesFrom(own['attributes'], (name) =>
      this.#problem(file, item, `The value of “${name}” is none that an attribute can have.`)
    )
    const tags = asList(value['tags']).filter((tag) => typeof tag === 'string')
    const said = { ...this.#authorship(value), note: this.#noteOf(thread), attributes }
    const { draft } = document
    if (targets.every(({ hasSelector }) => !hasSelector)) return this.#addToDocument(draft, item, tags, said, own)
    const place = readOrphan(own) ?? this.#place(draft, targets)
    if (typeof place === 'string') return this.#problem(file, item, `This annotation was left out: ${place}.`)
    const [label = '', ...more] = tags
    draft.spans.push({ ...said, id: draft.newId('span', item.id), ...place, label, tags: more })
  }

  /** A note on a whole page: each tag is a label of the document; without tags it is the document's note. */
  #addToDocument(
    draft: DocumentDraft,
    { id }: FoundItem,
    tags: readonly string[],
    { note, attributes, ...authorship }: DecodedAuthorship & Pick<DecodedSpan, 'note' | 'attributes'>,
    own: JsonObject
  ): void {
    if (tags.length === 0) {
      if (authorship.person !== null && authorship.person !== 'claimdesk') this.#comments += 1
      return draft.addNote(note)
    }
    for (const [index, label] of tags.entries()) {
      const said =
        index === 0 ? { note, attributes, value: asText(own['value']) } : { note: '', attributes: {}, value: null }
      draft.documentLabels.push({ ...authorship, ...said, id: draft.newId('label', id), label })
    }
  }

  async #documentOf(
    value: JsonObject,
    own: JsonObject,
    targets: readonly ReadTarget[],
    file: string
  ): Promise<FoundDocument> {
    const document = isJsonObject(value['document']) ? value['document'] : {}
    const title = asList(document['title']).find((each) => typeof each === 'string') ?? null
    const article = asText(own['article'])
    const sources = [asText(value['uri']), ...targets.map(({ source }) => source)].flatMap((source) => source ?? [])
    const key = JSON.stringify([file, article, sources, title])
    const known = this.#documents.get(key)
    if (known) return known
    const hints = { title: typeof title === 'string' ? title : null, stem: withoutEnding(file) }
    let found = article === null ? null : await this.#texts.find({ ...hints, sources: [articleIri(article)] })
    // The library may have got the same article in another way, with another id.
    if (!found?.draft) found = await this.#texts.find({ ...hints, sources: [...new Set(sources)] })
    const url = sources.find(isWebAddress)
    found.draft?.addMetadata({ ...(hints.title !== null && { title: hints.title }), ...(url !== undefined && { url }) })
    this.#documents.set(key, found)
    return found
  }

  #place(draft: DocumentDraft, targets: readonly ReadTarget[]): Pick<DecodedSpan, 'ranges' | 'quotes'> | string {
    const ranges: TextRange[] = []
    for (const { quotes, position, unread, hasSelector } of targets) {
      if (!hasSelector) continue
      if (quotes.length === 0 && position === null) return `its selector cannot be read (${unread.join(', ')})`
      const [quote] = quotes
      const stated = position && draft.counted.toFrozen(position, READING)
      const placed = draft.place({ quotes, position }, [READING])
      const range = placed.range ?? (quote ? draft.placeLoosely(quote, stated) : null)
      if (range === null) return placed.range === null ? placed.reason : 'it has no place'
      const isThere = stated?.start === range.start && stated.end === range.end
      if (position !== null && !isThere) this.#elsewhere += 1
      ranges.push(range)
    }
    const joined = joinRanges(ranges)
    return { ranges: joined, quotes: joined.map((range) => quoteOf(draft.text, range)) }
  }

  #authorship(value: JsonObject): DecodedAuthorship {
    const account = asText(value['user'])
    const info = isJsonObject(value['user_info']) ? value['user_info'] : {}
    let person: string | null = null
    if (account !== null && account !== '') {
      const { id, name } = readAccount(account)
      person = this.#people.add(id, asText(info['display_name']), name)
    }
    return { person, createdAt: readTime(value['created']), updatedAt: readTime(value['updated']) }
  }

  /** What is said, and under it what was answered, each with a name. */
  #noteOf({ item, replies }: Thread): string {
    const parts = [asText(item.value['text']) ?? '']
    for (const { value } of replies) {
      this.#replies += 1
      const { person } = this.#authorship(value)
      const name = this.#people.nameOf(person) ?? 'Somebody'
      const tags = asList(value['tags']).filter((tag) => typeof tag === 'string')
      const labelled = tags.length > 0 ? ` [${tags.join(', ')}]` : ''
      parts.push(`${name}${labelled}: ${asText(value['text']) ?? ''}`)
    }
    return parts.filter((part) => part !== '').join('\n\n')
  }

  #remarks(): readonly string[] {
    const remarks: string[] = []
    if (this.#elsewhere > 0)
      remarks.push(`${this.#elsewhere} passages were found by their words, not at their positions.`)
    if (this.#replies > 0) remarks.push(`${this.#replies} replies were put under the notes of what they answer.`)
    if (this.#comments > 0) {
      remarks.push(
        `${this.#comments} notes on whole pages became the notes on the articles; who wrote them, and when, is left out.`
      )
    }
    if (this.#leftOut.size > 0) remarks.push(`Of the annotations was left out: ${[...this.#leftOut].join(', ')}.`)
    return remarks
  }

  #problem(file: string | null, { line, place }: Pick<DecodeProblem, 'line' | 'place'>, message: string): void {
    this.#problems.push({ file: this.#input.files.length > 1 ? file : null, line, place, message })
  }
}

function readOrphan(own: JsonObject): Pick<DecodedSpan, 'ranges' | 'quotes' | 'orphan'> | null {
  const { orphan } = own
  if (!isJsonObject(orphan)) return null
  const ranges = readRanges(orphan['ranges'])
  const lastKnown = readRanges(orphan['lastKnown'])
  const quotes = asList(orphan['quotes']).flatMap((quote) => {
    if (!isJsonObject(quote)) return []
    return [
      {
        exact: asText(quote['exact']) ?? '',
        prefix: asText(quote['prefix']) ?? '',
        suffix: asText(quote['suffix']) ?? ''
      }
    ]
  })
  if (!ranges || !lastKnown || ranges.length === 0 || ranges.length !== quotes.length) return null
  return { ranges, quotes, orphan: { lastKnown } }
}
