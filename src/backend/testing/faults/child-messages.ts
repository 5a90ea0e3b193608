import type { AnyEvent } from '../../../api/contract'
import type { CallEnvelope, ReplyEnvelope } from '../../../api/envelope'
import type { AppState } from '../../../api/views'
import type { VerifyReport } from '../../backend'

/** Folders that a program which is going to be killed works on. */
export interface ChildPlaces {
  readonly libraryDir: string
  readonly configDir: string
  readonly resourcesDir: string
  /** Without the lock, as commands that only read. */
  readonly readOnly?: boolean
  /** The program ends itself by SIGKILL before this call to the disk, counted from 0. */
  readonly dieBefore?: number
}

/** What the harness tells a program. */
export type ToChild =
  | { readonly do: 'open'; readonly places: ChildPlaces }
  | { readonly do: 'call'; readonly envelope: CallEnvelope }
  | { readonly do: 'verify' }
  | { readonly do: 'close' }

/** What a program tells the harness, in the order in which it happens. */
export type FromChild =
  | { readonly is: 'ready' }
  /** `calls`: to the disk so far; counted only when `dieBefore` is given. */
  | { readonly is: 'open'; readonly state: AppState; readonly calls: number }
  | { readonly is: 'reply'; readonly reply: ReplyEnvelope }
  | { readonly is: 'event'; readonly event: AnyEvent }
  | { readonly is: 'verified'; readonly report: VerifyReport }
  | { readonly is: 'closed'; readonly calls: number }
  /** Something that must not happen: an error in opening, verifying or closing, or one that was logged. */
  | { readonly is: 'failed'; readonly why: string }
