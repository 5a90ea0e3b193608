import { hueOfColour } from '../../labels/hue-colour'
import type { DecodedLabel, DecodeProblem } from '../format'
import { childrenOf } from '../xml'
import type { XmlElement } from '../xml'
import { UniqueIds } from './drafts'
import { guidKey, readGuid } from './guid'
import { descriptionOf } from './read-text'

/** A code of a file: the label it is, by its full path. */
export interface ReadCode {
  readonly path: string
  readonly label: DecodedLabel
  readonly isCodable: boolean
}

export interface ReadCodes {
  /** By `guidKey` of the code's GUID. */
  readonly byGuid: ReadonlyMap<string, ReadCode>
  readonly problems: readonly DecodeProblem[]
  readonly remarks: readonly string[]
}

/**
 * The element of a codebook or project whose children are the codes. Some programs write `Codebook`, or leave out the
 * `Codes` in it.
 */
export function codesIn(root: XmlElement): XmlElement | undefined {
  const isCodeBook = (element: XmlElement): boolean => element.local.toLowerCase() === 'codebook'
  const codeBook = isCodeBook(root) ? root : root.children.find(isCodeBook)
  return codeBook && (childrenOf(codeBook, 'Codes')[0] ?? codeBook)
}

/**
 * Reads the nested codes below a `Codes` element: names joined with `/` are the labels' paths. Codes that would have
 * the path of another one get a number, so that two codes never become one label.
 *
 * @param describe further words on a code, from the notes that it refers to
 */
export function readCodes(
  file: string | null,
  codes: XmlElement | undefined,
  describe: (code: XmlElement) => string = () => ''
): ReadCodes {
  const byGuid = new Map<string, ReadCode>()
  const problems: DecodeProblem[] = []
  const paths = new UniqueIds((path, count) => `${path} (${count})`)
  let slashes = 0
  let renamed = 0
  const visit = (code: XmlElement, above: string | null): void => {
    const name = code.attributes['name'] ?? ''
    const fail = (message: string): void => {
      problems.push({ file, line: code.line, place: name, message })
    }
    if (code.attributes['name'] === undefined) fail('This code has no name; it is called “Unnamed”.')
    if (name.includes('/')) slashes += 1
    const wanted = `${above === null ? '' : `${above}/`}${code.attributes['name'] ?? 'Unnamed'}`
    const path = paths.next(wanted)
    if (path !== wanted) renamed += 1
    const key = guidKey(code.attributes['guid'] ?? '')
    if (key === '') fail('This code has no GUID, so that no passage can refer to it.')
    else if (byGuid.has(key)) fail('Another code has the same GUID; passages are given the first one.')
    const isCodable = !/^\s*(?:false|0)\s*$/.test(code.attributes['isCodable'] ?? 'true')
    const read = { path, label: labelOf(code, path, describe(code)), isCodable }
    byGuid.set(key === '' || byGuid.has(key) ? `${file ?? ''}#${code.line}#${path}` : key, read)
    for (const child of childrenOf(code, 'Code')) visit(child, path)
  }
  for (const code of codes ? childrenOf(codes, 'Code') : []) visit(code, null)
  const remarks: string[] = []
  if (slashes > 0) {
    remarks.push(
      `The names of ${slashes} codes have a slash in them, which also divides a label from the group it stands in.`
    )
  }
  if (renamed > 0) remarks.push(`${renamed} codes have the name of another one beside them and were given a number.`)
  return { byGuid, problems, remarks }
}

function labelOf(code: XmlElement, path: string, notes: string): DecodedLabel {
  const id = readGuid(code.attributes['guid'] ?? '')
  const hue = hueOfColour(code.attributes['color'] ?? '')
  const own = descriptionOf(code).trim() || (code.attributes['description'] ?? '').trim()
  const description = [own, notes.trim()].filter((text) => text !== '').join('\n\n')
  return {
    path,
    ...(id !== null && { id }),
    ...(hue !== null && { hue }),
    ...(description !== '' && { description }),
    appliesTo: 'both'
  }
}

/**
 * The labels among the codes: those that can be applied, and groups that say something or were applied all the same.
 *
 * @param used paths of the labels that passages have
 */
export function labelsOf({ byGuid }: ReadCodes, used: ReadonlySet<string>): readonly DecodedLabel[] {
  return [...byGuid.values()]
    .filter(({ path, label, isCodable }) => isCodable || used.has(path) || label.description !== undefined)
    .map(({ label }) => label)
}
