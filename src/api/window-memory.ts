import * as z from 'zod'

/** What a window remembers is under keys that begin so: settings, and text that was typed and is not saved. */
export const MEMORY_PREFIX = 'claimdesk.'
/** Most UTF-16 code units of one value. */
export const MEMORY_VALUE = 1_000_000

const memoryKey = z.string().max(400).startsWith(MEMORY_PREFIX)

/** Values by key. */
export const memoryValuesSchema = z.record(memoryKey, z.string().max(MEMORY_VALUE))
/** Values to remember by key; null forgets one. */
export const memoryChangesSchema = z.record(memoryKey, z.string().max(MEMORY_VALUE).nullable())

/** What windows remember. `revision` grows with every change. */
export interface WindowMemoryView {
  readonly revision: number
  readonly values: Readonly<Record<string, string>>
}
