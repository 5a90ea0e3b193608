import { isJsonObject, parseJson } from '../json-value'
import type { DecodeProblem, SourceFile } from '../format'
import { readText } from '../text-file'
import { exampleOf, placeIn } from './raw-example'
import type { RawExample, TellPlace } from './raw-example'
import { trainingExample } from './training-json'

/** Examples of a file, and whether their positions are ours (UTF-16 code units), because the file has none. */
export interface ReadFile {
  readonly examples: readonly RawExample[]
  readonly hasPositions: boolean
}

/** Reads a JSON list, a single entry, or one entry on every line. */
export function readSpacyFile(file: SourceFile, problems: DecodeProblem[]): ReadFile {
  const { raw, problem } = readText(file)
  if (problem) {
    const isBinary = file.path.toLowerCase().endsWith('.spacy')
    const hint = 'A .spacy file is binary (DocBin) and cannot be read. Write its documents as JSON with Doc.to_json.'
    problems.push(isBinary ? { ...problem, message: hint } : problem)
    return { examples: [], hasPositions: true }
  }
  const reader = new EntryReader(file.path, problems)
  if (raw.trim() === '') return reader
  const whole = parseJson(raw)
  if (!whole.ok) reader.readLines(raw, whole.reason)
  else if (Array.isArray(whole.value) && !isTuple(whole.value)) {
    whole.value.forEach((entry: unknown, index) => reader.read(entry, null, `[${index}]`))
  } else reader.read(whole.value, 1, 'line 1')
  return { examples: reader.examples, hasPositions: reader.hasPositions }
}

function isTuple(value: readonly unknown[]): boolean {
  return typeof value[0] === 'string' && (value.length === 1 || isJsonObject(value[1]))
}

class EntryReader {
  readonly examples: RawExample[] = []
  hasPositions = true
  readonly #path: string
  readonly #problems: DecodeProblem[]

  constructor(path: string, problems: DecodeProblem[]) {
    this.#path = path
    this.#problems = problems
  }

  readLines(raw: string, reason: string): void {
    const lines = raw.replace(/^\uFEFF/, '').split(/\r?\n/)
    const parsed = lines.map((line) => (line.trim() === '' ? null : parseJson(line)))
    if (!parsed.some((line) => line?.ok)) {
      this.#tell(null, 'file', `This is not JSON: ${reason}`)
      return
    }
    parsed.forEach((line, index) => {
      if (line?.ok) this.read(line.value, index + 1, `line ${index + 1}`)
      else if (line) this.#tell(index + 1, `line ${index + 1}`, `This line is not JSON: ${line.reason}`)
    })
  }

  read(entry: unknown, line: number | null, place: string): void {
    const entryPlace = line === null ? place : null
    const tell: TellPlace = (at, message) => this.#tell(line, placeIn(entryPlace, at), message)
    const take = (example: RawExample): void => void this.examples.push({ ...example, entry: entryPlace })
    const [text, about] = (Array.isArray(entry) ? entry : []) as readonly unknown[]
    if (typeof text === 'string' && (about === undefined || isJsonObject(about))) {
      take(exampleOf(text, about ?? {}, line, tell))
    } else if (isJsonObject(entry) && Array.isArray(entry['paragraphs'])) {
      this.hasPositions = false
      take(trainingExample(entry, line, tell))
    } else if (isJsonObject(entry) && typeof entry['text'] === 'string') {
      take(exampleOf(entry['text'], entry, line, tell))
    } else {
      this.#tell(line, place, 'This is no text with annotations in a form that spaCy uses. It was left out.')
    }
  }

  #tell(line: number | null, place: string, message: string): void {
    this.#problems.push({ file: this.#path, line, place, message })
  }
}
