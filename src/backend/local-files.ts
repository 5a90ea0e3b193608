import type { ExportRequest } from '../api/export-params'
import type { AnnotationImportResult, AnnotationPreview, PreparedExport } from '../api/transfer-views'
import { findFormat } from '../core/formats/registry'
import { endingOf } from '../core/formats/text-file'
import type { ExportReport, LocalFiles, OwnAnnotationOptions, VerifyReport } from './backend'
import { listArticles } from './handlers/articles'
import { prepareAudit, prepareSessionBundle } from './handlers/evidence'
import { formatViews } from './handlers/exports'
import { prepareSessionReport, sessionCalled } from './handlers/report'
import type { Session } from './handlers/session'
import { importOwnFiles } from './import-own-files'
import type { LibraryDoor } from './library-door'
import { readLimited } from './own-files'
import { previewRestore, restoreBackup } from './store/backups/restore-backup'
import { verifyLibrary } from './store/verify-library'
import { verifyTexts } from './store/verify-texts'
import { gatherFiles } from './transfer/annotations/gather-files'
import { importAnnotations, PLAIN_CHOICE, planAnnotations } from './transfer/annotations/import-annotations'
import { reviseFile } from './versions/revise-file'

async function importAnnotationFiles(
  session: Session,
  paths: readonly string[],
  { dryRun, ...choice }: OwnAnnotationOptions
): Promise<AnnotationPreview | AnnotationImportResult> {
  const library = session.requireLibrary()
  const format = choice.format === null ? null : findFormat(choice.format)
  const files = await gatherFiles(paths, format?.reads ? [...format.reads, '.zip', `.${format.extension}`] : null)
  const { ids, clock } = session.options
  const plan = await planAnnotations(files, { ...PLAIN_CHOICE, ...choice }, { library, ids, clock })
  return dryRun ? plan.preview : importAnnotations(plan, library)
}

async function exportTo(
  session: Session,
  path: string,
  request: ExportRequest,
  dryRun: boolean
): Promise<ExportReport> {
  const pack = endingOf(path) === '.zip'
  const prepared = await session.exports.prepare(session.requireLibrary(), request, { pack })
  try {
    if (!dryRun) await session.exports.saveAt(prepared.export, path)
  } finally {
    await session.exports.discard(prepared.export)
  }
  const { articles, annotations, losses, preflight, splits } = prepared
  return { path, articles, annotations, losses, splits, ...(preflight && { preflight }) }
}

/** What cannot be recovered is said once: the library's own report knows more of it. */
async function verifyEverything(session: Session): Promise<VerifyReport> {
  const library = session.requireLibrary()
  const report = await verifyLibrary(library)
  const isNew = ({ file }: { readonly file: string }) => !report.problems.some((problem) => problem.file === file)
  return { ...report, problems: [...report.problems, ...(await verifyTexts(library)).filter(isNew)] }
}

/** Saves what was prepared at a path of this machine, and drops it. */
async function saved<Value extends { readonly prepared: PreparedExport }>(
  { exports }: Session,
  path: string,
  preparing: Promise<Value>
): Promise<Value> {
  const made = await preparing
  try {
    await exports.saveAt(made.prepared.export, path)
    return made
  } finally {
    await exports.discard(made.prepared.export)
  }
}

/** The calls that take paths, for hosts on this machine. */
export function createLocalFiles(session: Session, door: LibraryDoor): LocalFiles {
  return {
    openLibrary: (directory, { create, personName }) =>
      door.open({ directory, create, personName: personName ?? null, sample: false, remember: false }),
    list: () => Promise.resolve(listArticles(session.requireLibrary())),
    formats: () => formatViews(),
    importDocuments: (paths, options) => importOwnFiles(session, paths, options),
    revise: (article, path, options) => reviseFile(session, article, path, readLimited, options),
    importAnnotations: (paths, options) => importAnnotationFiles(session, paths, options),
    exportTo: (path, request, dryRun) => exportTo(session, path, request, dryRun),
    saveExport: (exportId, path) => session.exports.save(exportId, path),
    verify: () => verifyEverything(session),
    listBackups: () => session.backups().list(),
    makeBackup: () => session.backups().make('by-hand'),
    previewRestore: (request) => previewRestore(session.requireLibrary(), session.backups(), request),
    restoreBackup: (request) => restoreBackup(session.requireLibrary(), session.backups(), request),
    exportAudit: (path, request) => saved(session, path, prepareAudit(session, request)),
    exportBundle: (path, request) => saved(session, path, prepareSessionBundle(session, request)),
    exportReport: (path, request) =>
      saved(
        session,
        path,
        prepareSessionReport(session, { ...request, session: sessionCalled(session, request.session) })
      )
  }
}
