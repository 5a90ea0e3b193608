import type { Handlers } from '../../api/dispatch'
import { CallError } from '../../api/envelope'
import type { ReportRequest } from '../../api/report-params'
import type { PreparedReport } from '../../api/report-views'
import { gatherPreflight } from '../transfer/report/gather-report'
import { prepareReport, reportKinds } from '../transfer/report/prepare-report'
import type { Session } from './session'

/** The report of a session, written aside. */
export function prepareSessionReport(
  session: Session,
  { job, ...request }: ReportRequest & { readonly job?: string | undefined }
): Promise<PreparedReport> {
  const { version, clock, printPdf } = session.options
  return prepareReport(session.requireLibrary(), session.exports, request, {
    version,
    now: clock().toISOString(),
    printPdf: printPdf ?? null,
    job,
    progress(done, total) {
      if (job !== undefined) session.emit({ name: 'export.progress', payload: { job, done, total } })
    }
  })
}

/**
 * Id of the session with that id, or of the only one with that name.
 *
 * @throws CallError `not-found`, `ambiguous`
 */
export function sessionCalled(session: Session, called: string): string {
  const sessions = [...session.requireLibrary().store.state.desk.session.values()]
  if (sessions.some(({ id }) => id === called)) return called
  const [found, ...others] = sessions.filter(({ name }) => name === called)
  if (!found) throw new CallError('not-found', `There is no session called “${called}”. Name it by its id or its name.`)
  if (others.length > 0) {
    const ids = [found, ...others].map(({ id }) => id).join(', ')
    throw new CallError(
      'ambiguous',
      `${others.length + 1} sessions are called “${called}”. Name one by its id: ${ids}.`
    )
  }
  return found.id
}

type ReportCalls = 'report.kinds' | 'report.preflight' | 'report.prepare'

export function reportHandlers(session: Session): Pick<Handlers, ReportCalls> {
  return {
    'report.kinds': () => Promise.resolve(reportKinds(session.options.printPdf ?? null)),
    'report.preflight': ({ session: id, includePrivate }) =>
      gatherPreflight(session.requireLibrary(), id, includePrivate),
    'report.prepare': (request) => prepareSessionReport(session, request)
  }
}
