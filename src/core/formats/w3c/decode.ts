import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import type {
  DecodedBookmark,
  DecodedDocumentLabel,
  DecodedSpan,
  DecodeInput,
  DecodeProblem,
  DecodeResult
} from '../format'
import { asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { TextLocator } from '../locate'
import type { Located } from '../locate'
import { collectAnnotations, iriOfNode } from './collect'
import type { FoundAnnotation } from './collect'
import { readBodies } from './read-bodies'
import { annotationId, LinkReader, motivationsOf } from './read-links'
import { readTargets } from './read-target'
import type { ReadTarget } from './read-target'
import { readTime } from './read-time'
import { idOf, readArticleIri } from './vocabulary'

/** Reads Web Annotations, ours and other programs'. Positions are code points unless the words say otherwise. */
export function decodeW3c(input: DecodeInput): DecodeResult {
  const collected = collectAnnotations(input.content)
  const reader = new AnnotationReader(input, collected.annotations)
  for (const annotation of collected.annotations) reader.read(annotation)
  return reader.finish(collected.problems)
}

class AnnotationReader {
  readonly #input: DecodeInput
  readonly #locator: TextLocator
  readonly #annotationIds: ReadonlySet<string>
  readonly #spans: DecodedSpan[] = []
  readonly #documentLabels: DecodedDocumentLabel[] = []
  readonly #bookmarks: DecodedBookmark[] = []
  readonly #links: LinkReader
  /** Ids of the spans that were taken, by the IRI of their annotation. */
  readonly #spanIds = new Map<string, string>()
  readonly #problems: DecodeProblem[] = []
  readonly #foreignSources = new Set<string>()
  #note = ''
  #inUtf16 = 0
  #byQuote = 0

  constructor(input: DecodeInput, annotations: readonly FoundAnnotation[]) {
    this.#input = input
    this.#locator = new TextLocator(input.text)
    this.#links = new LinkReader(input.article.id)
    const iris = annotations.flatMap(({ value }) => iriOfNode(value) ?? [])
    // An annotation whose id is the article's address would make every target a reply to it.
    this.#annotationIds = new Set(iris.filter((iri) => iri !== input.article.url))
  }

  read(found: FoundAnnotation): void {
    const fail = (message: string): void => {
      this.#problems.push({ line: found.line, place: found.place, message })
    }
    const targets = readTargets(found.value['target'])
    if (this.#links.take(found, targets)) return
    const refusal = this.#refusal(targets)
    if (refusal !== null) return fail(refusal)
    for (const { source } of targets) if (source !== null && !readArticleIri(source)) this.#foreignSources.add(source)
    if (targets.every((target) => !target.hasSelector)) return this.#addDocumentLabel(found.value)

    const ranges: TextRange[] = []
    for (const target of targets) {
      const located = this.#locate(target)
      if (located.range === null) return fail(`This annotation was left out: ${located.reason}.`)
      if (located.reading === 'utf16') this.#inUtf16 += 1
      if (located.reading === 'quote' && target.position !== null) this.#byQuote += 1
      ranges.push(located.range)
    }
    const joined = joinRanges(ranges)
    if (!this.#addBookmark(found.value, joined)) this.#addSpan(found.value, joined, fail)
  }

  finish(problems: readonly DecodeProblem[]): DecodeResult {
    const remarks: string[] = []
    if (this.#inUtf16 > 0) {
      remarks.push(
        `Of ${this.#inUtf16} passages the positions are UTF-16 code units, not code points: their words agree.`
      )
    }
    if (this.#byQuote > 0) {
      remarks.push(`${this.#byQuote} passages were found by their words, not at their positions.`)
    }
    if (this.#foreignSources.size > 1) {
      remarks.push(`The annotations name ${this.#foreignSources.size} sources; all were read as this article.`)
    }
    const { relations, problems: ofLinks } = this.#links.finish(this.#spanIds)
    return {
      spans: this.#spans,
      documentLabels: this.#documentLabels,
      relations,
      bookmarks: this.#bookmarks,
      note: this.#note,
      problems: [...problems, ...this.#problems, ...ofLinks],
      remarks
    }
  }

  /** Why an annotation cannot belong to the article, or null. */
  #refusal(targets: readonly ReadTarget[]): string | null {
    if (targets.length === 0) return 'The annotation has no target.'
    for (const { source, hasSelector } of targets) {
      if (source === null && !hasSelector) return 'The target names neither a source nor a place.'
      if (source === null) continue
      if (this.#annotationIds.has(source)) return 'It annotates another annotation (a reply or a relation).'
      if (this.#isAnotherArticle(source)) return `It belongs to another article (${source}).`
    }
    const whole = targets.filter((target) => !target.hasSelector).length
    return whole > 0 && whole < targets.length ? 'It mixes the whole article with passages of it.' : null
  }

  #isAnotherArticle(source: string): boolean {
    const { id, text, original } = this.#input.article
    const named = readArticleIri(source)
    if (!named) return false
    return named.kind === 'id' ? named.value !== id : named.value !== text.sha256 && named.value !== original.sha256
  }

  #locate(target: ReadTarget): Located {
    const [first, ...others] = target.quotes
    if (first) {
      // Several quotes are alternatives: the first one that can be found counts.
      let located = this.#locator.locate(first, target.position)
      for (const quote of others) if (located.range === null) located = this.#locator.locate(quote, target.position)
      return located
    }
    if (target.position === null) {
      const types = target.unread.length > 0 ? target.unread.join(', ') : 'a position without numbers'
      return { range: null, reason: `its selector cannot be read (${types})` }
    }
    if (target.textSha256 !== null && target.textSha256 !== this.#input.article.text.sha256) {
      return { range: null, reason: 'it has a position but no quote, and was made in another version of the text' }
    }
    return this.#locator.locate(null, target.position)
  }

  #addSpan(annotation: JsonObject, ranges: readonly TextRange[], fail: (message: string) => void): void {
    const { label, note, tags, attributes, claims } = readBodies(annotation)
    const [claim = null, ...further] = claims
    if (further.length > 0) fail(`It has ${claims.length} claims; only the first was taken.`)
    const id = annotationId(annotation)
    const iri = iriOfNode(annotation)
    if (id !== null && iri !== null) this.#spanIds.set(iri, id)
    this.#spans.push({
      id,
      ranges,
      quotes: ranges.map((range) => quoteOf(this.#input.text, range)),
      label,
      attributes,
      tags,
      note,
      createdAt: readTime(annotation['created']),
      updatedAt: readTime(annotation['modified']),
      person: creatorOf(annotation),
      claim
    })
  }

  #addDocumentLabel(annotation: JsonObject): void {
    const { label, value, note, attributes, isArticleNote } = readBodies(annotation)
    if (isArticleNote) this.#note = this.#note === '' ? note : `${this.#note}\n\n${note}`
    else this.#documentLabels.push({ id: annotationId(annotation), label, value, attributes, note })
  }

  /** A passage that is marked to be found again, and given no label. */
  #addBookmark(annotation: JsonObject, ranges: readonly TextRange[]): boolean {
    const { label, note } = readBodies(annotation)
    const [range] = ranges
    if (!motivationsOf(annotation).includes('bookmarking') || label !== '' || !range) return false
    this.#bookmarks.push({ id: annotationId(annotation), range, name: note })
    return true
  }
}

/** The person's id if it is one of ours, else the name, else whatever stands for the person. */
function creatorOf({ creator }: JsonObject): string | null {
  const one: unknown = Array.isArray(creator) ? creator[0] : creator
  const iri = iriOfNode(one)
  const own = iri === null ? null : idOf('person', iri)
  return own ?? (isJsonObject(one) ? asText(one['name']) : null) ?? iri
}

/** Sorted; segments that overlap or touch are one. */
function joinRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last && range.start <= last.end) joined.splice(-1, 1, { ...last, end: Math.max(last.end, range.end) })
    else joined.push(range)
  }
  return joined
}
