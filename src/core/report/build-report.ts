import type { Block, ReportDocument } from './report-document'
import { reportContext } from './report-context'
import type { ReportContext } from './report-context'
import type { ReportInput, ReportSection } from './report-input'
import { REPORT_SECTIONS } from './report-input'
import { annotatedText } from './parts/annotated-text'
import { changeBlocks } from './parts/change-list'
import { claimSheets } from './parts/claim-sheets'
import { coverBlocks } from './parts/cover'
import { excludedBlocks, unknownBlocks } from './parts/excluded'
import { correctionBlocks, logBlocks, methodBlocks } from './parts/method'
import { contactBlocks, sourceBlocks } from './parts/sources'
import { summaryBlocks } from './parts/summary'

const PARTS: Readonly<Record<ReportSection, (context: ReportContext) => readonly Block[]>> = {
  changes: changeBlocks,
  claims: claimSheets,
  text: annotatedText,
  excluded: excludedBlocks,
  sources: sourceBlocks,
  contacts: contactBlocks,
  unknown: unknownBlocks,
  method: methodBlocks,
  corrections: correctionBlocks,
  log: logBlocks
}

/**
 * The report of a session as blocks: what an editor or a lawyer needs to follow every decision, and a stranger to do
 * the check again. Nothing private is in it unless it was asked for (X8).
 *
 * @throws ReportError naming the claim whose words are not what the text has at their place
 */
export function buildReport(input: ReportInput): ReportDocument {
  const context = reportContext(input)
  const { session, software, now, options } = input
  const title = `Fact-check: ${session.name}`
  const blocks: Block[] = [...coverBlocks(context, title), ...summaryBlocks(context)]
  for (const section of REPORT_SECTIONS) {
    if (options.sections.includes(section)) blocks.push(...PARTS[section](context))
  }
  return { title, language: 'en', software, madeAt: now, blocks }
}
