import type { TextRange } from '../../model/text-range'
import { NOTHING_DECODED, settingOf } from '../format'
import type { Decoded, DecodedDocument, DecodedReading, DecodeInput, DecodeProblem } from '../format'
import { decideReading, readingOf } from '../readings'
import type { PositionReading, StatedPosition } from '../readings'
import { readText, withoutEnding } from '../text-file'
import { ExampleReader } from './example-reader'
import type { PersonalExample } from './example-reader'
import { tellInto } from './example'
import type { RawExample, TellRow } from './example'
import { examplesOfFile } from './read-file'
import { LABEL_SETTING, PEOPLE_SETTING, POSITIONS_SETTING, TEXT_SETTING } from './settings'

/**
 * A project counts code points unless it was made to count grapheme clusters; other tools write UTF-16. A byte order
 * mark that stands in a JSON text is a character like any other there.
 */
const READINGS: readonly [PositionReading, ...PositionReading[]] = [
  { unit: 'codepoint', lineEnds: 'as-is', bom: 'counted' },
  { unit: 'grapheme', lineEnds: 'as-is', bom: 'counted' },
  { unit: 'utf16', lineEnds: 'as-is', bom: 'counted' }
]

/** Files of a folder belong to one project: how it counts is decided over all of them. */
interface Folder {
  readonly path: string
  readonly files: Map<string, readonly RawExample[]>
}

/** Reads doccano's JSON, JSON lines, CSV and fastText files, of every kind of text project. */
export function decodeDoccano(input: DecodeInput): Promise<Decoded> {
  return decodeFiles(input, 'need a label')
}

/** The same, when the files are said to be fastText's: a line without a label is a text without one. */
export function decodeFastText(input: DecodeInput): Promise<Decoded> {
  return decodeFiles(input, 'are texts')
}

function decodeFiles(
  { files, settings }: DecodeInput,
  plainLines: Parameters<typeof examplesOfFile>[4]
): Promise<Decoded> {
  const problems: DecodeProblem[] = []
  const remarks = new Set<string>()
  const readings: DecodedReading[] = []
  const documents: DecodedDocument[] = []
  const people = new Map<string, string>()
  const chosen = { text: settingOf(TEXT_SETTING, settings), label: settingOf(LABEL_SETTING, settings) }
  const folders = new Map<string, Folder>()
  for (const file of files) {
    const { raw, problem } = readText(file)
    if (problem) {
      problems.push(problem)
      continue
    }
    const path = file.path.slice(0, file.path.lastIndexOf('/') + 1)
    const folder = folders.get(path) ?? { path, files: new Map<string, readonly RawExample[]>() }
    folders.set(path, folder)
    folder.files.set(file.path, examplesOfFile(file.path, raw, chosen, tellInto(problems, file.path), plainLines))
  }
  for (const folder of folders.values()) {
    const groups = samples(folder, settingOf(PEOPLE_SETTING, settings), remarks)
    const reading = readingFor(folder, groups.flat(), settingOf(POSITIONS_SETTING, settings), readings)
    for (const group of groups) {
      const tell: TellRow = (line, place, message) => {
        problems.push({ file: group[0]?.example.file ?? null, line, place, message })
      }
      const name = nameOf(group, folder)
      const reader = new ExampleReader(reading, tell, remarks)
      documents.push(reader.read(group, `${documents.length}`, name))
      for (const person of reader.people) people.set(person.id, person.name)
    }
  }
  const found = [...people].map(([id, name]) => ({ id, name }))
  return Promise.resolve({ ...NOTHING_DECODED, documents, people: found, problems, remarks: [...remarks], readings })
}

/** Base of a name that a project gives to the file of everybody's work, and of work without a person. */
const NOBODY = new Set(['all', 'unknown'])

/**
 * The examples of a folder, those that are the same in the files of several people together. doccano can write a file
 * for each person: then the same examples come in several files.
 */
function samples(folder: Folder, setting: string, remarks: Set<string>): readonly (readonly PersonalExample[])[] {
  const groups = new Map<string, PersonalExample[]>()
  const all: PersonalExample[][] = []
  let isPersonal = setting === 'files'
  for (const [file, examples] of folder.files) {
    for (const example of examples) {
      const key = JSON.stringify([example.id, example.source.raw])
      const known = setting === 'none' || example.id === null ? undefined : groups.get(key)
      if (known && known.every((other) => other.example.file !== file)) {
        known.push({ example, person: null })
        isPersonal = true
      } else {
        const group = [{ example, person: null }]
        groups.set(key, group)
        all.push(group)
      }
    }
  }
  if (!isPersonal) return all
  remarks.add('The files were read as those of different people, after whom they are named.')
  const personOf = ({ example }: PersonalExample): string | null => {
    const name = withoutEnding(example.file.slice(folder.path.length))
    return NOBODY.has(name) ? null : name
  }
  return all.map((group) => group.map((each) => ({ ...each, person: personOf(each) })))
}

/** What the document is called: as the file says, else after its file. */
function nameOf(group: readonly PersonalExample[], folder: Folder): string {
  const [first] = group
  if (!first) return folder.path
  const { example } = first
  if (example.id !== null) return example.id
  const examples = folder.files.get(example.file) ?? []
  const base = withoutEnding(example.file)
  return examples.length === 1 ? base : `${base}-${examples.indexOf(example) + 1}`
}

function readingFor(
  folder: Folder,
  examples: readonly PersonalExample[],
  chosen: string,
  readings: DecodedReading[]
): PositionReading {
  const wanted = readingOf(chosen)
  if (wanted) return { ...wanted, bom: 'counted' }
  const texts = examples.map(({ example }) => ({ source: example.source, positions: positionsOf(example) }))
  const decided = decideReading(texts, READINGS)
  if (decided.isAmbiguous) {
    const file = folder.files.size === 1 ? ([...folder.files.keys()][0] ?? null) : null
    readings.push({ file, setting: POSITIONS_SETTING.id, chosen: decided.reading.unit, evidence: decided.evidence })
  }
  return decided.reading
}

/** Positions, with the words that our own companion says are there. */
function positionsOf(example: RawExample): readonly StatedPosition[] {
  const words = wordsOf(example.companion)
  return example.spans.map(({ start, end, label }) => ({
    start,
    end,
    exact: words.get(placeKey({ start, end }, label)) ?? null
  }))
}

const placeKey = ({ start, end }: TextRange, label: string): string => `${start} ${end} ${label}`

function wordsOf(companion: unknown): ReadonlyMap<string, string> {
  const spans: unknown =
    typeof companion === 'object' && companion !== null && 'spans' in companion ? companion.spans : []
  return new Map(
    (Array.isArray(spans) ? (spans as unknown[]) : []).flatMap((span) => {
      if (typeof span !== 'object' || span === null) return []
      const { start, end, label, text } = span as Record<string, unknown>
      if (typeof start !== 'number' || typeof end !== 'number') return []
      return typeof label === 'string' && typeof text === 'string'
        ? [[placeKey({ start, end }, label), text] as const]
        : []
    })
  )
}
