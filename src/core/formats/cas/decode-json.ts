import type { DecodeInput, Decoded, DecodeProblem } from '../format'
import { parseJson } from '../json-value'
import { readText } from '../text-file'
import { decodeCases } from './decode-cases'
import type { CasFile } from './decode-cases'
import { readCasJson } from './read-json'

const SECTIONS = ['%TYPES', '%FEATURE_STRUCTURES', '%VIEWS']

/** Reads CAS JSON files. */
export async function decodeCasJson(input: DecodeInput): Promise<Decoded> {
  const files: CasFile[] = []
  const problems: DecodeProblem[] = []
  for (const file of input.files) {
    const text = readText(file)
    if (text.problem) {
      problems.push(text.problem)
      continue
    }
    const parsed = parseJson(text.raw)
    const refuse = (message: string): unknown =>
      problems.push({ file: file.path, line: null, place: 'file', message: `${message} The file was left out.` })
    if (!parsed.ok) refuse(`This is not JSON: ${parsed.reason}.`)
    else if (!isCas(parsed.value)) refuse('This is JSON, but no UIMA CAS: it has no %FEATURE_STRUCTURES and no %VIEWS.')
    else files.push({ path: file.path, ...readCasJson(parsed.value) })
  }
  return decodeCases(files, input, problems, [])
}

/** The object of sections, or a bare list of feature structures. */
function isCas(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (!Array.isArray(value)) return SECTIONS.some((section) => section in value)
  const [first] = value as readonly unknown[]
  return typeof first === 'object' && first !== null && '%TYPE' in first
}
