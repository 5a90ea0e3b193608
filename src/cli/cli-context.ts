import type { Backend, LocalFiles } from '../backend/create-backend'
import type { Output } from './output'

/** What a command works with. */
export interface CliContext {
  readonly output: Output
  /** Of the program. */
  readonly version: string
  /**
   * Opens the library asked for, does the work and closes it again, whatever happens. `library`: a folder that the
   * command itself names.
   */
  withLibrary(access: Access, work: (files: LocalFiles) => Promise<void>, library?: string): Promise<void>
  /** Absolute path of the library asked for, or null for the one of the settings. */
  libraryDir(): string | null
  /** Makes the exit code 1: something of the input was at fault, the rest is done. */
  fail(): void
  readonly serve: ServeLibrary
}

/** D3: reading needs no lock and works beside an open window. Who checks tells of what was recovered by itself. */
export type Access = 'read' | 'check' | 'write'

export type OpenBackend = (options: {
  readonly libraryDir: string | null
  readonly readOnly: boolean
}) => Promise<Backend>

/** Runs the loopback server until it ends; the exit code. `port: null` takes any free port. */
export type ServeLibrary = (options: {
  readonly libraryDir: string | null
  readonly port: number | null
}) => Promise<number>

/** Wrong usage that only shows once the command runs. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
