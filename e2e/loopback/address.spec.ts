import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'

test('X5: a used address signs nobody in; the next one, which is shown then, does', async ({ browser, tempDir }) => {
  const env = {
    ...process.env,
    CLAIMDESK_CONFIG_DIR: join(tempDir, 'config'),
    CLAIMDESK_LIBRARY: join(tempDir, 'library')
  }
  const serve = resolve(import.meta.dirname, '../hosts/serve.mjs')
  const child = fork(serve, { env, execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const exited = once(child, 'exit')
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  try {
    const [{ url }] = (await once(child, 'message')) as [{ url: string }]
    const open = async (address: string) => {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(address)
      return page
    }
    const first = await open(url)
    await expect(first.getByText('The library is empty')).toBeVisible()

    const again = await open(url)
    await expect(again.getByText('This address was used before and works only once.')).toBeVisible()

    await expect.poll(() => said).toMatch(/To open another window: http:\S+/)
    const next = /another window: (\S+)/.exec(said)?.[1] ?? ''
    expect(next).not.toBe(url)
    const second = await open(next)
    await expect(second.getByText('The library is empty')).toBeVisible()
    await expect(new DeskPage(second).articles).toHaveCount(0)
    for (const page of [first, again, second]) await page.context().close()
  } finally {
    if (child.connected) child.send('stop')
    await exited
  }
})
