import { join } from 'node:path'
import { stat } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import type { Handlers } from '../../api/dispatch'
import type { AuditRequest, BundleRequest } from '../../api/evidence-params'
import type { PreparedAudit, PreparedBundle } from '../../api/evidence-views'
import { CaptureReader } from '../evidence/capture-files'
import { CaptureUploads } from '../evidence/capture-uploads'
import { checkCaptures } from '../evidence/check-captures'
import { verifyJournals } from '../evidence/verify-journals'
import { requireSession } from '../evidence/write-audit-log'
import type { WrittenAudit } from '../evidence/write-audit-log'
import type { OpenLibrary } from '../store/load-library'
import { prepareBundle, writeLog } from '../transfer/bundle/prepare-bundle'
import { fileNameFrom } from '../transfer/export-jobs'
import type { Session } from './session'

const LOG = 'log.jsonl'

function progressOf(session: Session, job: string | undefined) {
  return (done: number, total: number): void => {
    if (job !== undefined) session.emit({ name: 'export.progress', payload: { job, done, total } })
  }
}

/** The audit log of a session or the library, written aside. */
export async function prepareAudit(
  session: Session,
  request: AuditRequest & { readonly job?: string | undefined }
): Promise<PreparedAudit> {
  const library = session.requireLibrary()
  const { info } = library.store.parts
  const of = request.session === null ? info.name : requireSession(library, request.session).name
  const told: WrittenAudit[] = []
  const prepared = await session.exports.prepareOther(request.job, async (folder, signal) => {
    progressOf(session, request.job)(0, 1)
    const file = join(folder, LOG)
    told.push(await writeLog(library, { session: request.session, private: request.private, signal }, file))
    return {
      suggestedName: `${fileNameFrom(`${of} log`)}.jsonl`,
      mediaType: 'application/jsonl',
      files: [{ path: LOG, bytes: (await stat(file)).size }],
      packed: [],
      articles: 0,
      annotations: 0,
      losses: [],
      splits: null
    }
  })
  const { entries = 0, lastHash = '', withheld = 0 } = told[0] ?? {}
  return { prepared, entries, lastHash, withheld }
}

/** The bundle of a session, written aside. */
export function prepareSessionBundle(
  session: Session,
  { session: id, options, job }: BundleRequest & { readonly job?: string | undefined }
): Promise<PreparedBundle> {
  const { version } = session.options
  const progress = progressOf(session, job)
  return prepareBundle(session.requireLibrary(), session.exports, { session: id, ...options, version, job, progress })
}

type EvidenceCalls =
  | 'evidence.upload'
  | 'evidence.paste'
  | 'evidence.read'
  | 'evidence.check'
  | 'audit.export'
  | 'audit.verify'
  | 'bundle.prepare'

export function evidenceHandlers(session: Session): Pick<Handlers, EvidenceCalls> {
  // What a library was asked before goes with it.
  const parts = new WeakMap<OpenLibrary, { readonly uploads: CaptureUploads; readonly reader: CaptureReader }>()
  const partsOf = () => {
    const library = session.requireLibrary()
    const known = parts.get(library)
    if (known) return known
    const made = { uploads: new CaptureUploads(library), reader: new CaptureReader(library) }
    parts.set(library, made)
    return made
  }
  return {
    'evidence.upload': ({ piece: { item, name, size, offset, data }, how }) =>
      partsOf().uploads.piece(item, { name, size, how }, offset, Buffer.from(data, 'base64')),
    'evidence.paste'({ name, kind, content }) {
      const bytes = Buffer.from(content, 'utf8')
      const title = name.trim().replace(/[/\\]/g, ' ') || 'Pasted'
      const file = { name: `${title}.${kind === 'html' ? 'html' : 'txt'}`, size: bytes.length, how: 'paste' as const }
      return partsOf().uploads.piece(randomUUID(), file, 0, bytes)
    },
    'evidence.read': ({ offset, ...ref }) => partsOf().reader.read(ref, offset),
    'evidence.check': () => checkCaptures(session.requireLibrary()),
    'audit.verify': () => verifyJournals(session.requireLibrary()),
    'audit.export': (request) => prepareAudit(session, request),
    'bundle.prepare': (request) => prepareSessionBundle(session, request)
  }
}
