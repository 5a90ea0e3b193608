import { COMPANION_KEY } from '../companion'
import { isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { DOCUMENT_CONTROL } from './attribute-controls'
import type { RawAnnotation, RawTask } from './task'
import type { TaskText } from './task-text'

/** The key of a document's `extra` under which stands what a task says that Claimdesk has no field for. */
export const EXTRA_KEY = 'labelStudio'

/** What is kept of a task, so that it can be written as it was. Everything is optional, and may be of any shape. */
export interface TaskExtra {
  /** Key of the text among the data, when it is not `text`. */
  readonly textKey?: string
  /** The HTML that the text was taken from. */
  readonly html?: string
  /** Who said what in a dialogue. */
  readonly turns?: unknown
  /** Other data. */
  readonly data?: JsonObject
  readonly meta?: JsonObject
  /** Other keys of the task. */
  readonly task?: JsonObject
  /** Of each annotation, with the name of its person, what there is beside results and times; of those given up, everything. */
  readonly annotations?: readonly JsonObject[]
  readonly predictions?: readonly JsonObject[]
  /** Controls of choices about the task, by choice. */
  readonly choices?: JsonObject
}

/** Fields of annotations that are carried by what was read, or say nothing. */
const CARRIED = new Set([
  'id',
  'completed_by',
  'created_at',
  'updated_at',
  'result',
  'user',
  'username',
  'created_username'
])

/** What of a task has no field; empty when everything has. */
export function taskExtra(
  task: RawTask,
  texts: readonly TaskText[],
  choices: ReadonlyMap<string, string>,
  isRead: (prediction: RawAnnotation) => boolean,
  nameOf: (annotation: RawAnnotation) => string | null
): JsonObject {
  const [text] = texts
  const keys = new Set(texts.map(({ key }) => key))
  const own = task.meta[COMPANION_KEY]
  const isPlain = isJsonObject(own) && own['plain'] === true
  const source = text && task.data[text.key]
  const keep = (each: RawAnnotation): JsonObject => kept(each, nameOf(each))
  const saysMore = (each: JsonObject): boolean => Object.keys(each).some((key) => key !== 'person')
  const [given, givenUp] = [false, true].map((isCancelled) =>
    task.annotations.filter((each) => each.isCancelled === isCancelled).map(keep)
  )
  const annotations = [...(given ?? []), ...(givenUp ?? [])].filter(saysMore)
  const predictions = task.predictions.map((each) =>
    isRead(each) || each.results.length === 0 ? kept(each, null) : { ...each.rest, result: each.results }
  )
  const found: JsonObject = {
    textKey: text?.key === 'text' ? null : text?.key,
    html: text?.html && !isPlain ? source : null,
    turns: text?.kind === 'Paragraphs' ? source : isJsonObject(own) ? own['turns'] : null,
    data: without(task.data, (key) => keys.has(key)),
    meta: without(task.meta, (key) => key === COMPANION_KEY),
    task: withoutNull(task.rest),
    annotations,
    predictions: predictions.filter(saysMore),
    choices: without(Object.fromEntries(choices), (choice) => choices.get(choice) === DOCUMENT_CONTROL)
  }
  const said = Object.entries(found).filter(([, value]) => !isNothing(value))
  return said.length === 0 ? {} : { [EXTRA_KEY]: Object.fromEntries(said) }
}

function kept({ rest, isCancelled, results }: RawAnnotation, person: string | null): JsonObject {
  const others = Object.entries(rest).filter(
    ([key, value]) =>
      !CARRIED.has(key) && value !== null && !((key === 'was_cancelled' || key === 'ground_truth') && value === false)
  )
  return {
    ...(person !== null && !isCancelled && { person }),
    ...Object.fromEntries(others),
    ...(isCancelled && { ...rest, result: results })
  }
}

const without = (object: JsonObject, isLeftOut: (key: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !isLeftOut(key)))

const withoutNull = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null))

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** What a document's `extra` has of a task; nothing when it has something else there. */
export function extraOf(extra: JsonObject): TaskExtra {
  const kept = extra[EXTRA_KEY]
  if (!isJsonObject(kept)) return {}
  const { textKey, html, turns, data, meta, task, annotations, predictions, choices } = kept
  const objects = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : [])
  return {
    ...(typeof textKey === 'string' && { textKey }),
    ...(typeof html === 'string' && { html }),
    ...(turns !== undefined && { turns }),
    ...(isJsonObject(data) && { data }),
    ...(isJsonObject(meta) && { meta }),
    ...(isJsonObject(task) && { task }),
    ...(isJsonObject(choices) && { choices }),
    annotations: objects(annotations),
    predictions: objects(predictions)
  }
}
