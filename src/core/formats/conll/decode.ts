import { isFrozen } from '../../text/freeze'
import { quoteOf } from '../../text/quote'
import { EMPTY_DECODED_DOCUMENT, NOTHING_DECODED, UNKNOWN_AUTHORSHIP } from '../format'
import type {
  Decoded,
  DecodedDocument,
  DecodedReading,
  DecodedSpan,
  DecodeInput,
  DecodeProblem,
  SourceFile,
  Token
} from '../format'
import { isJsonObject, parseJson } from '../json-value'
import { readText, withoutEnding } from '../text-file'
import { areColumns, readColumns, shapeOf } from './read-columns'
import type { ColumnDocument, ColumnLine } from './read-columns'
import { parseTag, SCHEME_NAMES, styleOf, TAG_SCHEMES } from './tag'
import type { Tag, TagScheme, TagStyle } from './tag'
import { decideScheme, strayTags, taggedPassages } from './tagged-passages'

/** How many tags of a file that do not fit its scheme are told one by one. */
const LISTED_TAGS = 50
const NOT_GIVEN: ReadonlySet<string> = new Set(['_', '-X-', '-'])

/** Reads files of columns: every file, and in it every document, becomes one document. */
export function decodeColumns({ files, settings }: DecodeInput): Decoded {
  const documents: DecodedDocument[] = []
  const problems: DecodeProblem[] = []
  const readings: DecodedReading[] = []
  const types = new Set<string>()
  const stated = statedScheme(files)
  for (const file of files) {
    if (isSidecar(file)) continue
    const reader = new FileReader(file, settings, stated)
    documents.push(...reader.read())
    problems.push(...reader.problems)
    if (reader.reading) readings.push(reader.reading)
    for (const type of reader.types) types.add(type)
  }
  return {
    ...NOTHING_DECODED,
    documents,
    labels: [...types].sort().map((path) => ({ path })),
    problems,
    remarks: documents.length === 0 ? [] : [TEXT_REMARK],
    readings
  }
}

/** The file that the encoder writes beside those with columns. */
export const SIDECAR = 'claimdesk.conll.json'

const isSidecar = ({ path }: SourceFile): boolean => path === SIDECAR || path.endsWith(`/${SIDECAR}`)

/** The scheme that our own file beside the others names; null when there is none, or it names none. */
function statedScheme(files: readonly SourceFile[]): TagScheme | null {
  const sidecar = files.find(isSidecar)
  const { raw } = sidecar ? readText(sidecar) : { raw: null }
  const parsed = raw === null ? null : parseJson(raw)
  const about = parsed?.ok && isJsonObject(parsed.value) ? parsed.value : {}
  return TAG_SCHEMES.find((scheme) => scheme === about['scheme']) ?? null
}

const TEXT_REMARK = 'The files have no texts: they were put together from the tokens, one sentence a line.'

class FileReader {
  readonly problems: DecodeProblem[] = []
  readonly types = new Set<string>()
  reading: DecodedReading | null = null
  readonly #file: SourceFile
  readonly #settings: DecodeInput['settings']
  readonly #stated: TagScheme | null
  #style: TagStyle = 'prefix'
  #scheme: TagScheme = 'iob2'
  #strays = 0

  /** @param stated the scheme that a file beside this one names */
  constructor(file: SourceFile, settings: DecodeInput['settings'], stated: TagScheme | null) {
    this.#file = file
    this.#stated = stated
    this.#settings = settings
  }

