import { jsonLines } from './json-lines'
import type { JsonLine } from './json-lines'
import { isJsonObject, parseJson } from './json-value'

/**
 * The objects of a file that holds many, each with the 1-based line where it begins: JSON lines, a JSON array, a single
 * object, or objects one after another over several lines, as people write examples. What cannot be read is told in
 * its place, and the rest is read all the same.
 */
export function* jsonRecords(raw: string): Generator<JsonLine> {
  const content = raw.startsWith('\uFEFF') ? raw.slice(1) : raw
  const first = content.search(/\S/)
  if (first === -1) return
  if (content[first] === '[') {
    yield* arrayRecords(content, first)
    return
  }
  // A line that is an object of its own is never part of an object written over several lines, but for an empty one.
  if (isObjectLine(content, first) || !parseJson(content).ok) {
    const lines = [...jsonLines(content)]
    if (lines.some(({ value }) => value !== null && Object.keys(value).length > 0)) yield* lines
    else yield* valuesIn(content, first)
    return
  }
  yield* valuesIn(content, first)
}

function isObjectLine(content: string, from: number): boolean {
  const end = content.indexOf('\n', from)
  const parsed = parseJson(content.slice(from, end === -1 ? content.length : end))
  return parsed.ok && isJsonObject(parsed.value)
}

function* arrayRecords(content: string, open: number): Generator<JsonLine> {
  const whole = parseJson(content)
  let found = 0
  let isClosed = false
  const lines = new LineCount(content)
  for (let at = open + 1; at < content.length;) {
    const character = content[at] ?? ''
    if (/[\s,]/.test(character)) {
      at += 1
    } else if (character === ']') {
      isClosed = true
      break
    } else {
      const end = endOfValue(content, at)
      yield recordOf(content.slice(at, end), lines.at(at))
      found += 1
      at = end
    }
  }
  if (whole.ok) return
  const rest = isClosed ? '' : ` ${found} entries stand before its end.`
  yield { line: lines.at(content.length), value: null, problem: `The file is not whole JSON: ${whole.reason}.${rest}` }
}

function* valuesIn(content: string, from: number): Generator<JsonLine> {
  const lines = new LineCount(content)
  for (let at = from; at < content.length;) {
    if (/\s/.test(content[at] ?? '')) {
      at += 1
      continue
    }
    const end = endOfValue(content, at)
    yield recordOf(content.slice(at, end), lines.at(at))
    at = end
  }
}

function recordOf(content: string, line: number): JsonLine {
  const parsed = parseJson(content)
  if (!parsed.ok) return { line, value: null, problem: `This entry is not JSON: ${parsed.reason}` }
  if (!isJsonObject(parsed.value)) return { line, value: null, problem: 'This entry is JSON, but not an object.' }
  return { line, value: parsed.value, problem: null }
}

/** Where the value that begins here ends: behind its closing bracket, or before the next comma, bracket or line. */
function endOfValue(content: string, start: number): number {
  let depth = 0
  const pattern = /["[\]{},\n]/g
  pattern.lastIndex = start
  for (let match = pattern.exec(content); match; match = pattern.exec(content)) {
    const [token] = match
    if (token === '"') pattern.lastIndex = endOfString(content, pattern.lastIndex)
    else if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') {
      if (depth === 0) return Math.max(match.index, start + 1)
      depth -= 1
      if (depth === 0) return pattern.lastIndex
    } else if (depth === 0) return Math.max(match.index, start + 1)
  }
  return content.length
}

/** Just behind the quote that ends a string. A loop, because a pattern for whole strings overflows on long ones. */
function endOfString(content: string, from: number): number {
  const pattern = /["\\]/g
  pattern.lastIndex = from
  for (let match = pattern.exec(content); match; match = pattern.exec(content)) {
    if (match[0] === '"') return pattern.lastIndex
    pattern.lastIndex += 1
  }
  return content.length
}

/** Line numbers of places that are asked for in rising order. */
class LineCount {
  readonly #content: string
  #at = 0
  #line = 1

  constructor(content: string) {
    this.#content = content
  }

  at(offset: number): number {
    let next = this.#content.indexOf('\n', this.#at)
    while (next !== -1 && next < offset) {
      this.#line += 1
      this.#at = next + 1
      next = this.#content.indexOf('\n', this.#at)
    }
    return this.#line
  }
}
