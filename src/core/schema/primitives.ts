import * as z from 'zod'
import type { Attributes, AttributeValue } from '../model/annotation'
import type { Quote, TextRange } from '../model/text-range'
import { isWebAddress } from '../text/web-address'

/** Longest texts a record may hold, in UTF-16 code units: what a person types, not a document. */
export const SHORT_TEXT = 2_000
export const LONG_TEXT = 200_000

/** Ids are UUIDs or slugs; they become object keys and file names, so nothing else is let in. */
export const idSchema = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'an id has letters, digits, - and _ only')
export const articleIdSchema = z.string().regex(/^[0-9a-f]{16}$/, 'an article id is 16 hex digits')
export const timeSchema = z.iso.datetime()
export const offsetSchema = z.int().nonnegative()
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

export const rangeSchema: z.ZodType<TextRange> = z
  .strictObject({ start: offsetSchema, end: offsetSchema })
  .refine((range) => range.start < range.end, 'a range ends after it starts')
export const quoteSchema: z.ZodType<Quote> = z.strictObject({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string()
})
export const attributeValueSchema: z.ZodType<AttributeValue> = z.union([
  z.string().max(LONG_TEXT),
  z.number(),
  z.boolean(),
  z.array(z.string().max(SHORT_TEXT))
])
export const attributesSchema: z.ZodType<Attributes> = z.record(idSchema, attributeValueSchema)
export const originSchema = z.string().regex(/^(human|import:[\w-]+|suggestion:[\w.-]+@[\w.-]+)$/)

/** Keywords on a record. */
export const tagsSchema = z.array(z.string().trim().min(1).max(200)).max(1000)

// A field that came with a later version has a default here, so that records of older files, journals and exports
// are read as what they meant (docs/adr/0006).

/** What every record a person makes has. */
export const authored = {
  id: idSchema,
  person: idSchema,
  createdAt: timeSchema,
  updatedAt: timeSchema,
  origin: originSchema
}

/** A whole or partial ISO 8601 date: `2024`, `2024-08`, `2024-08-22`, or a date with a time. */
export const partialDateSchema = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/,
    'a date is written 2024-08-22'
  )
/** X4: what a person, a window or a document gives as an address is one, as `readWebAddress` has it. */
export const webAddressSchema = z
  .string()
  .max(SHORT_TEXT)
  .refine(
    isWebAddress,
    'an address begins with https:// or http:// and a host, without a name before it, spaces or hidden characters'
  )
/**
 * An address as it lies in a library. Earlier versions took more for an address: such a one is no damage, it is shown
 * as text and never made a link of.
 */
export const storedAddressSchema = z
  .string()
  .max(SHORT_TEXT)
  .regex(/^https?:\/\/\S+$/i, 'an address begins with https:// or http://')
/** X3: a name from outside equals its own base name. */
export const baseNameSchema = z
  .string()
  .min(1)
  .max(255)
  .refine((name) => !/[/\\\0]/.test(name) && name !== '.' && name !== '..', 'a file name has no folder in it')
