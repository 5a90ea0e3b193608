import { setImmediate } from 'node:timers/promises'
import { CallError } from '../../api/envelope'
import { auditDrafts } from '../../core/audit/audit-drafts'
import { AuditLogWriter } from '../../core/audit/audit-log'
import { hiddenIn } from '../../core/audit/logged-entry'
import { SessionScope } from '../../core/audit/session-scope'
import type { Session } from '../../core/model/desk'
import type { OpenLibrary } from '../store/load-library'
import { sha256 } from '../store/text-files'
import { byJournal, mergeJournals, readJournals } from './read-journals'
import type { ReadJournal } from './read-journals'

/** A log as it was written. */
export interface WrittenAudit {
  readonly entries: number
  /** Hash of its last line. */
  readonly lastHash: string
  /** X8: entries of which something was left out. */
  readonly withheld: number
  /** When the newest entry came about, ISO 8601 in UTC; null when there is none. */
  readonly newestAt: string | null
}

export interface AuditOptions {
  /** Null: of the whole library. */
  readonly session: string | null
  readonly private: boolean
  readonly signal?: AbortSignal
}

/** Entries that are written before others get a turn. */
const TURN = 500

/** The session with this id. @throws CallError `not-found` */
export function requireSession({ store }: Pick<OpenLibrary, 'store'>, id: string): Session {
  const session = store.state.desk.session.get(id)
  if (!session) throw new CallError('not-found', 'There is no such session. Open the list of sessions again.', { id })
  return session
}

/**
 * Writes the audit log of a session or of the library, line by line, as a reading of all journals. What is not on the
 * disk yet is not in it.
 *
 * @throws CallError `not-found` for a session that there is not
 */
export async function writeAuditLog(
  library: Pick<OpenLibrary, 'store'>,
  { session, private: isPrivate, signal }: AuditOptions,
  write: (line: string) => Promise<void> | void
): Promise<WrittenAudit> {
  const scope = session === null ? null : new SessionScope(requireSession(library, session))
  const journals: ReadJournal[] = []
  for await (const journal of readJournals(library)) journals.push(journal)
  const placed = mergeJournals(journals)
  if (scope) for (const { entry } of placed) for (const change of entry.changes) scope.note(change)
  const hidden = isPrivate ? null : hiddenIn(placed.map(({ entry }) => entry))
  const { info } = library.store.parts
  const log = new AuditLogWriter(sha256)
  await write(
    log.head({
      library: info.id,
      session,
      private: isPrivate,
      people: Object.fromEntries(info.people.map(({ id, name }) => [id, name])),
      journals: [...byJournal(journals)].map(([name, parts]) => ({
        name,
        entries: parts.reduce((sum, { content }) => sum + content.entries.length, 0),
        lastHash: parts.at(-1)?.content.lastHash ?? '',
        faults: parts.reduce((sum, { content }) => sum + content.faults.length, 0)
      }))
    })
  )
  let withheld = 0
  let newestAt: string | null = null
  for (const [index, { entry, actor, journal }] of placed.entries()) {
    if (index % TURN === 0) {
      signal?.throwIfAborted()
      await setImmediate()
    }
    const options = { has: (change: Parameters<SessionScope['has']>[0]) => scope?.has(change) ?? true }
    for (const draft of auditDrafts(entry, actor, journal, { ...options, hidden })) {
      if (draft.withheld.length > 0) withheld += 1
      if (newestAt === null || draft.at > newestAt) newestAt = draft.at
      await write(log.entry(draft))
    }
  }
  await write(log.end())
  return { entries: log.entries, lastHash: log.lastHash, withheld, newestAt }
}
