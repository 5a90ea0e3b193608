import type { DecodeProblem } from '../format'
import { SourceText } from '../readings'
import { childrenOf } from '../xml'
import type { XmlElement } from '../xml'
import { guidKey, readGuid } from './guid'
import type { StatedSelection } from './positions'
import type { ProjectFiles } from './project-files'
import { listOf } from './read-people'

/** A passage as a source states it, in the file's unit. */
export interface FoundSelection extends StatedSelection {
  readonly element: XmlElement
}

/** A source that has a text, before its positions are read. */
export interface FoundSource {
  /** The GUID by which the project refers to it. */
  readonly guid: string
  /** As the project calls it; empty when it does not. */
  readonly name: string
  /** The elements that say something of it: of a PDF the source itself and its text. */
  readonly elements: readonly XmlElement[]
  readonly source: SourceText
  /** The file that its text is in. */
  readonly file: string
  readonly selections: readonly FoundSelection[]
}

export interface FoundSources {
  readonly sources: readonly FoundSource[]
  readonly problems: readonly DecodeProblem[]
  readonly remarks: readonly string[]
}

/** What is not text in a project: how its elements are called, and what is said of them. */
const MEDIA = [
  { local: 'PDFSource', text: 'Representation', selection: 'PDFSelection', name: 'PDF' },
  { local: 'PictureSource', text: 'TextDescription', selection: 'PictureSelection', name: 'picture' },
  { local: 'AudioSource', text: 'Transcript', selection: 'AudioSelection', name: 'recording' },
  { local: 'VideoSource', text: 'Transcript', selection: 'VideoSelection', name: 'video' }
] as const

/** Finds every source of a project that has a text, and reports those that have none. */
export function findSources(file: string, project: XmlElement, files: ProjectFiles): FoundSources {
  const sources: FoundSource[] = []
  const problems: DecodeProblem[] = []
  const remarks: string[] = []
  const add = (owner: XmlElement, text: XmlElement): void => {
    const name = owner.attributes['name'] ?? text.attributes['name'] ?? ''
    const fail = (line: number, place: string, message: string): void => {
      problems.push({ file, line, place, message })
    }
    const found = contentOf(text, files)
    if (found.raw === null) {
      if (found.problem) problems.push(found.problem)
      const count = selectionCount(owner) + (owner === text ? 0 : selectionCount(text))
      const what = count === 0 ? 'This document' : `This document with its ${count} passages`
      return fail(text.line, name, `${what} was left out: ${found.reason}.`)
    }
    const guid = owner.attributes['guid'] ?? ''
    // A video may have several transcripts.
    const own = sources.some((other) => guidKey(other.guid) === guidKey(guid)) ? text.attributes['guid'] : guid
    sources.push({
      guid: readGuid(own ?? '') ?? own ?? '',
      name,
      elements: owner === text ? [text] : [owner, text],
      source: new SourceText(found.raw),
      file: found.file ?? file,
      selections: text.local === 'Transcript' ? transcriptSelections(text, fail) : plainSelections(text, fail)
    })
  }
  for (const list of childrenOf(project, 'Sources')) {
    for (const element of list.children) {
      const media = MEDIA.find(({ local }) => local === element.local)
      if (element.local === 'TextSource') add(element, element)
      if (!media) continue
      const texts = childrenOf(element, media.text)
      for (const text of texts) add(element, text)
      const count = childrenOf(element, media.selection).length
      if (count === 0 && texts.length > 0) continue
      const what = texts.length > 0 ? 'Only its text was read' : `This ${media.name} has no text and was not read`
      const rest = count > 0 ? `; ${count} passages that are marked in the ${media.name} itself were left out` : ''
      const place = element.attributes['name'] ?? ''
      problems.push({ file, line: element.line, place, message: `${what}${rest}.` })
    }
  }
  const graphs = listOf(project, 'Graphs', 'Graph').length
  if (graphs > 0) remarks.push(`${graphs} graphs (drawings of codes and their links) were not taken over.`)
  return { sources, problems, remarks }
}

type Content =
  | { readonly raw: string; readonly file: string | null }
  | { readonly raw: null; readonly reason: string; readonly problem: DecodeProblem | null }

function contentOf(text: XmlElement, files: ProjectFiles): Content {
  const [inline] = childrenOf(text, 'PlainTextContent')
  if (inline) return { raw: inline.text, file: null }
  const { plainTextPath, richTextPath } = text.attributes
  if (plainTextPath !== undefined) return files.text(plainTextPath)
  const reason =
    richTextPath === undefined
      ? 'the project gives no text for it'
      : `the project has it only as formatted text (${richTextPath}); export it again as plain text`
  return { raw: null, reason, problem: null }
}

function selectionCount(element: XmlElement): number {
  return element.children.filter(({ local }) => local.endsWith('Selection')).length
}

type Fail = (line: number, place: string, message: string) => void

function plainSelections(text: XmlElement, fail: Fail): FoundSelection[] {
  return childrenOf(text, 'PlainTextSelection').flatMap((element) => {
    const { startPosition, endPosition, name = '', guid = '' } = element.attributes
    const start = numberOf(startPosition)
    const end = numberOf(endPosition)
    if (start !== null && end !== null) return [{ element, start, end, name }]
    fail(
      element.line,
      guid,
      `This passage was left out: “${startPosition ?? ''}” to “${endPosition ?? ''}” is no position.`
    )
    return []
  })
}

/** Passages of a transcript lie between two of its points in time, which have positions in the text. */
function transcriptSelections(text: XmlElement, fail: Fail): FoundSelection[] {
  const points = new Map<string, number | null>(
    childrenOf(text, 'SyncPoint').map(({ attributes }) => [
      guidKey(attributes['guid'] ?? ''),
      numberOf(attributes['position'])
    ])
  )
  return childrenOf(text, 'TranscriptSelection').flatMap((element) => {
    const { fromSyncPoint = '', toSyncPoint = '', name = '', guid = '' } = element.attributes
    const start = points.get(guidKey(fromSyncPoint)) ?? null
    const end = points.get(guidKey(toSyncPoint)) ?? null
    if (start !== null && end !== null) return [{ element, start, end, name }]
    fail(
      element.line,
      guid,
      'This passage was left out: the points in time it lies between have no positions in the text.'
    )
    return []
  })
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : null
}
