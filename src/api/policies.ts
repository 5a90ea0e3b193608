import type { Policy } from '../core/formats/losses'

/** The policies of `core/formats/losses` as values: of core, the contract may use only validators at run time. */
export const POLICIES = [
  'keep',
  'drop',
  'outermost',
  'longest',
  'layers',
  'hull',
  'parts',
  'expand',
  'refuse'
] as const satisfies readonly Policy[]
