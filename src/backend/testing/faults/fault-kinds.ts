import type { FaultKind } from './fault-kind'
import { SOAK_KIND } from './soak'

/** What `npm run faults` can do to a library: an import and a line for each kind. */
export const FAULT_KINDS: readonly FaultKind[] = [SOAK_KIND]
