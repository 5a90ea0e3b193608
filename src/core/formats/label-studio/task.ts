import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'

/** The work of one annotator on a task, or what a model foretold. */
export interface RawAnnotation {
  /** What the file calls it; annotations of files without ids have none. */
  readonly id: string | null
  /** Id by which a person is known in the file; null when it does not say. */
  readonly person: string | null
  readonly personName: string | null
  /** ISO 8601 in UTC. */
  readonly createdAt: string | null
  readonly updatedAt: string | null
  /** Its author skipped the task: what is in it was given up. */
  readonly isCancelled: boolean
  readonly results: readonly JsonObject[]
  /** Everything as in the file, but for `result`. */
  readonly rest: JsonObject
  /** Where it stands in the task: `annotations[0]`. */
  readonly place: string
}

/** A task of a file. */
export interface RawTask {
  readonly file: string
  readonly line: number
  /** Which one of its file it is, from 0. */
  readonly index: number
  readonly id: string | null
  readonly data: JsonObject
  readonly annotations: readonly RawAnnotation[]
  readonly predictions: readonly RawAnnotation[]
  readonly meta: JsonObject
  /** Other keys of the task. */
  readonly rest: JsonObject
}

export type TellTask = (line: number, place: string, message: string) => void

const KNOWN = new Set(['id', 'data', 'annotations', 'completions', 'predictions', 'meta'])

/** A task of a JSON object; null, and told, when it is none. */
export function taskOf(
  { file, line, index }: Pick<RawTask, 'file' | 'line' | 'index'>,
  value: JsonObject,
  tell: TellTask
): RawTask | null {
  const { id, data, meta } = value
  if (!isJsonObject(data)) {
    // A task that was never annotated may be its data alone.
    const isBare = !['annotations', 'completions', 'predictions'].some((key) => key in value)
    if (isBare && data === undefined && Object.values(value).some((each) => typeof each === 'string')) {
      return { ...bareTask(file, line, value), index }
    }
    tell(line, 'data', 'This task has no data. It was left out.')
    return null
  }
  const annotations = ['annotations', 'completions'].flatMap((key) =>
    entries(value, key, line, tell).map(([entry, place]) => annotationOf(entry, place, line, tell))
  )
  const predictions = entries(value, 'predictions', line, tell).map(([entry, place]) => ({
    ...annotationOf(entry, place, line, tell),
    ...modelOf(entry)
  }))
  return {
    file,
    line,
    index,
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
    data,
    annotations,
    predictions,
    meta: isJsonObject(meta) ? meta : {},
    rest: Object.fromEntries(Object.entries(value).filter(([key]) => !KNOWN.has(key)))
  }
}

/** The export “JSON-MIN” has the regions of a control under its name, among the task's data. */
function bareTask(file: string, line: number, value: JsonObject): Omit<RawTask, 'index'> {
  const isRegion = (each: unknown): each is JsonObject =>
    isJsonObject(each) && 'start' in each && 'end' in each && Object.keys(each).some((key) => key.endsWith('labels'))
  const controls = Object.entries(value).filter(([, list]) => Array.isArray(list) && list.some(isRegion))
  const results = controls.flatMap(([name, list]) =>
    asList(list)
      .filter(isRegion)
      .map((region) => ({ from_name: name, type: 'labels', value: region }))
  )
  const taken = new Set(controls.map(([name]) => name))
  const data = Object.fromEntries(Object.entries(value).filter(([key]) => !taken.has(key)))
  const { id, annotator } = value
  const by = personOf({ completed_by: annotator })
  const nothing = { createdAt: null, updatedAt: null, isCancelled: false, rest: {} }
  const annotations = results.length === 0 ? [] : [{ ...nothing, ...by, id: null, results, place: 'task' }]
  const name = typeof id === 'string' || typeof id === 'number' ? String(id) : null
  return { file, line, id: name, data, annotations, predictions: [], meta: {}, rest: {} }
}

function entries(
  value: JsonObject,
  key: string,
  line: number,
  tell: TellTask
): readonly (readonly [JsonObject, string])[] {
  return asList(value[key]).flatMap((entry, index) => {
    const place = `${key}[${index}]`
    if (isJsonObject(entry)) return [[entry, place] as const]
    // Short exports have numbers of annotations in their place.
    tell(line, place, 'This is no annotation. It was left out.')
    return []
  })
}

function annotationOf(entry: JsonObject, place: string, line: number, tell: TellTask): RawAnnotation {
  const { id, result, ...rest } = entry
  const results = asList(result).flatMap((each, index) => {
    if (isJsonObject(each)) return [each]
    tell(line, `${place}.result[${index}]`, 'This is no result. It was left out.')
    return []
  })
  const createdAt = timeOf(entry['created_at'])
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
    ...personOf(entry),
    createdAt,
    updatedAt: timeOf(entry['updated_at']) ?? createdAt,
    isCancelled: entry['was_cancelled'] === true,
    results,
    rest: { ...(id !== undefined && { id }), ...rest },
    place
  }
}

/** `completed_by` is a number, or an object with address and name; older files have `username`. */
function personOf(entry: JsonObject): Pick<RawAnnotation, 'person' | 'personName'> {
  const by = entry['completed_by'] ?? entry['user'] ?? entry['username']
  if (typeof by === 'number') return { person: String(by), personName: asText(entry['created_username']) }
  if (typeof by === 'string' && by !== '') return { person: by, personName: null }
  if (!isJsonObject(by)) return { person: null, personName: null }
  const email = asText(by['email'])
  const id = typeof by['id'] === 'number' ? String(by['id']) : asText(by['id'])
  const name = [by['first_name'], by['last_name']].filter((part) => typeof part === 'string' && part !== '').join(' ')
  const person = email ?? id ?? (name === '' ? null : name)
  return { person, personName: name === '' ? person : name }
}

/** What a model is called as a person: predictions are its suggestions. */
export const PREDICTION = ' (prediction)'

/** Whoever made records of which a file does not say by whom, as a conversion calls them. */
export const UNKNOWN = 'Unknown'

/** The name, as a person, of the model that made a prediction. */
export function modelName(prediction: JsonObject): string {
  return `${asText(prediction['model_version']) || 'model'}${PREDICTION}`
}

function modelOf(entry: JsonObject): Pick<RawAnnotation, 'person' | 'personName'> {
  const name = modelName(entry)
  return { person: name, personName: name }
}

/** A time as ISO 8601 in UTC; older files count seconds since 1970. */
function timeOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e11) {
    return new Date(value * 1000).toISOString()
  }
  const [, day, time, fraction = '', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})?$/.exec(asText(value) ?? '') ?? []
  if (day === undefined || time === undefined) return null
  const at = new Date(`${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
