import { createDispatch } from '../api/dispatch'
import type { Handlers } from '../api/dispatch'
import { CallError } from '../api/envelope'
import type { Backend, BackendOptions } from './backend'
import { Config, newPerson, proposedName, proposedPlace } from './config'
import { explainFault } from './explain-fault'
import { annotationHandlers } from './handlers/annotations'
import { articleHandlers } from './handlers/articles'
import { backupHandlers } from './handlers/backups'
import { conflictHandlers } from './handlers/conflicts'
import { commandHandlers } from './handlers/commands'
import { evidenceHandlers } from './handlers/evidence'
import { exportHandlers } from './handlers/exports'
import { importHandlers } from './handlers/imports'
import { matchHandlers } from './handlers/matches'
import { reportHandlers } from './handlers/report'
import { schemeHandlers } from './handlers/schemes'
import { Session } from './handlers/session'
import { readingHandlers } from './handlers/reading'
import { versionHandlers } from './handlers/versions'
import { sampleFiles } from './library/sample-library'
import { LibraryDoor } from './library-door'
import { createLocalFiles } from './local-files'
import { nodeFileSystem } from './store/file-system'
import { WindowMemory } from './window-memory'

export { checkDocuments } from './check-documents'
export type { CheckOptions, DocumentCheck } from './check-documents'
export { defaultConfigDir } from './config'
export { convertFiles } from './convert'
export type { ConvertReport, ConvertRequest } from './convert'
export { hostOptions } from './host-options'
export { verifyAuditLog } from './evidence/verify-audit-log'
export { browserPrintPdf, findBrowser } from './transfer/report/browser-pdf'
export { verifyBundle } from './transfer/bundle/verify-bundle'
export type { BundleReport } from './transfer/bundle/verify-bundle'
export type {
  Backend,
  BackendOptions,
  DocumentImportReport,
  LocalFiles,
  Log,
  OwnAnnotationOptions,
  OwnImportOptions,
  PrintPdf
} from './backend'

function createHandlers(session: Session, door: LibraryDoor, memory: WindowMemory): Handlers {
  return {
    'app.state': () => Promise.resolve(session.state()),
    'window.memory': () => memory.read(),
    'window.remember': ({ changes }) => memory.keep(changes),
    'setup.create': ({ name, place, sample }) =>
      door.setUp({ directory: place, create: true, personName: name, sample, remember: true }),
    'library.reopen': () => door.reopen(),
    ...articleHandlers(session),
    ...commandHandlers(session),
    ...conflictHandlers(session),
    ...importHandlers(session),
    ...exportHandlers(session),
    ...evidenceHandlers(session),
    ...backupHandlers(session),
    ...reportHandlers(session),
    ...annotationHandlers(session),
    ...schemeHandlers(session),
    ...matchHandlers(session),
    ...readingHandlers(session),
    ...versionHandlers(session)
  } satisfies Handlers
}

/**
 * Makes the application: opens the library that was named, or the one of the person's settings, or none (setup).
 *
 * @throws CallError when the library that was named cannot be opened
 */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const fileSystem = options.fileSystem ?? nodeFileSystem
  const config = await Config.read(fileSystem, options.configDir, options.clock())
  const person = config.data?.person ?? newPerson(proposedName(), options.ids())
  const session = new Session(options, person, {
    proposedName: config.data?.person.name ?? proposedName(),
    proposedPlace: proposedPlace(),
    sampleArticles: (await sampleFiles(options.resourcesDir)).length,
    problem: null
  })
  const door = new LibraryDoor(options, config, session)
  const last = config.data?.lastLibrary ?? null
  const quietly = { personName: null, sample: false, remember: false }
  if (options.libraryDir !== null) {
    await door.open({ ...quietly, directory: options.libraryDir, create: options.createLibrary !== false })
  } else if (last !== null) {
    try {
      await door.open({ ...quietly, directory: last, create: false })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      session.setup = { ...session.setup, proposedPlace: last, problem: error.message }
    }
  }
  const memory = new WindowMemory(fileSystem, options.configDir, options.clock)
  const report = (name: string, error: unknown): void => options.log.error(`${name} failed.`, error)
  const dispatch = createDispatch(createHandlers(session, door, memory), report, explainFault)
  return {
    dispatch,
    subscribe: (listener) => session.subscribe(listener),
    state: () => session.state(),
    local: createLocalFiles(session, door),
    async close() {
      session.matches.close()
      await session.closeImports()
      await session.closeSearch()
      await session.exports.close()
      await session.closeWatch()
      await session.library?.engine.close()
    }
  }
}
