import type { DecodedLabel, DecodeInput, DecodeProblem, Decoded } from '../format'
import { NOTHING_DECODED } from '../format'
import { readText } from '../text-file'
import { childrenOf, parseXml } from '../xml'
import type { XmlElement } from '../xml'
import { codesIn, labelsOf, readCodes } from './read-codes'

/** Reads REFI-QDA codebooks, ours and other programs', also such as use the namespace of projects. */
export function decodeCodebook(input: DecodeInput): Promise<Decoded> {
  const labels: DecodedLabel[] = []
  const problems: DecodeProblem[] = []
  const remarks = new Set<string>()
  const paths = new Set<string>()
  for (const file of input.files) {
    const content = readText(file)
    if (content.raw === null) {
      problems.push(content.problem)
      continue
    }
    const fail = (line: number, message: string): void => {
      problems.push({ file: file.path, line, place: '', message })
    }
    const parsed = parseXml(content.raw)
    if (parsed.root === null) {
      fail(parsed.problem.line, `The file is no whole XML, and nothing was read: ${parsed.problem.message}`)
      continue
    }
    const element = codesIn(parsed.root)
    if (!element) {
      fail(parsed.root.line, `The file is no REFI-QDA codebook: it begins with “${parsed.root.name}”, not “CodeBook”.`)
      continue
    }
    const codes = readCodes(file.path, element)
    problems.push(...codes.problems)
    for (const remark of codes.remarks) remarks.add(remark)
    for (const label of labelsOf(codes, new Set())) {
      if (!paths.has(label.path)) labels.push(label)
      paths.add(label.path)
    }
    const sets = childrenOf(parsed.root, 'Sets').flatMap((each) => childrenOf(each, 'Set'))
    if (sets.length > 0) remarks.add(setsRemark(sets))
  }
  return Promise.resolve({ ...NOTHING_DECODED, labels, problems, remarks: [...remarks] })
}

function setsRemark(sets: readonly XmlElement[]): string {
  const names = sets.map(({ attributes }) => `“${attributes['name'] ?? ''}”`).join(', ')
  return `The labels of all sets of codes (${names}) come as one list; which set a label is in was not taken over.`
}
