import { join } from 'node:path'
import type { AuditVerification } from '../../api/evidence-views'
import { CHECKPOINT_FILE } from '../store/file-kinds'
import { DamagedFileError, jsonFile, NewerVersionError } from '../store/json-file'
import type { OpenLibrary } from '../store/load-library'
import { sha256 } from '../store/text-files'
import { readJournals } from './read-journals'
import type { ReadJournal } from './read-journals'

/** Up to which entry the library's files say they have a journal; 0 when they do not say. */
async function settledIn({ store }: Pick<OpenLibrary, 'store'>, name: string): Promise<number> {
  const { fileSystem, paths } = store.parts
  const file = jsonFile(fileSystem, CHECKPOINT_FILE, join(paths.journals, `${name}.checkpoint.json`))
  try {
    await file.read()
  } catch (error) {
    if (error instanceof DamagedFileError || error instanceof NewerVersionError) return 0
    throw error
  }
  return file.data?.seq ?? 0
}

/** Whether a journal that took over from a damaged one still has that one beside it, as it was. */
async function problemsOf(library: Pick<OpenLibrary, 'store'>, journal: ReadJournal): Promise<string[]> {
  const { name, content } = journal
  const problems: string[] = []
  const reached = content.entries.at(-1)?.entry.seq ?? (content.header?.firstSeq ?? 1) - 1
  const settled = await settledIn(library, name)
  if (reached < settled) {
    problems.push(`The journal ${name} ends with entry ${reached}; entries up to ${settled} have been there.`)
  }
  const previous = content.header?.previous ?? null
  if (previous === null) return problems
  const { fileSystem, paths } = library.store.parts
  const asides = (await fileSystem.readdir(paths.journals))
    .filter((other) => other.startsWith(`${name}.ndjson.damaged-`))
    .sort()
  for (const aside of asides) {
    if (sha256(await fileSystem.readFile(join(paths.journals, aside))) !== previous) continue
    problems.push(
      `The journal ${name} took over from one that was damaged, kept as ${aside}; what it could not read is in neither.`
    )
    return problems
  }
  problems.push(`The journal ${name} took over from one that was damaged, which is not there or was changed since.`)
  return problems
}

/** Checks the chain of every journal (D15), and that none is shorter than it has been. */
export async function verifyJournals(library: Pick<OpenLibrary, 'store'>): Promise<AuditVerification> {
  const journals: AuditVerification['journals'][number][] = []
  const problems: string[] = []
  for await (const journal of readJournals(library)) {
    const { entries, faults } = journal.content
    journals.push({ name: journal.name, entries: entries.length, faults })
    problems.push(...(await problemsOf(library, journal)))
  }
  return { journals, problems }
}