  read(): readonly DecodedDocument[] {
    const text = readText(this.#file)
    if (text.raw === null) {
      this.problems.push(text.problem)
      return []
    }
    const found = readColumns(text.raw)
    const shape = shapeOf(found)
    if (text.raw.trim() !== '' && !areColumns(shape)) {
      const message = 'This is not a file of columns: most of its lines do not end with a tag such as O or B-PER.'
      this.#problem(null, 'file', `${message} It was left out.`)
      return []
    }
    const lines = found.flatMap(({ sentences }) => sentences.flat())
    this.#style = styleOf(lines.map(({ cells }) => (cells.length > 1 ? (cells.at(-1) ?? '') : 'O')))
    this.#decide(found)
    const base = withoutEnding(this.#file.path)
    const all = found.length === 0 ? [{ header: null, sentences: [] }] : found
    const documents = all.map((document, index) =>
      this.#document(document, all.length === 1 ? base : `${base}-${index + 1}`, shape.columns)
    )
    if (this.#strays > LISTED_TAGS) {
      this.#problem(null, 'file', `${this.#strays - LISTED_TAGS} more tags do not fit ${SCHEME_NAMES[this.#scheme]}.`)
    }
    return documents
  }

  #decide(documents: readonly ColumnDocument[]): void {
    const chosen = TAG_SCHEMES.find((scheme) => scheme === this.#settings['scheme'])
    const tags = documents.flatMap(({ sentences }) => sentences.map((sentence) => this.#tags(sentence)))
    const decided = decideScheme(tags)
    this.#scheme = chosen ?? this.#stated ?? decided.scheme
    if (chosen || decided.marked === 0) return
    if (this.#stated) {
      const evidence = `${SIDECAR} says so.`
      this.reading = { file: this.#file.path, setting: 'scheme', chosen: this.#stated, evidence }
      return
    }
    const name = SCHEME_NAMES[decided.scheme]
    const fitting = `${decided.marked - decided.stray} of ${decided.marked} tags fit ${name}`
    const also = decided.isOpen ? ', and as many another scheme that means the same here' : ''
    this.reading = {
      file: this.#file.path,
      setting: 'scheme',
      chosen: decided.scheme,
      evidence: `${fitting}${also}.`
    }
  }

  #tags(sentence: readonly ColumnLine[]): readonly Tag[] {
    return sentence.map(({ cells }) => parseTag(cells.length > 1 ? (cells.at(-1) ?? 'O') : 'O', this.#style))
  }

  #document({ header, sentences }: ColumnDocument, name: string, columns: number): DecodedDocument {
    let text = ''
    const tokens: Token[] = []
    const lines: { start: number; end: number }[] = []
    const spans: DecodedSpan[] = []
    const places: { start: number; end: number; label: string }[] = []
    const between = this.#settings['spacing'] === 'none' ? '' : ' '
    for (const sentence of sentences) {
      const kept = sentence.flatMap((line) => this.#wordOf(line, text === '' && line === sentence[0], columns))
      if (kept.length === 0) continue
      if (text !== '') text += '\n'
      const start = text.length
      const first = tokens.length
      kept.forEach(({ word, line }, index) => {
        if (index > 0) text += between
        tokens.push(tokenAt(text.length, word, line.cells))
        text += word
      })
      lines.push({ start, end: text.length })
      const tags = this.#tags(kept.map(({ line }) => line))
      this.#reportStrays(
        kept.map(({ line }) => line),
        tags
      )
      for (const passage of taggedPassages(tags)) {
        const from = tokens[first + passage.start]?.start ?? start
        const to = tokens[first + passage.end - 1]?.end ?? start
        places.push({ start: from, end: to, label: passage.type })
      }
    }
    places.forEach(({ start, end, label }, index) => {
      if (label !== '') this.types.add(label)
      const range = { start, end }
      const quotes = [quoteOf(text, range)]
      const nothing = { attributes: {}, tags: [], note: '' }
      spans.push({ id: `s${index + 1}`, ranges: [range], quotes, label, ...nothing, ...UNKNOWN_AUTHORSHIP })
    })
    const about = (header ?? []).filter(
      (cell) => !NOT_GIVEN.has(cell) && cell !== 'O' && !cell.startsWith('-DOCSTART-')
    )
    return {
      ...EMPTY_DECODED_DOCUMENT,
      key: name,
      name,
      text,
      tokens,
      sentences: lines,
      spans,
      extra: about.length === 0 ? {} : { docstart: about.join(' ') }
    }
  }

  /** The token of a line, with what is wrong about the line reported; none when there is nothing to take. */
  #wordOf(
    line: ColumnLine,
    isFirst: boolean,
    columns: number
  ): readonly { readonly word: string; readonly line: ColumnLine }[] {
    const [first = ''] = line.cells
    if (line.cells.length === 1 && columns > 1) {
      this.#problem(line.line, first, 'This line has one column only: it was taken as a token without a tag.')
    }
    // A text must not begin with a byte order mark.
    const word = isFirst ? first.replace(/^\uFEFF+/u, '') : first
    if (word !== '' && (!isFirst || isFrozen(word))) return [{ word, line }]
    this.#problem(line.line, 'column 1', 'The token of this line is empty: the line was left out.')
    return []
  }

  #reportStrays(lines: readonly ColumnLine[], tags: readonly Tag[]): void {
    for (const index of strayTags(tags, this.#scheme)) {
      this.#strays += 1
      if (this.#strays > LISTED_TAGS) continue
      const written = lines[index]?.cells.at(-1) ?? ''
      const message =
        `${SCHEME_NAMES[this.#scheme]} has no tag ${written} at this place. ` +
        'It was read as the CoNLL evaluation reads it: what does not go on begins anew.'
      this.#problem(lines[index]?.line ?? null, written, message)
    }
  }

  #problem(line: number | null, place: string, message: string): void {
    this.problems.push({ file: this.#file.path, line, place, message })
  }
}

function tokenAt(start: number, word: string, cells: readonly string[]): Token {
  const features: [string, string][] = cells
    .slice(1, -1)
    .map((value, index): [string, string] => [featureName(index), value])
    .filter(([, value]) => !NOT_GIVEN.has(value))
  const range = { start, end: start + word.length }
  return features.length === 0 ? range : { ...range, features: Object.fromEntries(features) }
}

/** Columns between token and tag: part of speech, chunk, and whatever else a file has. */
function featureName(index: number): string {
  return index === 0 ? 'pos' : index === 1 ? 'chunk' : `column-${index + 2}`
}
