import * as z from 'zod'
import {
  ANONYMITIES,
  ATTRIBUTION_KINDS,
  CHECKABLE,
  CHECK_LEVELS,
  CLAIM_STATUSES,
  CLAIM_TYPES,
  CONFIDENCES,
  CUE_TYPES,
  DISPOSITIONS,
  EMPTY_CHECK,
  SAID_IT
} from '../model/claim-check'
import type { ClaimAttribution, ClaimCheck, ClaimDate, Passage } from '../model/claim-check'
import { ANSWER_TYPES, MARK_KINDS, MEDIA, STANCES } from '../model/evidence'
import type { Capture, Evidence, EvidenceFields, Mark, Question, StoredCalculation } from '../model/evidence'
import {
  articleIdSchema,
  authored,
  baseNameSchema,
  idSchema,
  LONG_TEXT,
  partialDateSchema,
  quoteSchema,
  rangeSchema,
  sha256Schema,
  SHORT_TEXT,
  timeSchema
} from './primitives'

const short = z.string().max(SHORT_TEXT)
const long = z.string().max(LONG_TEXT)
/** A web address as a file or a person gives it. It is opened only when it is https or http (X4). */
const address = z.string().min(1).max(SHORT_TEXT)

const passageFields = { range: rangeSchema, quote: quoteSchema }
export const passageSchema: z.ZodType<Passage> = z.strictObject(passageFields)

const attributionSchema: z.ZodType<ClaimAttribution> = z.strictObject({
  kind: z.enum(ATTRIBUTION_KINDS),
  anonymity: z.enum(ANONYMITIES),
  source: passageSchema.nullable(),
  cue: passageSchema.nullable(),
  content: passageSchema.nullable(),
  cueType: z.enum(CUE_TYPES).nullable(),
  reportedVia: z.array(short).max(100)
})
const claimDateSchema: z.ZodType<ClaimDate> = z.strictObject({ date: partialDateSchema.nullable(), words: short })

const checkFields = {
  number: z.int().nonnegative(),
  status: z.enum(CLAIM_STATUSES),
  headline: short,
  types: z.array(z.enum(CLAIM_TYPES)).max(CLAIM_TYPES.length),
  checkable: z.enum(CHECKABLE),
  level: z.enum(CHECK_LEVELS),
  priority: z.int().min(0).max(5),
  subjectivity: z.enum(['objective', 'subjective']).nullable(),
  worth: z.enum(['nfs', 'ufs', 'cfs']).nullable(),
  suggestion: z
    .strictObject({
      model: z.string().max(200),
      score: z.number().min(0).max(1),
      reasons: z.array(short).max(100),
      edited: z.boolean()
    })
    .nullable(),
  topics: z.array(short).max(1000),
  assignee: short,
  waiting: z
    .strictObject({ for: z.enum(['author', 'source', 'document']), on: short, due: partialDateSchema.nullable() })
    .nullable(),
  speakerRef: idSchema.nullable(),
  attribution: attributionSchema.nullable(),
  saidOn: claimDateSchema.nullable(),
  happenedOn: claimDateSchema.nullable(),
  location: z
    .string()
    .regex(/^[A-Z]{2}$/, 'a country is written as in ISO 3166: GB')
    .nullable(),
  firstAppearance: address.nullable(),
  firstAppearanceArchived: address.nullable(),
  appearances: z.array(address).max(1000),
  reportedBy: short.nullable(),
  strategies: z.array(short).max(100),
  disposition: z.enum(DISPOSITIONS).nullable(),
  saidIt: z.enum(SAID_IT).nullable(),
  justification: long,
  explanation: long,
  confidence: z.enum(CONFIDENCES).nullable(),
  wouldChange: long,
  proposedText: long,
  proposalOutcome: z.enum(['accepted', 'rejected', 'other']).nullable(),
  overrides: z.array(z.strictObject({ rule: idSchema, reason: long })).max(100),
  corrections: z.array(z.strictObject({ date: partialDateSchema, text: long })).max(1000),
  expires: partialDateSchema.nullable(),
  publishedUrl: address.nullable(),
  decidedAt: timeSchema.nullable(),
  policyAnswers: z.record(idSchema, long),
  reannotated: z.boolean()
}
/** Every field has a default, so that a record of before and one of a later step of this version are read alike. */
export const claimCheckSchema: z.ZodType<ClaimCheck> = z
  .strictObject(checkFields)
  .partial()
  .transform((given) => ({ ...EMPTY_CHECK, ...given }) as ClaimCheck)
/** Fields to set; what is not named stays. The number of a claim is not set by hand. */
export const claimCheckPatchSchema = z.strictObject(checkFields).partial().omit({ number: true })
export type ClaimCheckPatch = z.infer<typeof claimCheckPatchSchema>

const questionFields = { claim: idSchema, text: long, position: z.number() }
export const newQuestionSchema = z.strictObject({ id: idSchema, ...questionFields })
export const questionSchema: z.ZodType<Question> = z.strictObject({ ...authored, ...questionFields })

export const captureSchema: z.ZodType<Capture> = z.strictObject({
  sha256: sha256Schema,
  kind: z.string().regex(/^[a-z0-9]{1,12}$/),
  name: baseNameSchema,
  bytes: z.int().nonnegative(),
  how: z.enum(['file', 'paste', 'screenshot', 'web-archive']),
  capturedAt: timeSchema
})
const calculationSchema: z.ZodType<StoredCalculation> = z.strictObject({
  expression: short,
  result: long,
  working: z.array(long).max(1000)
})
const evidenceFields = {
  question: idSchema.nullable(),
  answer: long,
  answerType: z.enum(ANSWER_TYPES).nullable(),
  booleanExplanation: long,
  quote: long,
  locator: short,
  source: idSchema.nullable(),
  url: address.nullable(),
  archivedUrl: address.nullable(),
  stance: z.enum(STANCES),
  medium: z.enum(MEDIA).nullable(),
  retrievedOn: partialDateSchema.nullable(),
  publishedOn: partialDateSchema.nullable(),
  capture: captureSchema.nullable(),
  passage: z.strictObject({ ...passageFields, article: articleIdSchema }).nullable(),
  calculation: calculationSchema.nullable(),
  note: long,
  sensitive: z.boolean(),
  position: z.number()
} satisfies { readonly [Field in keyof EvidenceFields]: z.ZodType<EvidenceFields[Field]> }
export const newEvidenceSchema = z.strictObject({ id: idSchema, claim: idSchema, ...evidenceFields })
export const evidenceSchema: z.ZodType<Evidence> = z.strictObject({ ...authored, claim: idSchema, ...evidenceFields })

const markFields = {
  ...passageFields,
  kind: z.enum(MARK_KINDS),
  rule: z.string().max(80),
  reason: long
}
export const newMarkSchema = z.strictObject({ id: idSchema, ...markFields })
export const markSchema: z.ZodType<Mark> = z.strictObject({ ...authored, ...markFields, orphan: z.boolean() })
/** Active seconds on a claim; a working life is below this. */
export const secondsSchema = z.int().nonnegative().max(1_000_000_000)
