import * as z from 'zod'
import { baseNameSchema, idSchema, sha256Schema, SHORT_TEXT } from '../core/schema/primitives'

/** Largest file that is captured as evidence. */
export const CAPTURE_LIMIT_BYTES = 200 * 1024 * 1024

const count = z.int().nonnegative()

/** A piece of a file on its way into the evidence; `data` is base64, `size` and `offset` count bytes of the file. */
export const capturePiece = <Data extends z.ZodType<string>>(data: Data) =>
  z.strictObject({
    piece: z.strictObject({ item: idSchema, name: baseNameSchema, size: count, offset: count, data }),
    /** How the file came to be evidence. */
    how: z.enum(['file', 'paste', 'screenshot', 'web-archive'])
  })

/**
 * Pasted words as evidence: `html` is what the clipboard had of a page, with its marks. It is kept as it is and never
 * shown as a page (X6).
 */
export const captureTextSchema = (longest: number) =>
  z.strictObject({
    name: z.string().max(SHORT_TEXT),
    kind: z.enum(['text', 'html']),
    content: z.string().min(1).max(longest)
  })

/** Which captured file, as `Capture` says it. */
export const captureRefSchema = z.strictObject({
  sha256: sha256Schema,
  kind: z.string().regex(/^[a-z0-9]{1,12}$/)
})
export type CaptureRef = z.infer<typeof captureRefSchema>

/** An audit log of a session, or of the whole library. */
export const auditRequestSchema = z.strictObject({
  session: idSchema.nullable(),
  /** X8: whether private notes, contacts and what is sensitive leave, too. */
  private: z.boolean()
})
export type AuditRequest = z.infer<typeof auditRequestSchema>

/** A session in an archive of its own. */
export const bundleRequestSchema = z.strictObject({
  session: idSchema,
  /** X8: as above. */
  options: z.strictObject({ private: z.boolean() })
})
export type BundleRequest = z.infer<typeof bundleRequestSchema>
