import * as z from 'zod'
import type { VerdictScale } from '../../../core/model/verdict-scale'
import { sortedJson } from '../../../core/formats/json-value'

export const MANIFEST = 'manifest.json'
export const SUMS = 'SHA256SUMS'
export const BUNDLE_FORMAT = 'claimdesk/fact-check-bundle'
export const BUNDLE_VERSION = 1

/** A file of a bundle with what it must be. */
export interface ListedFile {
  readonly path: string
  readonly bytes: number
  /** In hex. */
  readonly sha256: string
}

/** `manifest.json`: what a bundle is, and every file of it but itself and `SHA256SUMS`, which follows from it. */
export interface BundleManifest {
  readonly software: string
  readonly session: { readonly id: string; readonly name: string }
  /** When the newest change of the session was made, ISO 8601 in UTC; null when there is none. */
  readonly stateAt: string | null
  /** X8: whether private notes and contacts, and what is sensitive, are in it. */
  readonly private: boolean
  readonly counts: Readonly<Record<string, number>>
  /** X8: records that were left out. */
  readonly withheld: Readonly<Record<string, number>>
  /** Files that were missing or altered in the library already. */
  readonly missing: readonly { readonly file: string; readonly message: string }[]
  readonly scales: readonly VerdictScale[]
  readonly log: { readonly entries: number; readonly lastHash: string }
  /** Sorted by path. */
  readonly files: readonly ListedFile[]
}

/** A path that every system takes and that leads nowhere else (X6). */
export const isSafePath = (path: string): boolean =>
  path.length <= 300 &&
  /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(path) &&
  !path.split('/').some((part) => part.endsWith('.'))

const count = z.int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a check needs of a manifest; what else it says is kept by its hash. */
const manifestSchema = z.looseObject({
  format: z.literal(BUNDLE_FORMAT),
  version: count,
  software: z.string(),
  session: z.looseObject({ id: z.string(), name: z.string() }),
  stateAt: z.string().nullable(),
  private: z.boolean(),
  missing: z.array(z.looseObject({ file: z.string(), message: z.string() })),
  log: z.looseObject({ entries: count, lastHash: z.string() }),
  files: z.array(z.strictObject({ path: z.string(), bytes: count, sha256 }))
})
export type ReadManifest = z.infer<typeof manifestSchema>

/** The manifest as a file. */
export function manifestText(manifest: BundleManifest): string {
  const head = { format: BUNDLE_FORMAT, version: BUNDLE_VERSION, offsetUnit: 'utf16', hash: 'SHA-256' }
  return `${sortedJson({ ...head, ...manifest }, 2)}\n`
}

/** A manifest out of a file; null when it is none. */
export function readManifest(content: string): ReadManifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(content)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** `SHA256SUMS`, as `sha256sum -c` reads it: every file but itself. */
export function sumsText(files: readonly Pick<ListedFile, 'path' | 'sha256'>[], digest: string): string {
  const all = [...files, { path: MANIFEST, sha256: digest }].sort((a, b) => (a.path < b.path ? -1 : 1))
  return all.map(({ path, sha256: hash }) => `${hash}  ${path}\n`).join('')
}

/** Hashes by path out of `SHA256SUMS`; lines that are none are passed over. */
export function readSums(content: string): Map<string, string> {
  const lines = content.split('\n').flatMap((line) => {
    const [, hash, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    return hash !== undefined && path !== undefined ? [[path, hash] as const] : []
  })
  return new Map(lines)
}
