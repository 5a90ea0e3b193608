import { join } from 'node:path'
import type { AuditVerification } from '../../api/evidence-views'
import { CHECKPOINT_FILE } from '../store/file-kinds'
import { DamagedFileError, jsonFile, NewerVersionError } from '../store/json-file'
import type { OpenLibrary } from '../store/load-library'
import { partFault } from '../store/sealed-journal'
import { sha256 } from '../store/text-files'
import { byJournal, readJournals } from './read-journals'
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

/** What follows a part: where it begins, and the hash that the line before has to have. */
interface Follows {
  readonly first: number
  readonly previous: string | null
}

/** Where a part ends: its last entry and the hash of its last line. */
const endOf = ({ content: { entries, header, lastHash } }: ReadJournal): { seq: number; lastHash: string } => ({
  seq: entries.at(-1)?.entry.seq ?? (header?.firstSeq ?? 1) - 1,
  lastHash
})

/** Something wrong with a journal beside single lines. */
export interface JournalProblem {
  readonly message: string
  /** It was told when the journal was taken over or begun anew; nothing more is missing since. */
  readonly isOld: boolean
}

const problem = (message: string, isOld = false): JournalProblem => ({ message, isOld })

/**
 * Whether what goes on from somewhere goes on from what is there: from the part before it, or from a journal that was
 * damaged and is kept beside it as it was.
 */
async function linkProblem(
  { store }: Pick<OpenLibrary, 'store'>,
  name: string,
  { first, previous }: Follows,
  before: ReadJournal | null
): Promise<JournalProblem | null> {
  const end = before ? endOf(before) : { seq: 0, lastHash: null }
  if (previous === end.lastHash && first === end.seq + 1) return null
  // One that was lost as a whole: the next one says only that it counts on.
  if (previous === null) {
    return before && problem(`The journal ${name} was begun anew with entry ${first}, not with what came before.`, true)
  }
  const { fileSystem, paths } = store.parts
  const asides = (await fileSystem.readdir(paths.journals))
    .filter((other) => other.startsWith(`${name}.ndjson.damaged-`))
    .sort()
  const tookOver = `The journal ${name} took over from one that was damaged,`
  for (const aside of asides) {
    if (sha256(await fileSystem.readFile(join(paths.journals, aside))) !== previous) continue
    return problem(`${tookOver} kept as ${aside}; what it could not read is in neither.`, true)
  }
  if (!before && first === 1) return problem(`${tookOver} which is not there or was changed since.`)
  if (before && first === end.seq + 1) {
    const part = before.part?.file ?? ''
    return problem(`The journal ${name}: the last line of its part ${part}, or the line after it, was changed.`)
  }
  const lost = `what came before entry ${first} is not there or was changed since`
  return problem(`The journal ${name} goes on from a part, or took over from one that was damaged: ${lost}.`)
}

/** What is wrong with a journal beside single lines: parts that are missing, swapped or cut off. */
export async function problemsOfParts(
  library: Pick<OpenLibrary, 'store'>,
  parts: readonly ReadJournal[]
): Promise<JournalProblem[]> {
  const problems: JournalProblem[] = []
  let before: ReadJournal | null = null
  for (const journal of parts) {
    const { name, part, content } = journal
    const fault = part && content.faults.length === 0 ? partFault(part, content) : null
    if (fault !== null)
      problems.push(problem(`The part ${part?.file ?? ''} of the journal ${name} is damaged: ${fault}.`))
    if (content.header) {
      const follows = { first: content.header.firstSeq, previous: content.header.previous }
      const found = await linkProblem(library, name, follows, before)
      if (found) problems.push(found)
    }
    before = journal
  }
  if (!before) return problems
  const { seq: reached } = endOf(before)
  const settled = await settledIn(library, before.name)
  if (reached < settled) {
    const message = `The journal ${before.name} ends with entry ${reached}; entries up to ${settled} have been there.`
    problems.push(problem(message))
  }
  return problems
}

/** What is wrong with the lines of a journal's files; a completed part is named. */
export function faultsOf(parts: readonly ReadJournal[]): AuditVerification['journals'][number]['faults'] {
  return parts.flatMap(({ part, content: { faults } }) =>
    part ? faults.map(({ line, message }) => ({ line, message: `in the part ${part.file}, ${message}` })) : faults
  )
}

/** Checks the chain of every journal (D15) over all its parts, and that none is shorter than it has been. */
export async function verifyJournals(library: Pick<OpenLibrary, 'store'>): Promise<AuditVerification> {
  const read: ReadJournal[] = []
  for await (const journal of readJournals(library)) read.push(journal)
  const journals: AuditVerification['journals'][number][] = []
  const problems: string[] = []
  for (const [name, parts] of byJournal(read)) {
    const entries = parts.reduce((sum, { content }) => sum + content.entries.length, 0)
    journals.push({ name, entries, faults: faultsOf(parts) })
    for (const { message } of await problemsOfParts(library, parts)) problems.push(message)
  }
  return { journals, problems }
}
