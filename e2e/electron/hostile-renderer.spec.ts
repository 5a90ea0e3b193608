import type { Page } from '@playwright/test'
import { CALLS } from '../../src/api/contract'
import type { CallName } from '../../src/api/contract'
import type { ReplyEnvelope } from '../../src/api/envelope'
import { hostileCalls } from '../../src/api/testing/hostile-calls'
import { HOSTILE_STRINGS, POLLUTING_TEXTS } from '../../src/api/testing/hostile-values'
import { liveHostileValues } from '../../src/api/testing/live-values'
import { seededRandom } from '../../src/backend/testing/faults/seeded-random'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

// The page is taken over: what follows runs in it, with all that it has.
const SEED = Number(process.env['HOSTILE_SEED'] ?? 20260801)
const HOST_CALLS = ['capabilities', 'saveExport', 'revealSaved', 'chooseFolder']

async function stored(page: Page): Promise<unknown> {
  const client = appClient(page)
  return [await client.call('article.list', {}), await client.call('history.list', { before: 0, limit: 100 })]
}

/** Hands JSON texts to a function of the bridge, all at once; what it answered, or that it threw. */
function handOver(page: Page, door: 'call' | 'hostCall', requests: readonly unknown[]): Promise<ReplyEnvelope[]> {
  const texts = requests.map((request) => JSON.stringify(request))
  return page.evaluate(
    ({ to, sent }) =>
      Promise.all(sent.map((text) => window.claimdesk?.[to](JSON.parse(text)) as Promise<ReplyEnvelope>)),
    { to: door, sent: texts }
  )
}

test('X3: a page that was taken over gets nothing but refusals, and the app goes on', async ({ electronHost }) => {
  const { page } = electronHost
  const article = await addArticle(page, 'Two tides', 'The pier was rebuilt in eleven weeks.')
  const before = await stored(page)
  const tried = new Set<CallName>()

  await test.step('every call, with parameters that do not fit', async () => {
    const calls = [...hostileCalls(seededRandom(SEED), 6, [article])].filter(({ wellFormed }) => !wellFormed)
    for (let from = 0; from < calls.length; from += 100) {
      const some = calls.slice(from, from + 100)
      const replies = await handOver(
        page,
        'call',
        some.map(({ name, params }) => ({ id: 'x', name, params }))
      )
      for (const [index, reply] of replies.entries()) {
        const { name, params } = some[index]!
        tried.add(name)
        const what = `seed ${SEED}: ${name} ${JSON.stringify(params).slice(0, 500)}`
        expect(reply, what).toMatchObject({ ok: false, error: { code: 'invalid-params' } })
      }
    }
    expect([...tried].sort()).toEqual(Object.keys(CALLS).sort())
  })

  await test.step('every call of the host', async () => {
    const values = [
      ...HOSTILE_STRINGS.slice(0, -1),
      null,
      7,
      [],
      ...POLLUTING_TEXTS.map((text) => JSON.parse(text) as unknown)
    ]
    const requests = [...HOST_CALLS, '__proto__', 'openPath', ''].flatMap((name) =>
      values.map((value) => ({ name, params: { export: value, suggestedName: value, path: value } }))
    )
    for (const reply of await handOver(page, 'hostCall', requests)) {
      expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-params' } })
    }
    const unprepared = await handOver(page, 'hostCall', [
      { name: 'revealSaved', params: {} },
      { name: 'saveExport', params: { export: 'never-prepared', suggestedName: 'a.csv' } }
    ])
    // Nothing was saved, so nothing is shown; the dialog is asked and called off.
    expect(unprepared.map(({ ok }) => ok)).toEqual([true, true])
    expect(await electronHost.evaluate((electron) => electron.__standIn?.revealed ?? [], null)).toEqual([])
  })

  await test.step('what JSON cannot carry', async () => {
    const answers = await page.evaluate(async (source) => {
      const values = (0, eval)(`(${source})`)() as [string, unknown][]
      const told: [string, string][] = []
      for (const [name, value] of values) {
        for (const request of [
          value,
          { id: 'x', name: 'article.open', params: value },
          { name: 'saveExport', params: value }
        ]) {
          for (const door of ['call', 'hostCall'] as const) {
            try {
              const reply = (await window.claimdesk?.[door](request)) as ReplyEnvelope
              told.push([name, reply.ok ? 'answered' : reply.error.code])
            } catch {
              told.push([name, 'could not be sent'])
            }
          }
        }
      }
      return told
    }, liveHostileValues.toString())
    const outcomes = new Set(answers.map(([, outcome]) => outcome))
    expect([...outcomes].sort()).toEqual(['could not be sent', 'invalid-params'])
  })

  await test.step('calls out of their order, and a flood of them', async () => {
    const gone = ['import.preview', 'import.halt', 'import.cancel', 'import.resume'].map((name) => ({
      id: 'x',
      name,
      params: { batch: 'never-begun' }
    }))
    const read = { id: 'x', name: 'export.read', params: { export: 'never', file: '../../etc/passwd', offset: 0 } }
    for (const reply of await handOver(page, 'call', [...gone, read])) {
      if (!reply.ok) expect(reply.error.code).toBe('not-found')
    }
    const flood = await handOver(
      page,
      'call',
      Array.from({ length: 500 }, (_, id) => ({ id: `${id}`, name: 'app.state', params: {} }))
    )
    expect(flood.map(({ id }) => id)).toEqual(flood.map((_, id) => `${id}`))
  })

  expect(await stored(page)).toEqual(before)
  expect(await electronHost.evaluate(() => 'polluted' in {} || 'polluted' in [], null)).toBe(false)
  const desk = new DeskPage(page)
  await desk.openArticle('Two tides')
  await desk.highlight('eleven weeks', '1')
  await expect.poll(() => desk.paintedHighlights()).toEqual(['claim “eleven weeks”'])
})

