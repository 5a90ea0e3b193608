import type { TextRange } from '../../model/text-range'
import type { Token } from '../format'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { SourceText } from '../readings'
import type { PositionReading, StatedPosition } from '../readings'

/** Tells of something in a row that was left out, or read otherwise than it stands there. */
export type TellInRow = (place: string, message: string) => void

/** A row of a file: one task and the answer to it. */
export interface Row {
  readonly line: number
  readonly json: JsonObject
  readonly source: SourceText
}

/** The row of an object; null when there is no text in it to annotate. */
export function rowOf(line: number, json: JsonObject): Row | null {
  const text = asText(json['text'])
  return text === null ? null : { line, json, source: new SourceText(text) }
}

/** Everybody who can have given the answer, the most telling first. */
export function annotatorOf({ json }: Row): string | null {
  const named = [json['_annotator_id'], json['_session_id']].find((each) => typeof each === 'string' && each !== '')
  return asText(named)
}

/** Positions with the words that the row gives for them, by which is decided how they are counted. */
export function positionsOf({ json }: Row): readonly StatedPosition[] {
  return [...asList(json['tokens']), ...asList(json['spans'])].flatMap((entry) => {
    const stated = isJsonObject(entry) ? positionOf(entry) : null
    return stated === null ? [] : [stated]
  })
}

export function positionOf(entry: JsonObject): StatedPosition | null {
  const { start, end } = entry
  if (typeof start !== 'number' || typeof end !== 'number') return null
  return { start, end, exact: asText(entry['text']) }
}

/** The tokens of a row by their index in it, which relations and passages name. */
export interface RowTokens {
  readonly ranges: readonly (TextRange | null)[]
  /** In text order, without those of white space alone; null when the row has none that can be taken. */
  readonly tokens: readonly Token[] | null
}

const OWN_KEYS: ReadonlySet<string> = new Set(['text', 'start', 'end', 'id', 'ws', 'features', 'disabled', 'style'])

export function tokensIn({ json, source }: Row, reading: PositionReading, tell: TellInRow): RowTokens {
  const entries = asList(json['tokens'])
  const ranges = entries.map((entry) => {
    const stated = isJsonObject(entry) ? positionOf(entry) : null
    const range = stated && source.toFrozen(stated, reading)
    const isIts = range && (stated.exact === null || sameWords(source, range, stated.exact))
    return isIts ? range : null
  })
  let previous = 0
  const tokens: Token[] = []
  for (const [index, range] of ranges.entries()) {
    const entry = entries[index]
    if (!range || range.start < previous) {
      tell(
        `tokens[${index}]`,
        'This token is not in the text at its place, or not behind the one before. All were left out.'
      )
      return { ranges, tokens: null }
    }
    previous = range.end
    if (source.frozen.slice(range.start, range.end).trim() === '') continue
    const features = isJsonObject(entry) ? featuresOf(entry) : {}
    tokens.push(Object.keys(features).length === 0 ? range : { ...range, features })
  }
  return { ranges, tokens: tokens.length === 0 ? null : tokens }
}

function featuresOf(entry: JsonObject): Readonly<Record<string, string>> {
  const inner = isJsonObject(entry['features']) ? Object.entries(entry['features']) : []
  const outer = Object.entries(entry).filter(([key]) => !OWN_KEYS.has(key))
  const texts = [...outer, ...inner].filter((each): each is [string, string] => typeof each[1] === 'string')
  return Object.fromEntries(texts)
}

/** Whether the words at a place are those that the file gives, line ends aside. */
export function sameWords(source: SourceText, { start, end }: TextRange, words: string): boolean {
  return source.frozen.slice(start, end) === words.replace(/\r\n?/g, '\n')
}
