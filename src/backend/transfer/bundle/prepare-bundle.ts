import { mkdir, open, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CallError } from '../../../api/envelope'
import type { BundleProblem, PreparedBundle } from '../../../api/evidence-views'
import { sortedJson } from '../../../core/formats/json-value'
import { listCaptures } from '../../evidence/capture-files'
import { requireSession, writeAuditLog } from '../../evidence/write-audit-log'
import type { WrittenAudit } from '../../evidence/write-audit-log'
import { isMissing } from '../../store/file-system'
import type { OpenLibrary } from '../../store/load-library'
import { originalPath, textPath } from '../../store/revision-paths'
import { sha256 } from '../../store/text-files'
import { fileNameFrom } from '../export-jobs'
import type { ExportJobs, WrittenAside } from '../export-jobs'
import { BUNDLE_EXTRAS } from './bundle-extras'
import { MANIFEST, manifestText, SUMS, sumsText } from './bundle-manifest'
import { bundleReadme } from './bundle-readme'
import { SessionRecords } from './session-records'
import { hashBundleFile, writeBundleZip } from './write-bundle-zip'
import type { BundleFile, HashedFile } from './write-bundle-zip'

const ARCHIVE = 'bundle.zip'

export interface BundleOptions {
  readonly session: string
  /** X8: with private notes, contacts, sensitive sources and evidence. */
  readonly private: boolean
  /** Of the program. */
  readonly version: string
  readonly job?: string | undefined
  readonly progress?: (done: number, total: number) => void
}

/** Files are put into a folder as they are made, so that a large session does not have to fit into the memory. */
class BundleFiles {
  readonly files: HashedFile[] = []
  readonly missing: BundleProblem[] = []
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async json(path: string, value: Readonly<Record<string, unknown>>): Promise<void> {
    await this.text(path, `${sortedJson(value, 2)}\n`)
  }

  async text(path: string, content: string): Promise<void> {
    const from = await this.place(path)
    await writeFile(from, content, { flag: 'wx', mode: 0o600 })
    await this.add({ path, from })
  }

