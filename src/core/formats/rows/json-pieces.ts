import type { DocumentRow } from './document-row'

/** Items of a list that are written at a time. */
const BATCH = 256

/**
 * A row as one line of JSON with its line feed, in pieces: no piece holds more than `BATCH` items of a list, because a
 * row of a million annotations would be longer than a string can be.
 */
export function* jsonPieces({ head, lists, tail }: DocumentRow): Generator<string> {
  let opening = withoutBrace(oneLine(JSON.stringify(head)))
  for (const [key, items] of lists) {
    yield `${opening},${JSON.stringify(key)}:[`
    opening = ']'
    let batch: string[] = []
    let isFirst = true
    for (const item of items) {
      batch.push(oneLine(JSON.stringify(item)))
      if (batch.length < BATCH) continue
      yield (isFirst ? '' : ',') + batch.join(',')
      isFirst = false
      batch = []
    }
    if (batch.length > 0) yield (isFirst ? '' : ',') + batch.join(',')
  }
  yield `${opening},${oneLine(JSON.stringify(tail)).slice(1)}\n`
}

const withoutBrace = (json: string): string => json.slice(0, -1)

/** Some readers (Python's `splitlines`) end a line at these characters, which JSON lets stand in strings. */
function oneLine(json: string): string {
  return json.replace(
    /[\u0085\u2028\u2029]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}
