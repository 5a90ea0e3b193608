import * as z from 'zod'
import type { ReportOptions, ReportSection } from '../core/report/report-input'
import { idSchema } from '../core/schema/primitives'

export const REPORT_KINDS = ['html', 'docx', 'pdf'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** Parts that can be left out, in their order in the report. */
export const REPORT_PARTS = [
  'changes',
  'claims',
  'text',
  'excluded',
  'sources',
  'contacts',
  'unknown',
  'method',
  'corrections',
  'log'
] as const satisfies readonly ReportSection[]

const optionsSchema = z.strictObject({
  sections: z.array(z.enum(REPORT_PARTS)).max(REPORT_PARTS.length),
  /** X8: with private notes, contacts that are not public, contact details, and what is sensitive. */
  includePrivate: z.boolean(),
  anonymiseChecker: z.boolean()
}) satisfies z.ZodType<ReportOptions>

/** The report of a session. */
export const reportRequestSchema = z.strictObject({
  session: idSchema,
  kind: z.enum(REPORT_KINDS),
  options: optionsSchema
})
export type ReportRequest = z.infer<typeof reportRequestSchema>

/** Whose list of what to look at before a report or an export. */
export const preflightRequestSchema = z.strictObject({ session: idSchema, includePrivate: z.boolean() })
export type PreflightRequest = z.infer<typeof preflightRequestSchema>

/** All parts, nothing private. */
export const WHOLE_REPORT: ReportRequest['options'] = {
  sections: [...REPORT_PARTS],
  includePrivate: false,
  anonymiseChecker: false
}
