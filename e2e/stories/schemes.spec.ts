import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { addArticle, appClient, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const TEXT = [
  'Bridges are safe, says mayor',
  'The mayor said 14 bridges were safe. It was a disgrace, said the opposition.',
  'A triumph, said the mayor. Nobody had counted them.'
].join('\n')

const editor = (page: Page) => page.getByRole('dialog', { name: /Label schemes|^Save/ })
const tree = (page: Page) => page.getByRole('tree')
const schemeOf = async (page: Page) => {
  const state = await appClient(page).call('app.state', {})
  if (state.phase !== 'ready') throw new Error('no library')
  return state.library.schemes
}

async function openArticle(page: Page): Promise<{ desk: DeskPage; article: string }> {
  const article = await addArticle(page, 'Bridges are safe, says mayor', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('Bridges')
  return { desk, article }
}

async function save(page: Page): Promise<void> {
  await editor(page).getByRole('button', { name: 'Review and save' }).click()
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor(page)).toBeHidden()
}

test('a label is added, nested and renamed by keyboard; the label bar follows', async ({ host }) => {
  const { page } = host
  const { desk } = await openArticle(page)
  await page.keyboard.press('Control+Shift+e')
  await tree(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('treeitem', { name: /^Speaker/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('n')
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('Politician')
  await tree(page).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(desk.announcements).toHaveText('Politician: 1 of 1 under Speaker')
  await expect(page.getByRole('treeitem', { name: /^Politician/ })).toHaveAttribute('aria-level', '2')
  await save(page)
  const [scheme] = await schemeOf(page)
  expect(scheme?.labels.find(({ name }) => name === 'Politician')?.path).toBe('Speaker/Politician')

  await desk.selectByMouse('The mayor')
  await page.getByRole('button', { name: 'Labels under Speaker' }).click()
  await page.getByRole('menuitem', { name: 'Politician' }).click()
  await expect(desk.announcements).toHaveText('Highlighted “The mayor” as Politician')
})

test('merging shows what it does before it is saved; one undo brings everything back', async ({ host }) => {
  const { page } = host
  const { desk, article } = await openArticle(page)
  await desk.highlight('a disgrace', '4')
  await desk.highlight('A triumph', '5')
  await page.keyboard.press('Control+Shift+e')
  await page.getByRole('treeitem', { name: /^Opinion/ }).click()
  await editor(page).getByRole('button', { name: 'Merge into…' }).click()
  await editor(page).getByLabel('Merge into').selectOption({ label: 'Loaded' })
  await editor(page).getByRole('button', { name: 'Merge', exact: true }).click()
  await editor(page).getByRole('button', { name: 'Review and save' }).click()
  const preview = page.getByRole('region', { name: 'What this does to annotations' })
  await expect(preview).toContainText('The annotations of “Opinion” get “Loaded”. 1 annotation in 1 article')
  await expect(preview).toContainText('a disgrace')
  expect(await storedHighlights(page, article)).toContain('opinion “a disgrace”')
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => storedHighlights(page, article)).toEqual(['loaded “A triumph”', 'loaded “a disgrace”'])
  await expect.poll(() => desk.paintedHighlights()).toEqual(['loaded “A triumph”', 'loaded “a disgrace”'])
  await page.keyboard.press('Control+z')
  await expect(desk.announcements).toContainText('Undone: Change the scheme “Fact-check” and 1 highlight')
  await expect.poll(() => storedHighlights(page, article)).toContain('opinion “a disgrace”')
  await expect(page.getByRole('button', { name: 'Opinion', exact: true })).toBeVisible()
})

test('a label in use goes only when its annotations have a place', async ({ host }) => {
  const { page } = host
  const { desk, article } = await openArticle(page)
  await desk.highlight('a disgrace', '4')
  await page.keyboard.press('Control+Shift+e')
  await tree(page).focus()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  const remove = editor(page).getByRole('button', { name: 'Remove the label' })
  await expect(remove).toBeDisabled()
  await editor(page).getByLabel('Its annotations get').selectOption({ label: 'Nowhere: remove them' })
  await remove.click()
  await save(page)
  await expect.poll(() => storedHighlights(page, article)).toEqual([])
})

test('a split gives highlights to new labels by number keys', async ({ host }) => {
  const { page } = host
  const { desk, article } = await openArticle(page)
  await desk.highlight('a disgrace', '4')
  await desk.highlight('A triumph', '4')
  await page.keyboard.press('Control+Shift+e')
  await page.getByRole('treeitem', { name: /^Opinion/ }).click()
  await editor(page).getByRole('button', { name: 'Split…' }).click()
  await editor(page).getByLabel('New label').fill('Praise')
  await page.keyboard.press('Enter')
  const list = page.getByRole('listbox', { name: 'Highlights of Opinion' })
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('1')
  await expect(desk.announcements).toHaveText('“A triumph” becomes Praise')
  await save(page)
  const labels = async () => {
    const [scheme] = await schemeOf(page)
    const { spans } = await appClient(page).call('article.open', { article })
    return spans.map((span) => scheme?.labels.find(({ id }) => id === span.label)?.name).sort()
  }
  await expect.poll(labels).toEqual(['Opinion', 'Praise'])
})

test('D11: edits that are not saved survive a reload, and closing asks', async ({ host }) => {
  const { page } = host
  await openArticle(page)
  await page.keyboard.press('Control+Shift+e')
  await page.getByLabel('Name', { exact: true }).fill('Statement')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep them for later' }).click()
  await expect(editor(page)).toBeHidden()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Claim', exact: true })).toBeVisible()
  await page.keyboard.press('Control+Shift+e')
  await expect(page.getByRole('treeitem', { name: /^Statement/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard them' }).click()
  await page.keyboard.press('Control+Shift+e')
  await expect(page.getByRole('treeitem', { name: /^Claim/ })).toBeVisible()
})

test('versions are compared in words and brought back', async ({ host }) => {
  const { page } = host
  await openArticle(page)
  await page.keyboard.press('Control+Shift+e')
  await page.getByLabel('Name', { exact: true }).fill('Statement')
  await page.getByRole('radio', { name: 'Green' }).check()
  await save(page)
  await page.keyboard.press('Control+Shift+e')
  await page.getByRole('tab', { name: 'Versions' }).click()
  const differences = page.getByRole('region', { name: 'Differences' })
  await expect(differences).toContainText('Statement: renamed from “Claim”')
  await expect(differences).toContainText('colour yellow (95°) → green (155°)')
  await page.getByRole('button', { name: 'Bring version 1 back' }).click()
  await save(page)
  await expect(page.getByRole('button', { name: 'Claim', exact: true })).toBeVisible()
  expect((await schemeOf(page))[0]?.version).toBe(3)
})

test('a label is made out of a selection; one undo takes label and highlight back', async ({ host }) => {
  const { page } = host
  const { desk, article } = await openArticle(page)
  await desk.selectByMouse('the opposition')
  await page.keyboard.press('Control+Alt+n')
  const dialog = page.getByRole('dialog', { name: 'New label for the selection' })
  await expect(dialog.getByLabel('Name of the label')).toHaveValue('The opposition')
  await expect(dialog.getByLabel('Key, or none')).toHaveValue('7')
  await dialog.getByLabel('Name of the label').fill('Party')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(desk.announcements).toHaveText('Made the label Party and highlighted “the opposition”')
  await expect.poll(() => desk.paintedTexts()).toContain('the opposition')
  await expect(page.getByRole('button', { name: 'Party', exact: true })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(() => storedHighlights(page, article)).toEqual([])
  await expect(page.getByRole('button', { name: 'Party', exact: true })).toBeHidden()
})

test('a second scheme is made, worked with, saved to a file and removed; highlights of both are painted', async ({
  host
}) => {
  const { page } = host
  const { desk } = await openArticle(page)
  await desk.highlight('a disgrace', '4')
  await page.keyboard.press('Control+Shift+e')
  await editor(page).getByRole('button', { name: 'New scheme' }).click()
  await page.getByRole('menuitem', { name: /^Start from/ }).click()
  await expect(editor(page).getByLabel('Scheme', { exact: true })).toHaveValue('new')
  const download = page.waitForEvent('download')
  await editor(page).getByRole('button', { name: 'Save to a file' }).click()
  const file = await (await download).path()
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 'claimdesk-scheme' })
  await save(page)
  await expect(page.getByRole('button', { name: 'Scheme Fact-check copy' })).toBeVisible()
  await desk.highlight('A triumph', '4')
  const painted = await desk.paintedHighlights()
  expect(painted).toHaveLength(2)
  expect(painted).toContain('opinion “a disgrace”')

  await page.keyboard.press('Control+Shift+e')
  const remove = editor(page).getByRole('button', { name: 'Remove the scheme' })
  await expect(remove).toHaveAttribute('title', /^1 annotation/)
  await remove.click({ force: true })
  await expect(editor(page).getByRole('alert')).toContainText('1 annotation uses “Fact-check copy”')
})

test('highlights of a label are hidden and shown, and the guideline follows the label', async ({ host }) => {
  const { page } = host
  const { desk } = await openArticle(page)
  await desk.highlight('a disgrace', '4')
  await desk.highlight('14 bridges', '6')
  await page.keyboard.press('Control+Shift+g')
  const guideline = page.getByRole('complementary', { name: 'Guideline' })
  await expect(guideline.locator('[aria-current=true]')).toContainText('Quantity')
  await page.getByRole('button', { name: 'Scheme Fact-check' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Opinion' }).click()
  await expect(desk.announcements).toHaveText('Highlights of Opinion are hidden')
  await page.keyboard.press('Escape')
  expect(await desk.paintedHighlights()).toEqual(['quantity “14 bridges”'])
  await desk.clickText('a disgrace')
  await expect(desk.selectedHighlight).toBeHidden()
  await desk.selectByMouse('A triumph')
  await page.keyboard.press('4')
  await expect.poll(() => desk.paintedHighlights()).toContain('opinion “a disgrace”')
})
