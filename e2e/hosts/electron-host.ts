import type * as electron from 'electron'
import type { AppHost } from './host'

/** The module `electron` as specs see it; the stand-in adds `__standIn`. */
export type ElectronModule = typeof electron & { readonly __standIn?: StandInFace }

/** What only the stand-in offers; see docs/stand-in.md. */
export interface StandInFace {
  readonly outsideRequests: string[]
  readonly openedExternally: string[]
  readonly revealed: string[]
  readonly dialogs: { kind: 'open' | 'save' | 'message' | 'error'; options: Record<string, unknown> }[]
  readonly unsupported: string[]
  setFilePath(name: string, path: string): Promise<void>
  askPermission(permission: string): Promise<boolean> | null
}

/** A host whose main process a spec can reach into. */
export interface ElectronHost extends AppHost {
  /**
   * Runs a function in the main process with the module `electron` first. The function is sent as text: it sees
   * nothing of the spec but `argument`, which must be JSON.
   */
  evaluate<Result, Argument>(
    pageFunction: (electron: ElectronModule, argument: Argument) => Result | Promise<Result>,
    argument: Argument
  ): Promise<Result>
}