test('X2: a page cannot bury the person under dialogs', async ({ electronHost }) => {
  const { page } = electronHost
  await expect(page.getByText('The library is empty')).toBeVisible()
  await electronHost.evaluate(({ dialog }) => {
    // Stays open until the spec is over.
    dialog.showOpenDialog = () => new Promise(() => undefined)
  }, null)
  void handOver(page, 'hostCall', [{ name: 'chooseFolder', params: {} }]).catch(() => undefined)
  const again = Array.from({ length: 20 }, () => ({ name: 'chooseFolder', params: {} }))
  for (const reply of await handOver(page, 'hostCall', again)) {
    expect(reply).toMatchObject({ ok: false, error: { code: 'busy' } })
  }
})

test.describe('from elsewhere', () => {
  test.use({ expectedConsoleErrors: [/./] })

  test('X2: a frame has no bridge, and a window that is not ours is not answered', async ({ electronHost }) => {
    const { page } = electronHost
    await expect(page.getByText('The library is empty')).toBeVisible()
    const framed = await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const inside = frame.contentWindow
      return { hasBridge: inside?.claimdesk !== undefined, isThere: inside !== null }
    })
    expect(framed).toEqual({ hasBridge: false, isThere: true })

    // Made behind our back, with our preload and our page: still no window of ours.
    await electronHost.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`
      const stranger = new BrowserWindow({ webPreferences: { preload, sandbox: true, contextIsolation: true } })
      await stranger.loadURL('app://desk/')
    }, null)
    await expect.poll(() => electronHost.windows().length).toBe(2)
    const stranger = electronHost.windows().find((each) => each !== page)!
    for (const [door, request] of [
      ['call', { id: 'x', name: 'article.list', params: {} }],
      ['hostCall', { name: 'capabilities', params: {} }]
    ] as const) {
      await expect(handOver(stranger, door, [request]), door).rejects.toThrow('This page may not call Claimdesk.')
    }
    expect(await handOver(page, 'call', [{ id: 'x', name: 'article.list', params: {} }])).toMatchObject([{ ok: true }])
  })
})
