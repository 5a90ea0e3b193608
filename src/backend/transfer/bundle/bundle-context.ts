import type { Session } from '../../../core/model/desk'
import type { OpenLibrary } from '../../store/load-library'
import type { BundleFile } from './write-bundle-zip'

/** What further files of a bundle are made from. */
export interface BundleContext {
  readonly library: OpenLibrary
  readonly session: Session
  /** X8: whether what is private may be in them. */
  readonly private: boolean
  /** When the newest change of the session was made, ISO 8601 in UTC; null when there is none. */
  readonly stateAt: string | null
  /** Of the program. */
  readonly version: string
  /** A folder for files that are written aside; every kind of files makes one of its own in it. */
  readonly folder: string
  readonly signal: AbortSignal
}

/** Makes further files of a bundle, such as reports; their bytes follow from the state of the library alone. */
export type BundleExtra = (context: BundleContext) => AsyncIterable<BundleFile>
