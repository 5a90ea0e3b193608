import type { Attributes } from '../../model/annotation'
import type { Quote, TextRange } from '../../model/text-range'
import { attributesFrom, authorshipFrom, COMPANION_READING, readCompanion } from '../companion-read'
import type { Companion } from '../companion-read'
import { UNKNOWN_AUTHORSHIP } from '../format'
import type { DecodedAuthorship, DecodedSpan, DecodeProblem, SourceFile, Token } from '../format'
import { asList, asText, isJsonObject, parseJson } from '../json-value'
import type { JsonObject } from '../json-value'
import { SourceText } from '../readings'
import { readText } from '../text-file'
import { SIDECAR_FORMAT } from './sidecar'
import type { RememberedAttribute, RememberedNote } from './sidecar'

/** What a sidecar says of a line. */
export interface RememberedLine {
  readonly id: string | null
  readonly type: string | null
  /** In UTF-16 code units; null: as the line says. */
  readonly ranges: readonly TextRange[] | null
  /** Null: as the lines say. */
  readonly attributes: readonly RememberedAttribute[] | null
  readonly note: RememberedNote | null
  readonly tags: readonly string[]
  readonly authorship: DecodedAuthorship
}

/** A relation that has no line; `article` is null when both its ends lie in the document. */
export interface UnwrittenRelation extends DecodedAuthorship {
  readonly id: string
  readonly type: string
  readonly from: string
  readonly to: string
  readonly article: string | null
  readonly quote: string
  readonly attributes: Attributes
  readonly note: string
}

/** A sidecar file, read. */
export interface Sidecar {
  /** Path of the file. */
  readonly file: string
  readonly article: string | null
  readonly companion: Companion
  /** Authorship of records that have none of their own. */
  readonly authorship: DecodedAuthorship
  /** By line, in the order of the file where several records have one line. */
  readonly lines: ReadonlyMap<string, readonly RememberedLine[]>
  readonly spans: readonly DecodedSpan[]
  readonly relations: readonly UnwrittenRelation[]
  readonly tokens: readonly Token[] | null
  readonly sentences: readonly TextRange[] | null
}

/** Reads the sidecar of a document; null when it is none. What is not as it should be is reported. */
export function readSidecar(file: SourceFile, text: string, problems: DecodeProblem[]): Sidecar | null {
  const tell = (place: string, message: string): void => {
    problems.push({ file: file.path, line: null, place, message })
  }
  const { raw, problem } = readText(file)
  if (problem) {
    problems.push(problem)
    return null
  }
  const parsed = parseJson(raw)
  if (!parsed.ok || !isJsonObject(parsed.value) || parsed.value['format'] !== SIDECAR_FORMAT) {
    tell('', `This is no sidecar of a brat document${parsed.ok ? '' : ` (${parsed.reason})`}. It was left out.`)
    return null
  }
  return { file: file.path, ...new SidecarReader(parsed.value, text, tell).read() }
}

class SidecarReader {
  readonly #object: JsonObject
  readonly #source: SourceText
  readonly #tell: (place: string, message: string) => void
  readonly #common: DecodedAuthorship

  constructor(object: JsonObject, text: string, tell: (place: string, message: string) => void) {
    this.#object = object
    this.#source = new SourceText(text)
    this.#tell = tell
    const common = object['authorship']
    this.#common = isJsonObject(common) ? authorshipFrom(common) : UNKNOWN_AUTHORSHIP
  }

