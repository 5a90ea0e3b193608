import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'

test('D2: while the disk is full the window says so and keeps the change, which is saved as soon as there is room', async ({
  electronHost
}) => {
  /** Fills the disk under the main process: no handle writes any more, until it is emptied again. */
  const fill = (isFull: boolean): Promise<void> =>
    electronHost.evaluate(async (_, full) => {
      const { open } = process.getBuiltinModule('node:fs').promises
      const handle = await open(process.execPath)
      const prototype = Object.getPrototypeOf(handle) as { write: unknown; realWrite?: unknown }
      await handle.close()
      if (full) {
        prototype.realWrite = prototype.write
        prototype.write = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
      } else prototype.write = prototype.realWrite
    }, isFull)

  const { page } = electronHost
  const client = appClient(page)
  const article = await addArticle(page, 'The lock keeper', 'The lock keeper opened both gates.')
  await fill(true)
  const saved = client.call('command.run', { command: { type: 'article.note', article, note: 'Kept' } })
  const banner = page.getByRole('alert').filter({ hasText: 'Not saved' })
  await expect(banner).toContainText('no space left')
  await fill(false)
  expect((await saved).changes.length).toBeGreaterThan(0)
  await expect(banner).toBeHidden()
  await electronHost.restart()
  const { note } = await appClient(electronHost.page).call('article.open', { article })
  expect(note).toBe('Kept')
})
