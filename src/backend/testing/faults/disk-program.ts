import { CallError } from '../../../api/envelope'
import type { Person } from '../../../core/model/library'
import { Config } from '../../config'
import { CaptureUploads } from '../../evidence/capture-uploads'
import { errorCode, explainFileError } from '../../store/file-system'
import type { FileSystem } from '../../store/file-system'
import { LibraryPaths } from '../../store/library-paths'
import type { SealLimits } from '../../store/journal-parts'
import { loadLibrary } from '../../store/load-library'
import type { OpenLibrary } from '../../store/load-library'
import { createLibrary, inspectPlace } from '../../store/open-library'
import { ImportsUnderWay } from '../../transfer/imports/imports-under-way'
import { tidyImports } from '../../transfer/imports/pending-imports'
import { WindowMemory } from '../../window-memory'

/** Where everything lies on the disk of the model. */
export const LIBRARY = '/library'
export const SETTINGS = '/settings'
const MARA: Who = { person: { id: 'mara-1', name: 'Mara' }, device: 'd1' }
export const PATHS = new LibraryPaths(LIBRARY, MARA.person.id, MARA.device)

/** Name under which words that were typed into a form are remembered (D11). */
export const DRAFT_OF = 'claimdesk.draft'

/** Times and ids that come again with every run. */
export interface Counters {
  readonly clock: () => Date
  readonly ids: () => string
}

export function counters(from = 0): Counters {
  let ticks = from
  let made = from
  return {
    clock: () => new Date(Date.UTC(2024, 7, 22) + 1000 * (ticks += 1)),
    ids: () => `0190a000-0000-7000-8000-${(made += 1).toString(16).padStart(12, '0')}`
  }
}

export interface ProgramOptions extends Counters {
  /** D2: whether failed writes are tried again (a window) or reported (the CLI). */
  readonly retry: boolean
  /** When a part of the journal is completed. */
  readonly sealAt?: SealLimits
  /** Who works, and where; the person of the model when nobody is named. */
  readonly who?: Who
}

/** A person on one of their devices. */
export interface Who {
  readonly person: Person
  readonly device: string
}

/** An open library with what hosts put around it, on any disk. */
export interface DiskProgram extends OpenLibrary {
  readonly imports: ImportsUnderWay
  readonly uploads: CaptureUploads
  readonly memory: WindowMemory
  readonly counters: Counters
  /** What windows were told of saving that fails (a message) or works again (null). */
  readonly troubles: (string | null)[]
  /** Closes as a host does. Rejects when changes are not on the disk (D9). */
  close(): Promise<void>
}

/**
 * Starts the application on a disk as a host does, below the contract: settings, library (made when there is none),
 * imports that were cut off.
 *
 * @throws CallError when the library cannot be opened
 */
export async function openProgram(fileSystem: FileSystem, options: ProgramOptions): Promise<DiskProgram> {
  const { clock, ids, retry, sealAt, who: { person, device } = MARA } = options
  const config = await Config.read(fileSystem, SETTINGS, clock())
  if ((await inspectPlace(LIBRARY, fileSystem)) !== 'library') {
    await createLibrary(fileSystem, new LibraryPaths(LIBRARY, person.id, device), { id: 'lib', name: 'Model', person })
  }
  const troubles: (string | null)[] = []
  const library = await loadLibrary({
    fileSystem,
    directory: LIBRARY,
    person,
    device,
    readOnly: false,
    retry,
    ...(sealAt && { sealAt }),
    clock,
    ids,
    events: {
      committed: () => undefined,
      noticed: () => undefined,
      trouble: (message) => void troubles.push(message)
    }
  })
  try {
    await config.write({ person, device, lastLibrary: LIBRARY }).catch(rethrowInWords)
    // As the door does: what cannot be cleared up now can be the next time.
    if (!library.store.readOnly) await tidyImports(library, clock()).catch(ignoreFileError)
  } catch (error) {
    await library.engine.close().catch(() => undefined)
    throw error
  }
  const imports = new ImportsUnderWay({ library, person: person.id, clock, ids, progress: () => undefined })
  return {
    ...library,
    imports,
    uploads: new CaptureUploads(library),
    memory: new WindowMemory(fileSystem, SETTINGS, clock),
    counters: { clock, ids },
    troubles,
    async close() {
      await imports.close()
      await library.engine.close()
    }
  }
}

/** As the door puts it. */
function rethrowInWords(error: unknown): never {
  throw new CallError('file-error', `Your settings could not be written: ${explainFileError(error)}.`)
}

function ignoreFileError(error: unknown): void {
  if (errorCode(error) === null) throw error
}
