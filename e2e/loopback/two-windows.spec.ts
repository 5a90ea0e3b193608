import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { addArticle, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const TEXT = 'Two windows\nThe bridge was closed for eleven weeks, and nobody was told why.'

/** A second window of the same server: one that a window opens shares its session. */
async function openSecond(page: Page): Promise<Page> {
  const [second] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/'))])
  return second
}

test('two windows of one library show the same, and either undoes the newest change', async ({ host }) => {
  const article = await addArticle(host.page, 'Two windows', TEXT)
  const first = new DeskPage(host.page)
  await first.openArticle('Two windows')
  const second = new DeskPage(await openSecond(host.page))
  await second.openArticle('Two windows')

  await first.highlight('eleven weeks', '1')
  await expect.poll(() => second.paintedHighlights()).toEqual(['claim “eleven weeks”'])
  await second.highlight('The bridge', '2')
  await expect.poll(() => first.paintedHighlights()).toEqual(['claim “eleven weeks”', 'speaker “The bridge”'])

  // Typing in one window shows in the form of the other.
  await second.clickText('eleven weeks')
  await first.clickText('eleven weeks')
  await first.inspector.getByLabel('Speaker').fill('The ministry')
  await expect(second.inspector.getByLabel('Speaker')).toHaveValue('The ministry')

  await first.reader.focus()
  await first.page.keyboard.press('Control+z')
  await expect(second.inspector.getByLabel('Speaker')).toHaveValue('')
  await first.page.keyboard.press('Control+z')
  await expect.poll(() => second.paintedHighlights()).toEqual(['claim “eleven weeks”'])
  await expect.poll(() => storedHighlights(host.page, article)).toEqual(['claim “eleven weeks”'])
})

test('an article imported in one window is listed in the other', async ({ host }) => {
  const first = new DeskPage(host.page)
  await expect(host.page.getByText('The library is empty')).toBeVisible()
  const second = new DeskPage(await openSecond(host.page))
  await expect(second.page.getByText('The library is empty')).toBeVisible()
  await addArticle(second.page, 'Two windows', TEXT)
  await expect(first.articles).toHaveCount(1)
  await expect(second.articles).toHaveCount(1)
})

test('D3: a second program on the same library can read and not change', async ({ host, launch, libraryDir }) => {
  const article = await addArticle(host.page, 'Two windows', TEXT)
  const writer = new DeskPage(host.page)
  await writer.openArticle('Two windows')
  await writer.highlight('eleven weeks', '1')

  const other = await launch({ libraryDir })
  const reader = new DeskPage(other.page)
  await expect(other.page.getByRole('alert')).toContainText(/^Read only: .*process \d+/)
  await reader.openArticle('Two windows')
  await expect.poll(() => reader.paintedHighlights()).toEqual(['claim “eleven weeks”'])
  await reader.clickText('weeks')
  await expect(reader.inspector.getByLabel('Speaker')).toHaveAttribute('readonly')
  await expect(
    other.page.getByRole('region', { name: 'Articles' }).getByRole('button', { name: 'Import' })
  ).toBeDisabled()
  await expect(
    other.page.getByRole('toolbar', { name: 'Labels' }).getByRole('button', { name: 'Claim', exact: true })
  ).toHaveAttribute('aria-disabled', 'true')

  // Keys and dropped files change nothing either.
  await reader.reader.focus()
  await other.page.keyboard.press('Delete')
  await reader.selectByMouse('The bridge')
  await other.page.keyboard.press('1')
  await other.page.keyboard.press('Control+z')
  await other.page.keyboard.press('Control+i')
  await expect(reader.importDialog).toBeHidden()
  expect(await reader.paintedHighlights()).toEqual(['claim “eleven weeks”'])
  expect(await storedHighlights(host.page, article)).toEqual(['claim “eleven weeks”'])

  // Once the first has ended, a new start may write.
  await host.close()
  await other.restart()
  const now = new DeskPage(other.page)
  await now.openArticle('Two windows')
  await now.highlight('The bridge', '2')
  await expect.poll(() => storedHighlights(other.page, article)).toHaveLength(2)
})
