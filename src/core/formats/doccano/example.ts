import type { DecodeProblem } from '../format'
import type { JsonObject } from '../json-value'
import { SourceText } from '../readings'

/** A passage as an example has it; offsets as written. */
export interface RawSpan {
  /** What the file calls it, when it does. */
  readonly id: string | null
  readonly start: number
  readonly end: number
  readonly label: string
  /** What the file says of who made it. */
  readonly person: string | null
  readonly place: string
}

export interface RawRelation {
  readonly id: string | null
  /** What the file calls the passages at its ends. */
  readonly from: string
  readonly to: string
  readonly type: string
  readonly place: string
}

/** An example of a doccano file (a row), before its positions are understood. */
export interface RawExample {
  readonly file: string
  readonly line: number | null
  /** What the file calls it, when it does. */
  readonly id: string | null
  readonly source: SourceText
  readonly spans: readonly RawSpan[]
  readonly categories: readonly { readonly label: string; readonly person: string | null }[]
  readonly relations: readonly RawRelation[]
  readonly comments: readonly string[]
  readonly companion: unknown
  readonly extra: JsonObject
}

/** An example of a text alone, to be filled in. */
export function bareExample(file: string, line: number | null, text: string): RawExample {
  const nothing = { id: null, spans: [], categories: [], relations: [], comments: [], companion: undefined, extra: {} }
  return { ...nothing, file, line, source: new SourceText(text) }
}

/** Tells of something that was left out, with its place in a row of a file. */
export type TellRow = (line: number | null, place: string, message: string) => void

/** Collects problems of one file. */
export function tellInto(problems: DecodeProblem[], file: string): TellRow {
  return (line, place, message) => {
    problems.push({ file, line, place, message })
  }
}
