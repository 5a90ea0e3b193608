import type { DecodedLabel, DecodeInput, DecodeProblem, Decoded, DecodedReading, SourceFile } from '../format'
import { NOTHING_DECODED, settingOf } from '../format'
import { readingId } from '../readings'
import { readText } from '../text-file'
import { parseXml } from '../xml'
import type { XmlElement } from '../xml'
import { UniqueIds, finishDocument } from './drafts'
import { findSources } from './find-sources'
import { guidKey } from './guid'
import { POSITIONS_SETTING, decideSources } from './positions'
import { ProjectFiles } from './project-files'
import { readCases, readSets } from './read-cases'
import { codesIn, labelsOf, readCodes } from './read-codes'
import { DocumentReader } from './read-document'
import type { ReadParts } from './read-document'
import { LinkReader } from './read-links'
import { NoteReader } from './read-notes'
import { UserReader, listOf } from './read-people'
import { variableNames } from './read-variables'
import { OWN_ORIGIN } from './vocabulary'

/** Reads REFI-QDA projects: every `.qde` file among the files, with the texts that lie below its folder. */
export async function decodeProject(input: DecodeInput): Promise<Decoded> {
  const results: Decoded[] = []
  const taken = { people: new Set<string>(), keys: new UniqueIds() }
  const projects = input.files.filter(({ path }) => path.toLowerCase().endsWith('.qde'))
  for (const file of projects) results.push(await Promise.resolve(readProject(file, input, taken)))
  if (projects.length === 0) {
    const message = 'There is no project.qde among the files, and so no REFI-QDA project.'
    const file = input.files[0]?.path ?? null
    return { ...NOTHING_DECODED, problems: [{ file, line: null, place: '', message }] }
  }
  return {
    ...NOTHING_DECODED,
    documents: results.flatMap(({ documents }) => documents),
    labels: distinctLabels(results.flatMap(({ labels }) => labels)),
    relationTypes: results.flatMap(({ relationTypes }) => relationTypes),
    people: results.flatMap(({ people }) => people),
    problems: results.flatMap(({ problems }) => problems),
    remarks: [...new Set(results.flatMap(({ remarks }) => remarks))],
    readings: results.flatMap(({ readings }) => readings)
  }
}

function distinctLabels(labels: readonly DecodedLabel[]): readonly DecodedLabel[] {
  const paths = new Set<string>()
  return labels.filter(({ path }) => !paths.has(path) && paths.add(path))
}

interface Taken {
  readonly people: Set<string>
  readonly keys: UniqueIds
}

function readProject(file: SourceFile, input: DecodeInput, taken: Taken): Decoded {
  const content = readText(file)
  if (content.raw === null) return { ...NOTHING_DECODED, problems: [content.problem] }
  const parsed = parseXml(content.raw)
  const refuse = (line: number, message: string): Decoded => ({
    ...NOTHING_DECODED,
    problems: [{ file: file.path, line, place: '', message }]
  })
  if (parsed.root === null) {
    return refuse(parsed.problem.line, `The project is no whole XML, and nothing was read: ${parsed.problem.message}`)
  }
  if (parsed.root.local !== 'Project') {
    return refuse(parsed.root.line, `The file is no REFI-QDA project: it begins with “${parsed.root.name}”.`)
  }
  return new ProjectReader(file.path, parsed.root, input, taken).read()
}

class ProjectReader {
  readonly #file: string
  readonly #project: XmlElement
  readonly #files: ProjectFiles
  readonly #chosen: string
  readonly #origin: string
  readonly #taken: Taken
  readonly #problems: DecodeProblem[] = []

  constructor(file: string, project: XmlElement, { files, settings }: DecodeInput, taken: Taken) {
    this.#file = file
    this.#project = project
    this.#files = new ProjectFiles(files, file)
    this.#chosen = settingOf(POSITIONS_SETTING, settings)
    this.#origin = project.attributes['origin'] ?? ''
    this.#taken = taken
  }

  read(): Decoded {
    const file = this.#file
    const project = this.#project
    const isOurs = OWN_ORIGIN.test(this.#origin)
    const users = new UserReader(listOf(project, 'Users', 'User'), this.#taken.people)
    for (const { id } of users.people) this.#taken.people.add(id)
    const notes = new NoteReader(file, listOf(project, 'Notes', 'Note'), this.#files, isOurs)
    const codes = readCodes(file, codesIn(project), (code) => notes.textOf(code))
    const cases = listOf(project, 'Cases', 'Case')
    const variables = variableNames(listOf(project, 'Variables', 'Variable'))
    const found = findSources(file, project, this.#files)
    const used = new Set<string>()
    const labelOf = this.#labels(codes.byGuid, cases, used)
    const parts: ReadParts = {
      ...{ file, isOurs, users, notes, variables, labelOf },
      keys: this.#taken.keys,
      problems: this.#problems
    }
    const readings = decideSources(found.sources, this.#origin, this.#chosen)
    const documents = found.sources.map((source, index) => {
      const reading = readings[index]?.reading ?? { unit: 'codepoint', lineEnds: 'as-is', bom: 'left-out' }
      return new DocumentReader(parts, source, reading).read()
    })
    const links = new LinkReader(file, documents, notes)
    links.read(listOf(project, 'Links', 'Link'))
    const remarks = [
      ...codes.remarks,
      ...found.remarks,
      ...links.remarks,
      ...readCases(cases, documents, variables),
      ...readSets(listOf(project, 'Sets', 'Set'), documents)
    ]
    const { unused } = notes
    if (unused.length > 0) {
      const names = unused.slice(0, 5).map((name) => `“${name}”`)
      const list = names.join(', ') + (unused.length > names.length ? '…' : '')
      remarks.push(`${unused.length} notes that are on no document and no passage were not taken over: ${list}.`)
    }
    return {
      ...NOTHING_DECODED,
      documents: documents.map(({ draft }) => finishDocument(draft)),
      labels: labelsOf(codes, used),
      relationTypes: links.relationTypes,
      people: users.people,
      problems: [...codes.problems, ...notes.problems, ...found.problems, ...this.#problems, ...links.problems],
      remarks,
      readings: readings.flatMap(({ reading, decided }, index): readonly DecodedReading[] => {
        const source = found.sources[index]
        if (!decided || !source) return []
        return [
          { file: source.file, setting: POSITIONS_SETTING.id, chosen: readingId(reading), evidence: decided.evidence }
        ]
      })
    }
  }

  /** The label that a coding names. Some programs code passages with cases as well. */
  #labels(
    codes: ReadonlyMap<string, { readonly path: string }>,
    cases: readonly XmlElement[],
    used: Set<string>
  ): ReadParts['labelOf'] {
    const caseNames = new Map(
      cases.map(({ attributes }) => [guidKey(attributes['guid'] ?? ''), `Cases/${attributes['name'] ?? ''}`])
    )
    return (guid, line) => {
      const path = codes.get(guidKey(guid))?.path ?? caseNames.get(guidKey(guid))
      if (path === undefined) {
        const message = 'The code of this coding is not in the project; its number was taken as the label.'
        this.#problems.push({ file: this.#file, line, place: guid, message })
      }
      used.add(path ?? guid)
      return path ?? guid
    }
  }
}
