import { WHOLE_REPORT } from '../../src/api/report-params'
import { expect, test } from '../fixtures'
import { appClient } from '../pages/app-client'

test('the app prints a report in a window of its own, which is gone afterwards', async ({ electronHost }) => {
  const { page } = electronHost
  await expect(page.getByText('The library is empty')).toBeVisible()
  const client = appClient(page)
  const { batch } = await client.call('import.begin', {})
  const text = 'The bridge is the longest. About 900 people cross it.'
  await client.call('import.paste', { batch, item: 'one', title: 'Bridge', text, html: null })
  const { added } = await client.call('import.commit', { batch, items: [{ item: 'one', title: 'Bridge' }] })
  const record = {
    id: 'session-1',
    name: 'First read',
    preset: 'line-check' as const,
    articles: [...added],
    scale: null,
    policy: [],
    asOf: null,
    checker: 'Mara',
    state: 'open' as const,
    finishedAt: null,
    timed: false,
    filters: [],
    method: ''
  }
  await client.call('command.run', { command: { type: 'desk.put', records: [{ table: 'session', record }] } })
  const kinds = await client.call('report.kinds', {})
  expect(kinds.map(({ unavailable }) => unavailable)).toEqual([null, null, null])
  const request = { session: 'session-1', kind: 'pdf' as const, options: WHOLE_REPORT }
  const { prepared } = await client.call('report.prepare', request)
  const { data } = await client.call('export.read', { export: prepared.export, file: 'report.pdf', offset: 0 })
  expect(Buffer.from(data, 'base64').toString('latin1', 0, 5)).toBe('%PDF-')
  await client.call('export.discard', { export: prepared.export })
  // The page that is shown is still the app's own.
  await expect(page).toHaveTitle(/Claimdesk/)
})
