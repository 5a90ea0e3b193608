import type { Decoded, DecodeInput } from '../format'
import { jsonLines } from '../json-lines'
import { RowCollector } from '../rows/row-collector'
import { readText, withoutEnding } from '../text-file'

/** Reads rows out of files of JSON lines, one document a line. */
export async function decodeJsonLines(input: DecodeInput): Promise<Decoded> {
  const rows = new RowCollector(input)
  for (const file of input.files) {
    const { raw, problem } = readText(file)
    if (problem) {
      rows.problems.push(problem)
      continue
    }
    for (const { line, value, problem: fault } of jsonLines(raw)) {
      if (value === null) rows.problem(file.path, line, `line ${line}`, `${fault} It was left out.`)
      else await rows.add(value, { name: `${withoutEnding(file.path)}-${line}`, row: { file: file.path, line } })
    }
  }
  return rows.finish()
}
