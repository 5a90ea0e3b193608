import type { ExportInput, OutputPart } from '../format'
import { LabelNames } from '../label-names'
import { xmlAttributes } from '../xml'
import { Guids } from './guid'
import { PROJECT_FILE, PROJECT_NAMESPACE } from './vocabulary'
import { CodeTree } from './write-codes'
import { NoteBook } from './write-notes'
import { UserBook } from './write-people'
import { LinkBook } from './write-relations'
import { SourceWriter } from './write-source'
import type { ProjectParts } from './write-source'
import { VariableBook } from './write-variables'

/**
 * Writes a REFI-QDA project: a text file for each document as it comes, and at the end `project.qde`. The standard
 * wants the people, labels and variables that documents use before them in that file, so its part on the documents is
 * kept as text until then; their texts are not.
 */
export async function* encodeProject(input: ExportInput): AsyncGenerator<OutputPart> {
  const guids = new Guids()
  const labels = new LabelNames(input)
  const users = new UserBook(input.library.people, guids)
  const notes = new NoteBook(users)
  const parts: ProjectParts = {
    labels,
    guids,
    users,
    notes,
    codes: new CodeTree(labels.labels, guids),
    links: new LinkBook(guids, notes, labels),
    variables: new VariableBook(guids)
  }
  const sources: string[] = []
  const members = new Map<string, string[]>()
  const scopes = new Set<string>()
  for await (const document of input.documents) {
    const { id, tags } = document.article
    // An article may be there several times, such as once for each person.
    const scope = scopes.has(id) ? `${id}/${document.name}` : id
    scopes.add(scope)
    const source = new SourceWriter(parts, document, scope)
    sources.push(source.xml())
    for (const tag of new Set(tags)) {
      const sourcesOfTag = members.get(tag)
      if (sourcesOfTag) sourcesOfTag.push(source.guid)
      else members.set(tag, [source.guid])
    }
    yield { path: `sources/${source.guid}.txt`, text: document.text }
  }
  for (const text of project(input, parts, sources, members)) yield { path: PROJECT_FILE, text }
}

function* project(
  { library, software }: ExportInput,
  { users, codes, variables, notes, links, guids }: ProjectParts,
  sources: readonly string[],
  members: ReadonlyMap<string, readonly string[]>
): Generator<string> {
  const attributes = xmlAttributes({ xmlns: PROJECT_NAMESPACE, name: library.name, origin: software })
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Project${attributes}>\n`
  yield users.xml
  if (!codes.isEmpty) yield `  <CodeBook>\n    <Codes>\n${codes.xml('      ')}    </Codes>\n  </CodeBook>\n`
  yield variables.xml
  if (sources.length > 0) {
    yield '  <Sources>\n'
    yield* sources
    yield '  </Sources>\n'
  }
  yield* notes.xml()
  yield* links.xml()
  if (members.size > 0) {
    yield '  <Sets>\n'
    for (const [name, guidsOfSources] of members) {
      const sourcesXml = guidsOfSources.map((targetGUID) => `      <MemberSource${xmlAttributes({ targetGUID })}/>\n`)
      yield `    <Set${xmlAttributes({ guid: guids.derived('tag', name), name })}>\n${sourcesXml.join('')}    </Set>\n`
    }
    yield '  </Sets>\n'
  }
  yield '</Project>\n'
}