  read(): Omit<Sidecar, 'file'> {
    const lines = new Map<string, RememberedLine[]>()
    for (const entry of this.#entries('lines')) {
      const line = asText(entry['line']) ?? ''
      const known = lines.get(line)
      if (known) known.push(this.#line(entry))
      else lines.set(line, [this.#line(entry)])
    }
    return {
      article: asText(this.#object['article']),
      // Spans and relations are told differently here than in other companions.
      companion: readCompanion({ ...this.#object, spans: [], relations: [] }, this.#source, this.#tell),
      authorship: this.#common,
      lines,
      spans: this.#entries('spans').flatMap((entry) => this.#span(entry)),
      relations: this.#entries('relations').flatMap((entry) => this.#relation(entry)),
      tokens: this.#tokens('tokens'),
      sentences: this.#tokens('sentences')
    }
  }

  #entries(key: string): readonly JsonObject[] {
    return asList(this.#object[key]).filter(isJsonObject)
  }

  #authorship(entry: JsonObject): DecodedAuthorship {
    return 'person' in entry || 'created' in entry ? authorshipFrom(entry) : this.#common
  }

  #line(entry: JsonObject): RememberedLine {
    const note = isJsonObject(entry['note']) ? entry['note'] : null
    const ranges = asList(entry['ranges']).map((pair) => this.#range(pair))
    return {
      id: asText(entry['id']),
      type: asText(entry['type']),
      ranges: isSorted(ranges) ? ranges : null,
      attributes: 'attributes' in entry ? this.#attributes(entry) : null,
      note: note && { text: asText(note['text']) ?? '', line: asText(note['line']) },
      tags: textsOf(entry['tags']),
      authorship: this.#authorship(entry)
    }
  }

  #attributes(entry: JsonObject): readonly RememberedAttribute[] {
    return asList(entry['attributes'])
      .filter(isJsonObject)
      .flatMap((each) => {
        const name = asText(each['name']) ?? ''
        const read = attributesFrom({ value: each['value'] }, () => {
          this.#tell(asText(entry['line']) ?? asText(entry['id']) ?? '', `The value of “${name}” is none.`)
        })
        const value = read['value']
        return value === undefined ? [] : [{ name, value, lines: textsOf(each['lines']) }]
      })
  }

  #span(entry: JsonObject): readonly DecodedSpan[] {
    const id = asText(entry['id']) ?? ''
    const ranges = asList(entry['utf16']).map(pairOf)
    const quotes = asList(entry['quotes']).map(quoteFrom)
    const lastKnown = 'lastKnown' in entry ? asList(entry['lastKnown']).map(pairOf) : null
    const words = lastKnown ? null : this.#source.frozen
    if (
      !isSorted(ranges) ||
      ranges.length !== quotes.length ||
      (words !== null && quotes.some(({ exact }, index) => !isAt(words, ranges[index], exact)))
    ) {
      this.#tell(
        id,
        'The words of this annotation, which has no line of its own, are not at its place. It was left out.'
      )
      return []
    }
    const attributes = this.#attributes(entry)
    return [
      {
        id,
        ranges,
        quotes,
        label: asText(entry['label']) ?? '',
        attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
        tags: textsOf(entry['tags']),
        note: asText(entry['note']) ?? '',
        ...this.#authorship(entry),
        ...(lastKnown?.every((range) => range !== null) ? { orphan: { lastKnown } } : {})
      }
    ]
  }

  #relation(entry: JsonObject): readonly UnwrittenRelation[] {
    const [id, from, to] = [asText(entry['id']), asText(entry['from']), asText(entry['to'])]
    if (id === null || from === null || to === null) {
      this.#tell('relations', 'A relation names no id or no ends. It was left out.')
      return []
    }
    const attributes = Object.fromEntries(this.#attributes(entry).map(({ name, value }) => [name, value]))
    const more = {
      type: asText(entry['type']) ?? '',
      article: asText(entry['article']),
      quote: asText(entry['quote']) ?? ''
    }
    return [{ id, from, to, ...more, attributes, note: asText(entry['note']) ?? '', ...this.#authorship(entry) }]
  }

  #tokens(key: string): readonly Token[] | null {
    if (!(key in this.#object)) return null
    return asList(this.#object[key]).flatMap((row) => {
      const range = this.#range(row)
      const features = Array.isArray(row) && isJsonObject(row[2]) ? row[2] : null
      if (!range) return []
      if (!features) return [range]
      const texts = Object.entries(features).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      return [{ ...range, features: Object.fromEntries(texts) }]
    })
  }

  /** A pair of code points as a range in UTF-16 code units. */
  #range(pair: unknown): TextRange | null {
    const range = pairOf(pair)
    return range && this.#source.toFrozen(range, COMPANION_READING)
  }
}

const isAt = (text: string, range: TextRange | undefined, words: string): boolean =>
  range !== undefined && text.slice(range.start, range.end) === words

function pairOf(pair: unknown): TextRange | null {
  const [start, end] = Array.isArray(pair) ? (pair as readonly unknown[]) : []
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null
}

function quoteFrom(value: unknown): Quote {
  const quote = isJsonObject(value) ? value : {}
  return {
    exact: asText(quote['exact']) ?? '',
    prefix: asText(quote['prefix']) ?? '',
    suffix: asText(quote['suffix']) ?? ''
  }
}

const textsOf = (value: unknown): readonly string[] => asList(value).filter((each) => typeof each === 'string')

function isSorted(ranges: readonly (TextRange | null)[]): ranges is readonly TextRange[] {
  let last = 0
  return (
    ranges.length > 0 &&
    ranges.every((range) => {
      if (!range || !Number.isSafeInteger(range.start) || range.start < last || range.end < range.start) return false
      last = range.end
      return Number.isSafeInteger(range.end)
    })
  )
}
