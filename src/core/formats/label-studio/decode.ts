import { NOTHING_DECODED, settingOf } from '../format'
import type { Decoded, DecodedReading, DecodeInput, DecodeProblem } from '../format'
import { decideReading, readingId, readingOf } from '../readings'
import type { PositionReading } from '../readings'
import { endingOf, readText, withoutEnding } from '../text-file'
import { looksLikeConfig, NO_CONFIG, readConfig } from './config'
import type { Config } from './config'
import { configFor, mergeTasks, readTasks, statedPositions } from './read-tasks'
import { POSITIONS_SETTING, PREDICTIONS_SETTING } from './settings'
import { TaskReader } from './task-reader'
import { taskTexts } from './task-text'
import type { TaskText } from './task-text'
import type { RawTask } from './task'

/**
 * Code points since 2021, UTF-16 before; `\n` and `\r` are shown as a break each, so CRLF counts two. A byte order mark
 * that stands in a JSON text is a character like any other there.
 */
const READINGS: readonly [PositionReading, ...PositionReading[]] = [
  { unit: 'codepoint', lineEnds: 'as-is', bom: 'counted' },
  { unit: 'utf16', lineEnds: 'as-is', bom: 'counted' },
  { unit: 'codepoint', lineEnds: 'one', bom: 'counted' },
  { unit: 'utf16', lineEnds: 'one', bom: 'counted' }
]

/** Reads Label Studio's tasks with their annotations, and the configurations that lie beside them. */
export function decodeLabelStudio({ files, settings }: DecodeInput): Promise<Decoded> {
  const problems: DecodeProblem[] = []
  const remarks = new Set<string>()
  const configs = new Map<string, Config>()
  const tasks: RawTask[] = []
  for (const file of files) {
    const { raw, problem } = readText(file)
    if (problem) {
      problems.push(problem)
    } else if (endingOf(file.path) === '.xml' || looksLikeConfig(raw)) {
      const { config, problem: fault } = readConfig(raw)
      if (config) configs.set(file.path, config)
      else
        problems.push({
          file: file.path,
          line: fault.line,
          place: 'configuration',
          message: `${fault.message} It was left out.`
        })
    } else {
      const found = readTasks(file.path, raw, (line, place, message) =>
        problems.push({ file: file.path, line, place, message })
      )
      tasks.push(...found)
    }
  }
  if (tasks.length > 0 && configs.size === 0) {
    remarks.add(
      'There is no labelling configuration among the files, so what the controls mean was taken from their names.'
    )
  }
  const nameOf = namesOf(tasks)
  const merged = mergeTasks(tasks)
  const texts = new Map<RawTask, readonly TaskText[]>()
  for (const task of merged) {
    const config = configFor(task.file, configs) ?? NO_CONFIG
    const tell = (place: string, message: string): number =>
      problems.push({ file: task.file, line: task.line, place, message })
    texts.set(task, taskTexts(task, config, tell))
  }
  const readings: DecodedReading[] = []
  const readingOfFile = readingsOf(merged, texts, settingOf(POSITIONS_SETTING, settings), readings)
  const reader = new TaskReader(settingOf(PREDICTIONS_SETTING, settings), (remark) => remarks.add(remark))
  const documents = merged.flatMap((task) => {
    const config = configFor(task.file, configs) ?? NO_CONFIG
    return reader.read(task, texts.get(task) ?? [], config, readingOfFile(task.file), nameOf(task), (place, message) =>
      problems.push({ file: task.file, line: task.line, place, message })
    )
  })
  return Promise.resolve({
    ...NOTHING_DECODED,
    documents,
    labels: [...configs.values()].flatMap(({ labels }) => labels),
    relationTypes: reader.relationTypes([...configs.values()].flatMap(({ relationTypes }) => relationTypes)),
    people: reader.people,
    problems,
    remarks: [...remarks],
    readings
  })
}

/** What documents are called: a file of one task gives it its name; of many, their ids or numbers. */
function namesOf(tasks: readonly RawTask[]): (task: RawTask) => string {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  for (const task of tasks) {
    const count = (counts.get(task.file) ?? 0) + 1
    counts.set(task.file, count)
    names.set(placeOf(task), task.id ?? `${withoutEnding(task.file)}-${count}`)
  }
  return (task) => {
    const base = withoutEnding(task.file)
    return counts.get(task.file) === 1 ? base : (names.get(placeOf(task)) ?? base)
  }
}

/** Tasks are put together, but keep where they begin; several can begin in a line. */
const placeOf = ({ file, line, index }: RawTask): string => `${file} ${line} ${index}`

/** How each file counts; decided over all its tasks. */
function readingsOf(
  tasks: readonly RawTask[],
  texts: ReadonlyMap<RawTask, readonly TaskText[]>,
  setting: string,
  readings: DecodedReading[]
): (file: string) => PositionReading {
  const chosen = readingOf(setting)
  if (chosen) return () => ({ ...chosen, bom: 'counted' })
  const byFile = new Map<string, RawTask[]>()
  for (const task of tasks) {
    const known = byFile.get(task.file)
    if (known) known.push(task)
    else byFile.set(task.file, [task])
  }
  const decided = new Map(
    [...byFile].map(([file, own]) => {
      const positions = own.flatMap((task) => {
        const stated = statedPositions(task)
        return (texts.get(task) ?? [])
          .filter(({ kind }) => kind !== 'Paragraphs')
          .map(({ source, name }, index) => ({
            source,
            positions: stated.filter(({ object }) => object === name || (index === 0 && name === null))
          }))
      })
      const result = decideReading(withWords(positions), READINGS)
      const id = readingId({ ...result.reading, bom: 'left-out' })
      if (result.isAmbiguous)
        readings.push({ file, setting: POSITIONS_SETTING.id, chosen: id, evidence: result.evidence })
      return [file, result.reading] as const
    })
  )
  return (file) => decided.get(file) ?? READINGS[0]
}

type Positions = Parameters<typeof decideReading>[0]

/** Words tell more than their absence: where some positions have them, only these are asked. */
function withWords(texts: Positions): Positions {
  const hasWords = texts.some(({ positions }) => positions.some(({ exact }) => exact !== null))
  if (!hasWords) return texts
  return texts.map(({ source, positions }) => ({ source, positions: positions.filter(({ exact }) => exact !== null) }))
}
