import type { TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import { EMPTY_DECODED_DOCUMENT, NOTHING_DECODED, settingOf, UNKNOWN_AUTHORSHIP } from '../format'
import type {
  Decoded,
  DecodedDocument,
  DecodedDocumentLabel,
  DecodedReading,
  DecodedSpan,
  DecodeInput,
  DecodeProblem,
  Token
} from '../format'
import { FreeIds } from '../free-ids'
import type { JsonObject } from '../json-value'
import { PYTHON_POSITIONS, pythonReading } from '../python-positions'
import type { PositionReading } from '../readings'
import { withoutEnding } from '../text-file'
import { placeIn } from './raw-example'
import type { RawExample, TellPlace } from './raw-example'
import { readSpacyFile } from './read-file'
import { SPANS_KEY, USUAL_SPANS_KEY } from './settings'

const OWN_READING: PositionReading = { unit: 'utf16', lineEnds: 'as-is', bom: 'counted' }

/** Reads spaCy's training data, old and new, and documents written with `Doc.to_json`. */
export function decodeSpacy({ files, settings }: DecodeInput): Promise<Decoded> {
  const documents: DecodedDocument[] = []
  const problems: DecodeProblem[] = []
  const readings: DecodedReading[] = []
  const labels = new Set<string>()
  const keys = new FreeIds()
  for (const file of files) {
    const { examples, hasPositions } = readSpacyFile(file, problems)
    const texts = examples.map(({ source, passages }) => ({
      source,
      positions: passages.map(({ start, end }) => ({ start, end, exact: null }))
    }))
    const chosen = settingOf(PYTHON_POSITIONS, settings)
    const reading = hasPositions ? pythonReading(texts, chosen, file.path, readings) : OWN_READING
    examples.forEach((example, index) => {
      const base = withoutEnding(file.path)
      const name = example.id ?? (examples.length === 1 ? base : `${base}-${index + 1}`)
      const tell: TellPlace = (place, message) => {
        problems.push({ file: file.path, line: example.line, place: placeIn(example.entry, place), message })
      }
      documents.push(documentOf(example, reading, { key: keys.next(name), name }, tell))
      for (const { label } of [...example.passages, ...example.cats]) if (label !== '') labels.add(label)
    })
  }
  return Promise.resolve({
    ...NOTHING_DECODED,
    documents,
    labels: [...labels].sort().map((path) => ({ path })),
    problems,
    readings
  })
}

function documentOf(
  example: RawExample,
  reading: PositionReading,
  names: { readonly key: string; readonly name: string },
  tell: TellPlace
): DecodedDocument {
  const { source, sentences, extra } = example
  const tokens = tokensIn(example, reading, tell)
  const lines = sentences.flatMap((each) => rangeOf(each, example, reading) ?? [])
  return {
    ...EMPTY_DECODED_DOCUMENT,
    ...names,
    text: source.frozen,
    tokens,
    sentences: lines.length > 0 && areInOrder(lines) ? lines : null,
    spans: spansIn(example, reading, tell),
    documentLabels: documentLabelsIn(example, tell),
    extra: Object.keys(extra).length === 0 ? {} : { spacy: extra }
  }
}

function spansIn({ source, passages }: RawExample, reading: PositionReading, tell: TellPlace): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = []
  for (const { start, end, label, group, place } of passages) {
    const range = source.toFrozen({ start, end }, reading)
    if (!range || range.start === range.end) {
      const fault = start === end ? 'is empty' : 'is not in the text, or cuts a character in two'
      tell(place, `The passage from ${start} to ${end} ${fault}. It was left out.`)
      continue
    }
    spans.push({
      id: `s${spans.length + 1}`,
      ranges: [range],
      quotes: [quoteOf(source.frozen, range)],
      label,
      attributes: group === null || group === USUAL_SPANS_KEY ? {} : { [SPANS_KEY]: group },
      tags: [],
      note: '',
      ...UNKNOWN_AUTHORSHIP
    })
  }
  return spans
}

/** A category with a value between 0 and 1 is a label with that value, unless it says that it is rather none. */
function documentLabelsIn({ cats }: RawExample, tell: TellPlace): readonly DecodedDocumentLabel[] {
  const found: DecodedDocumentLabel[] = []
  for (const { label, value } of cats) {
    const number = typeof value === 'boolean' ? Number(value) : Number(value ?? NaN)
    if (Number.isNaN(number)) tell(`cats.${label}`, 'The value of this category is no number. It was left out.')
    if (!(number >= 0.5)) continue
    const id = `d${found.length + 1}`
    const said = number === 1 ? null : String(value)
    found.push({ id, label, value: said, attributes: {}, note: '', ...UNKNOWN_AUTHORSHIP })
  }
  return found
}

/** Tokens without those of white space alone; null when the file has none, or any is not in its place. */
function tokensIn(example: RawExample, reading: PositionReading, tell: TellPlace): readonly Token[] | null {
  const tokens: Token[] = []
  const placed = example.tokens.flatMap((entry) => rangeOf(entry, example, reading) ?? [])
  if (placed.length < example.tokens.length || !areInOrder(placed)) {
    tell('tokens', 'Tokens are not in the text, or not in its order. They were left out.')
    return null
  }
  placed.forEach((range, index) => {
    if (example.source.frozen.slice(range.start, range.end).trim() === '') return
    const features = featuresOf(example.tokens[index] ?? {})
    tokens.push(Object.keys(features).length === 0 ? range : { ...range, features })
  })
  return tokens.length === 0 ? null : tokens
}

function rangeOf(entry: JsonObject, { source }: RawExample, reading: PositionReading): TextRange | null {
  const { start, end } = entry
  if (typeof start !== 'number' || typeof end !== 'number') return null
  const range = source.toFrozen({ start, end }, reading)
  return range && range.start < range.end ? range : null
}

function areInOrder(ranges: readonly TextRange[]): boolean {
  return ranges.every((range, index) => index === 0 || range.start >= (ranges[index - 1]?.end ?? 0))
}

/** What a token says of itself; the tag of spaCy is the part of speech of other files, its `pos` the universal one. */
function featuresOf(token: JsonObject): Readonly<Record<string, string>> {
  const { tag, pos, start: _, end: __, id: ___, ...rest } = token
  const named = { ...rest, ...(tag === undefined ? { pos } : { pos: tag, upos: pos }) }
  const texts = Object.entries(named).flatMap(([name, value]): [string, string][] =>
    (typeof value === 'string' && value !== '') || typeof value === 'number' ? [[name, String(value)]] : []
  )
  return Object.fromEntries(texts)
}
