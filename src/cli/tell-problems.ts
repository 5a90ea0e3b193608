import type { DecodeProblem } from '../core/formats/format'
import type { Output } from './output'

/** Problems a run says one by one; the report as JSON has more. */
const MOST = 200

/** Says what could not be read, with file and line. */
export function tellProblems(problems: readonly DecodeProblem[], output: Output, total = problems.length): void {
  for (const { file, line, place, message } of problems.slice(0, MOST)) {
    const where = [...(file === null ? [] : [file]), ...(line === null ? [] : [String(line)])].join(':')
    output.message([where, place, message].filter((part) => part !== '').join(': '))
  }
  if (total > MOST) output.message(`… and ${total - MOST} more problems.`)
}
