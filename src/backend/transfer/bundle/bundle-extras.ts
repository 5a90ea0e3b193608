import type { Session } from '../../../core/model/desk'
import type { OpenLibrary } from '../../store/load-library'
import type { BundleFile } from './write-bundle-zip'

/** What further files of a bundle are made from. */
export interface BundleContext {
  readonly library: OpenLibrary
  readonly session: Session
  /** X8: whether what is private may be in them. */
  readonly private: boolean
  /** Of the program. */
  readonly version: string
  /** An empty folder for files that are written aside. */
  readonly folder: string
  readonly signal: AbortSignal
}

/** Makes further files of a bundle, such as reports; their bytes follow from the state of the library alone. */
export type BundleExtra = (context: BundleContext) => AsyncIterable<BundleFile>

/** Everything that adds files to bundles. */
export const BUNDLE_EXTRAS: readonly BundleExtra[] = []
