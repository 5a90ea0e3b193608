import type { FaultKind } from './fault-kind'

/** What `npm run faults` can do to a library: an import and a line for each kind. */
export const FAULT_KINDS: readonly FaultKind[] = []
