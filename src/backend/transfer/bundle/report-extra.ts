import { CallError } from '../../../api/envelope'
import { WHOLE_REPORT } from '../../../api/report-params'
import { buildReport } from '../../../core/report/build-report'
import { renderReportHtml } from '../../../core/report/html/render-report-html'
import { ReportError } from '../../../core/report/report-input'
import { gatherReport } from '../report/gather-report'
import type { BundleContext } from './bundle-context'
import type { BundleFile } from './write-bundle-zip'

/**
 * The report as a page, dated by the newest change: a bundle has no time of its making, so that the same state gives
 * the same bytes.
 *
 * @throws CallError `text-mismatch` naming the claim whose words are not in the text
 */
export async function* reportExtra(context: BundleContext): AsyncGenerator<BundleFile> {
  const { library, session, private: includePrivate, version, signal, stateAt } = context
  const options = { ...WHOLE_REPORT, includePrivate }
  const now = stateAt ?? session.updatedAt
  const input = await gatherReport(library, session.id, { options, version, now, signal })
  try {
    yield { path: 'reports/report.html', content: Buffer.from(renderReportHtml(buildReport(input)), 'utf8') }
  } catch (error) {
    if (error instanceof ReportError) throw new CallError('text-mismatch', error.message, { claim: error.claim })
    throw error
  }
}
