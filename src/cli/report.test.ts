import { expect, test, vi } from 'vitest'
import type { LocalFiles } from '../backend/create-backend'
import type { PreparedReport } from '../api/report-views'
import { REPORT_PARTS } from '../api/report-params'
import { run } from './testing/run'

const prepared = {
  claims: 3,
  preflight: [{ kind: 'undecided', weight: 'warning', message: '2 claims are not decided.', places: [] }]
} as unknown as PreparedReport

test('report: names the session, the kind and what may leave, and says what is missing', async () => {
  const exportReport = vi.fn<LocalFiles['exportReport']>(async () => prepared)
  const { code, stdout, stderr, open } = await run(
    ['report', '/', '--session', 'First read', '--format', 'pdf', '--out', '/tmp/r.pdf', '--anonymous'],
    { local: { exportReport } }
  )
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Wrote the report of 3 claims to /tmp/r.pdf\n' })
  expect(stderr).toContain('warning: 2 claims are not decided.')
  expect(open).toHaveBeenCalledWith({ libraryDir: '/', readOnly: true })
  expect(exportReport).toHaveBeenCalledWith('/tmp/r.pdf', {
    session: 'First read',
    kind: 'pdf',
    options: { sections: [...REPORT_PARTS], includePrivate: false, anonymiseChecker: true }
  })
})

test.each([
  [['report', '--out', 'x.html'], /'--session <session>' not specified/],
  [['report', '--session', 's'], /'--out <file>' not specified/],
  [['report', '--session', 's', '--out', 'x', '--format', 'odt'], /'odt' is invalid/],
  [['report', '--session', 's', '--out', 'x', '--part', 'rumours'], /'rumours' is invalid/],
  [['--library', '/a', 'report', '/b', '--session', 's', '--out', 'x'], /named twice/]
])('report: %j is wrong usage', async (argv, message) => {
  const { code, stderr, open } = await run(argv)
  expect(code).toBe(2)
  expect(stderr).toMatch(message)
  expect(open).not.toHaveBeenCalled()
})
