import * as z from 'zod'
import { folderSchema, readSettingsSchema } from '../../../api/import-params'
import type { ReadSettings } from '../../../api/import-params'
import { articleIdSchema, baseNameSchema, idSchema, SHORT_TEXT, timeSchema } from '../../../core/schema/records'

const count = z.int().nonnegative()

const headSchema = z.strictObject({
  format: z.literal('claimdesk/import'),
  version: z.literal(1),
  startedAt: timeSchema,
  /** Person and device, as their journal is named: what is in another journal is not known to this one. */
  by: z.string().max(200)
})
const fileSchema = z.strictObject({
  file: idSchema,
  name: baseNameSchema,
  folder: folderSchema,
  size: count,
  title: z.string().max(SHORT_TEXT).nullable(),
  /** Where it begins in the file that holds the small ones, in bytes; null for a file of its own. */
  at: count.nullable()
})
const lineSchema = z.union([
  fileSchema,
  z.strictObject({ settings: readSettingsSchema, of: idSchema }),
  z.strictObject({ storing: z.array(articleIdSchema) })
])

export type ManifestHead = z.infer<typeof headSchema>
export type ManifestFile = z.infer<typeof fileSchema>
/** A line of a manifest: a file that arrives, how a file is to be read, folders of articles that are being written. */
export type ManifestLine = z.infer<typeof lineSchema>

export interface Manifest {
  readonly head: ManifestHead
  readonly files: readonly ManifestFile[]
  readonly settings: ReadonlyMap<string, ReadSettings>
  /** Articles whose folders this import made. */
  readonly storing: readonly string[]
}

function parseLine<Value>(schema: z.ZodType<Value>, line: string): Value | null {
  try {
    return schema.parse(JSON.parse(line))
  } catch (error) {
    // Cut off by a crash, or written by somebody else: what it says is not known, and the rest still is.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/** Reads `manifest.ndjson` of an import; null when it is none. A line that a crash cut off is left out. */
export function parseManifest(content: string): Manifest | null {
  const [first = '', ...lines] = content.split('\n')
  const head = parseLine(headSchema, first)
  if (!head) return null
  const files: ManifestFile[] = []
  const settings = new Map<string, ReadSettings>()
  const storing: string[] = []
  for (const text of lines) {
    const line = text === '' ? null : parseLine(lineSchema, text)
    if (!line) continue
    if ('file' in line) files.push(line)
    else if ('of' in line) settings.set(line.of, line.settings)
    else storing.push(...line.storing)
  }
  return { head, files, settings, storing }
}