  /** Where a file with this path is to be written. */
  async place(path: string): Promise<string> {
    const file = join(this.#folder, ...path.split('/'))
    await mkdir(dirname(file), { recursive: true })
    return file
  }

  async add(file: BundleFile): Promise<void> {
    this.files.push(await hashBundleFile(file))
  }

  /** Takes a file of the library in, if it has the hash it should have; else it is told among the missing ones. */
  async known(path: string, from: string, hash: string): Promise<void> {
    try {
      const hashed = await hashBundleFile({ path, from })
      if (hashed.sha256 === hash) this.files.push(hashed)
      else this.missing.push({ file: path, message: 'in the library it is not what it was any more; it was left out' })
    } catch (error) {
      if (!isMissing(error)) throw error
      this.missing.push({ file: path, message: 'it was missing in the library' })
    }
  }
}

/** Everything of a session but the manifest and what follows from it. */
async function gather(
  library: OpenLibrary,
  folder: string,
  { session: id, private: isPrivate, version, progress }: BundleOptions,
  signal: AbortSignal
): Promise<{ bundle: BundleFiles; records: SessionRecords; log: WrittenAudit; spans: number }> {
  const session = requireSession(library, id)
  const { paths } = library.store.parts
  const bundle = new BundleFiles(join(folder, 'parts'))
  const records = new SessionRecords(library, session, isPrivate)
  const total = session.articles.length + 1
  for (const [done, articleId] of [...session.articles].sort().entries()) {
    signal.throwIfAborted()
    progress?.(done, total)
    const article = library.store.state.articles.get(articleId)
    if (!article) {
      throw new CallError('not-found', `An article of the session is not in the library any more: ${articleId}.`)
    }
    const place = `articles/${articleId}`
    // Reading it makes it again from the original where it is damaged (D4).
    await library.engine.readText(articleId)
    await bundle.known(`${place}/text.txt`, textPath(paths, article), article.text.sha256)
    const { kind, sha256: hash } = article.original
    await bundle.known(`${place}/original.${kind}`, originalPath(paths, article), hash)
    await bundle.json(`${place}/article.json`, { offsetUnit: 'utf16', article })
    const checks = { format: 'claimdesk/fact-check', version: 1, offsetUnit: 'utf16' }
    await bundle.json(`${place}/checks.json`, { ...checks, ...(await records.article(article)) })
  }
  progress?.(total - 1, total)
  await bundle.json('sources.json', records.sources())
  await bundle.json('session.json', { offsetUnit: 'utf16', ...records.session() })
  const { captures: there } = await listCaptures(library)
  for (const { capture } of records.captures.values()) {
    signal.throwIfAborted()
    const kind = there.get(capture.sha256)?.kind ?? capture.kind
    const file = paths.capture(capture.sha256, kind)
    await bundle.known(`evidence/${capture.sha256}.${kind}`, file, capture.sha256)
  }
  const from = await bundle.place('log.jsonl')
  const log = await writeLog(library, { session: id, private: isPrivate, signal }, from)
  await bundle.add({ path: 'log.jsonl', from })
  for (const extra of BUNDLE_EXTRAS) {
    const aside = join(folder, 'extra')
    await mkdir(aside, { recursive: true })
    const context = { library, session, private: isPrivate, stateAt: log.newestAt, version, folder: aside, signal }
    for await (const file of extra(context)) await bundle.add(file)
  }
  return { bundle, records, log, spans: records.counts.spans }
}

/** Writes the audit log of a session, or of the library, into a new file. */
export async function writeLog(
  library: Pick<OpenLibrary, 'store'>,
  options: Parameters<typeof writeAuditLog>[1],
  file: string
): Promise<WrittenAudit> {
  const handle = await open(file, 'wx', 0o600)
  try {
    let waiting = ''
    const written = await writeAuditLog(library, options, async (line) => {
      waiting += line
      if (waiting.length < 256 * 1024) return
      await handle.writeFile(waiting)
      waiting = ''
    })
    await handle.writeFile(waiting)
    return written
  } finally {
    await handle.close()
  }
}

/**
 * Puts a session with everything it rests on into one archive: articles, claims, evidence with its captured files,
 * sources and the log. The same state of the library gives the same bytes.
 *
 * @throws CallError `not-found` for a session or an article that is gone, `too-large`, `cancelled`
 */
export async function prepareBundle(
  library: OpenLibrary,
  jobs: ExportJobs,
  options: BundleOptions
): Promise<PreparedBundle> {
  const told: { digest: string; problems: BundleProblem[]; withheld: PreparedBundle['withheld'] }[] = []
  const prepared = await jobs.prepareOther(options.job, async (folder, signal): Promise<WrittenAside> => {
    const { bundle, records, log, spans } = await gather(library, folder, options, signal)
    const session = requireSession(library, options.session)
    const manifest = {
      software: `Claimdesk ${options.version}`,
      session: { id: session.id, name: session.name },
      stateAt: log.newestAt,
      private: options.private,
      counts: { ...records.counts, captures: records.captures.size, logEntries: log.entries },
      withheld: { ...records.withheld, logEntries: log.withheld },
      missing: bundle.missing,
      scales: records.scales(),
      log: { entries: log.entries, lastHash: log.lastHash }
    }
    await bundle.text('README.txt', bundleReadme(manifest))
    const files = bundle.files
      .map(({ path, bytes, sha256: hash }) => ({ path, bytes, sha256: hash }))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
    const text = manifestText({ ...manifest, files })
    const digest = sha256(text)
    await bundle.text(MANIFEST, text)
    await bundle.text(SUMS, sumsText(files, digest))
    const bytes = await writeBundleZip(bundle.files, digest, join(folder, ARCHIVE), { signal })
    told.push({ digest, problems: bundle.missing, withheld: records.withheld })
    return {
      suggestedName: `${fileNameFrom(session.name)}.zip`,
      mediaType: 'application/zip',
      files: [{ path: ARCHIVE, bytes }],
      packed: bundle.files.map(({ path, bytes: size }) => ({ path, bytes: size })),
      articles: records.counts.articles,
      annotations: spans,
      losses: [],
      splits: null
    }
  })
  const [{ digest, problems, withheld } = { digest: '', problems: [], withheld: EMPTY_WITHHELD }] = told
  return { prepared, digest, problems, withheld }
}

const EMPTY_WITHHELD: PreparedBundle['withheld'] = { contacts: 0, sources: 0, evidence: 0, notes: 0 }
