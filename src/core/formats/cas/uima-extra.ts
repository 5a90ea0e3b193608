import * as z from 'zod'
import type { TypeDefinition } from './type-system'

/**
 * What a CAS says that Claimdesk has no field for, as it is kept in `extra.uima` of a document while files are
 * converted, so that it can be written again. Ids are those of the file; records of the document carry them, too.
 */
export interface UimaExtra {
  /** The view, where it is not the usual one. */
  readonly view?: {
    readonly name: string
    readonly mimeType: string | null
    readonly uri: string | null
    /** False: the file has positions, but not the text they are in. */
    readonly hasText: boolean
    readonly data: { readonly type: string; readonly elements: readonly Leftover[] } | null
  }
  /** Definitions of the types that occur, as far as they are not known anyway. */
  readonly types?: readonly TypeDefinition[]
  /** Type and further features of the document annotation. */
  readonly document?: { readonly type: string; readonly features: Readonly<Record<string, Leftover>> }
  /** Whole structures, and features of others, by the id of these. */
  readonly structures?: readonly LeftoverStructure[]
}

/** A value: a pointer has the id it points at and, for tokens and sentences, where that stands. */
export type Leftover =
  | string
  | number
  | boolean
  | null
  | { readonly ref: number; readonly at?: readonly [number, number] | undefined }
  | { readonly elements: readonly Leftover[] }

export interface LeftoverStructure {
  readonly id: number
  readonly type: string
  /** Start and end in the frozen text; absent for what has no place in it. */
  readonly at?: readonly [number, number] | undefined
  readonly hasSofa: boolean
  readonly features: Readonly<Record<string, Leftover>>
}

const at = z.tuple([z.number(), z.number()])
const leftover: z.ZodType<Leftover> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.strictObject({ ref: z.number(), at: at.optional() }),
    z.strictObject({ elements: z.array(leftover) })
  ])
)
const features = z.record(z.string(), leftover)
const schema: z.ZodType<UimaExtra> = z.object({
  view: z
    .object({
      name: z.string(),
      mimeType: z.string().nullable(),
      uri: z.string().nullable(),
      hasText: z.boolean(),
      data: z.object({ type: z.string(), elements: z.array(leftover) }).nullable()
    })
    .exactOptional(),
  types: z
    .array(
      z.object({
        name: z.string(),
        supertype: z.string(),
        description: z.string(),
        features: z.array(
          z.object({
            name: z.string(),
            range: z.string(),
            elementType: z.string().nullable(),
            description: z.string()
          })
        )
      })
    )
    .exactOptional(),
  document: z.object({ type: z.string(), features }).exactOptional(),
  structures: z
    .array(z.object({ id: z.number(), type: z.string(), at: at.optional(), hasSofa: z.boolean(), features }))
    .exactOptional()
})

/** What a document brought with it from a CAS; empty when it came from elsewhere. */
export function uimaExtraOf(extra: Readonly<Record<string, unknown>>): UimaExtra {
  const parsed = schema.safeParse(extra['uima'])
  return parsed.success ? parsed.data : {}
}
