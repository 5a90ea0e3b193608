import type { TextRange } from '../../model/text-range'
import { isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { SourceText } from '../readings'
import type { PositionReading } from '../readings'
import type { Config, ShownObject } from './config'
import { HtmlText } from './html-text'
import type { RawTask } from './task'

/** A text that a task shows, and how places in it are written. */
export interface TaskText {
  /** Name of the object in the configuration, which results have as `to_name`; null when it is not known. */
  readonly name: string | null
  /** Key of the task's data. */
  readonly key: string
  readonly kind: ShownObject['kind']
  /** Frozen. */
  readonly text: string
  /** What numbers count: the text as it stands in the file, or what `globalOffsets` count in HTML. */
  readonly source: SourceText
  readonly html: HtmlText | null
  /** In a dialogue: where what is said begins, in UTF-16 code units, one for each turn. */
  readonly turns: readonly number[]
}

/** The texts that a task shows: those of the configuration, else the one that fits best. Reasons for none are told. */
export function taskTexts(
  task: RawTask,
  config: Config,
  tell: (place: string, message: string) => void
): readonly TaskText[] {
  const objects = config.objects.filter(({ key }) => key in task.data)
  // A configuration without texts is one for pictures or sounds.
  const shown = objects.length > 0 || config.controls.size > 0 ? objects : guessed(task)
  if (shown.length === 0) {
    const wanted = config.objects.map(({ key }) => `“${key}”`).join(', ')
    const more = wanted === '' ? '' : ` The configuration wants ${wanted}.`
    tell('data', `There is no text among the data of this task. It was left out.${more}`)
  }
  return shown.flatMap((object) => {
    const made = textOf(object, task.data[object.key])
    if (typeof made !== 'string') return [made]
    tell(`data.${object.key}`, made)
    return []
  })
}

/** Without a configuration: `source` and `to_name` of results, usual keys, else the longest text. */
function guessed({ data, annotations, predictions }: RawTask): readonly (Omit<ShownObject, 'name'> & { name: null })[] {
  const texts = Object.entries(data).filter((entry): entry is [string, string] => isText(entry[1]))
  const results = [...annotations, ...predictions].flatMap((each) => each.results)
  const named = results.flatMap(({ source, to_name: to }) => [
    ...(typeof source === 'string' ? [source.replace(/^\$/, '')] : []),
    ...(typeof to === 'string' ? [to] : [])
  ])
  const usual = [...named, 'text', 'html', 'content', 'body'].find((key) => texts.some(([each]) => each === key))
  const longest = [...texts].sort((a, b) => b[1].length - a[1].length)[0]?.[0]
  const key = usual ?? longest
  if (key === undefined) return []
  const isHtml = results.some(({ type, value }) => isHtmlResult(type, value))
  return [{ kind: isHtml ? 'HyperText' : 'Text', name: null, key, nameKey: 'author', textKey: 'text' }]
}

/** Pictures and sounds are named by addresses. */
function isText(value: unknown): boolean {
  return typeof value === 'string' && !/^(?:https?:\/\/|s3:|gs:|data:|\/)\S*$/.test(value)
}

function isHtmlResult(type: unknown, value: unknown): boolean {
  if (typeof type === 'string' && /^(?:hyper|html)text/i.test(type)) return true
  return isJsonObject(value) && ('htmllabels' in value || 'hypertextlabels' in value || isPath(value['start']))
}

const isPath = (value: unknown): value is string => typeof value === 'string' && value.includes('/')

/** The text of an object, or why there is none. */
function textOf(
  object: Omit<ShownObject, 'name'> & { readonly name: string | null },
  value: unknown
): TaskText | string {
  const { kind, name, key } = object
  if (kind === 'Paragraphs' && Array.isArray(value)) return dialogueOf(object, value)
  if (typeof value !== 'string') return 'This is no text. It was left out.'
  if (kind === 'HyperText') {
    try {
      const html = new HtmlText(value)
      return { name, key, kind, text: html.text, source: new SourceText(html.counted), html, turns: [] }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return 'The HTML of this task is nested too deep to be read. It was left out.'
    }
  }
  const source = new SourceText(value)
  return { name, key, kind: 'Text', text: source.frozen, source, html: null, turns: [] }
}

function dialogueOf(
  { kind, name, key, textKey }: Omit<ShownObject, 'name'> & { readonly name: string | null },
  value: readonly unknown[]
): TaskText {
  const turns: number[] = []
  let text = ''
  for (const turn of value) {
    if (text !== '') text += '\n'
    turns.push(text.length)
    const said = isJsonObject(turn) ? turn[textKey] : turn
    if (typeof said === 'string') text += new SourceText(said).frozen
  }
  return { name, key, kind, text, source: new SourceText(text), html: null, turns }
}

/** The places that the value of a result may mean, in UTF-16 code units of the text, the likeliest first. */
export function placesOf(value: JsonObject, shown: TaskText, reading: PositionReading): readonly TextRange[] {
  if (shown.html) return htmlPlaces(value, shown, shown.html, reading)
  if (shown.kind === 'Paragraphs') return turnPlaces(value, shown)
  const stated = statedIn(value)
  const range = stated && shown.source.toFrozen(stated, reading)
  return range ? [range] : []
}

/** Start and end as numbers: of the value, or of its `globalOffsets`. */
export function statedIn(value: JsonObject): TextRange | null {
  for (const from of [value['globalOffsets'], value]) {
    if (!isJsonObject(from)) continue
    const [start, end] = [offsetOf(from['start']), offsetOf(from['end'])]
    if (start !== null && end !== null) return { start, end }
  }
  return null
}

function offsetOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

function htmlPlaces(
  value: JsonObject,
  shown: TaskText,
  html: HtmlText,
  reading: PositionReading
): readonly TextRange[] {
  const places: TextRange[] = []
  const { start, end, startOffset, endOffset } = value
  if (isPath(start) && isPath(end)) {
    const [from, to] = [offsetOf(startOffset), offsetOf(endOffset)]
    // The browser counts UTF-16; what was made from Python may count code points.
    for (const read of [(_path: string, offset: number) => offset, codePointsIn(html)]) {
      const first = from === null ? null : html.atPath(start, read(start, from))
      const last = to === null ? null : html.atPath(end, read(end, to))
      if (first !== null && last !== null && first <= last) places.push({ start: first, end: last })
    }
  }
  const stated = statedIn(value)
  const counted = stated && shown.source.toFrozen(stated, reading)
  if (counted) places.push({ start: html.fromCounted(counted.start), end: html.fromCounted(counted.end) })
  return places
}

/** An offset in code points of a text node as one in UTF-16 code units. */
function codePointsIn(html: HtmlText): (path: string, offset: number) => number {
  return (path, offset) => {
    const words = html.wordsAt(path)
    return words === null ? offset : Array.from(words).slice(0, offset).join('').length
  }
}

function turnPlaces(
  { start, end, startOffset, endOffset }: JsonObject,
  { turns, text }: TaskText
): readonly TextRange[] {
  const at = (turn: unknown, offset: unknown): number | null => {
    const index = offsetOf(turn)
    const inside = offsetOf(offset)
    const begin = index === null ? undefined : turns[index]
    return begin === undefined || inside === null || begin + inside > text.length ? null : begin + inside
  }
  const [from, to] = [at(start, startOffset), at(end, endOffset)]
  return from !== null && to !== null && from <= to ? [{ start: from, end: to }] : []
}
