import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkThemes } from '../a11y/check-themes'
import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'

const file = resolve(import.meta.dirname, '../../resources/sample/harbour-expansion.txt')
const text = readFileSync(file, 'utf8')

test('words are found as they are typed, gone through by keys, and a match is labelled', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  const { field, found } = desk.find
  await desk.importFiles([file])
  await desk.reader.click()
  await page.keyboard.press('Control+f')
  await expect(field).toBeFocused()
  const count = text.match(/harbour/gi)?.length ?? 0
  expect(count).toBeGreaterThan(3)
  await field.pressSequentially('HARBOUR')
  await expect(found).toHaveText(`1 of ${count}`)
  await expect.poll(() => desk.paintedMatches()).toMatchObject({ current: [expect.stringMatching(/^harbour$/i)] })

  await page.keyboard.press('Enter')
  await expect(found).toHaveText(`2 of ${count}`)
  await page.keyboard.press('F3')
  await expect(found).toHaveText(`3 of ${count}`)
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+F3')
  await page.keyboard.press('Shift+Enter')
  await expect(found).toHaveText(`${count} of ${count}`)
  await checkThemes(page, 'finding')
  await desk.find.bar.getByRole('button', { name: 'Match case' }).click()
  await expect(found).toHaveText('No matches')
  await expect.poll(() => desk.paintedMatches()).toEqual({ current: [], others: [] })
  await desk.find.bar.getByRole('button', { name: 'Match case' }).click()

  await field.fill('412m2 of land')
  await expect(found).toHaveText('1 of 1')
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await expect(desk.reader).toBeFocused()
  expect(await desk.selectedText()).toBe('412m2 of land')
  await page.keyboard.press('1')
  await expect.poll(() => desk.paintedHighlights()).toEqual(['claim “412m2 of land”'])
  await expect.poll(() => desk.paintedMatches()).toEqual({ current: [], others: [] })
})

test('regular expressions: problems are said, none freezes the window', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  const { bar, field, found } = desk.find
  await desk.openImport()
  await desk.importDialog
    .getByLabel('Files to import')
    .setInputFiles([
      { name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(`In 2019 and 2020. ${'a'.repeat(60)}!`) }
    ])
  await desk.importDialog.getByRole('button', { name: /^Import/ }).click()
  await expect(desk.reader).toContainText('In 2019')
  await page.keyboard.press('Control+f')
  await bar.getByRole('button', { name: 'Regular expression' }).click()
  await expect(field).toBeFocused()
  await field.fill('(20')
  await expect(found).toContainText('This is no regular expression: ')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await checkThemes(page, 'a problem in what is looked for')
  await field.fill('\\b20\\d\\d')
  await expect(found).toHaveText('1 of 2')
  await expect.poll(() => desk.paintedMatches()).toEqual({ current: ['2019'], others: ['2020'] })
  await field.fill('(a+)+$')
  await field.press('End')
  // The window answers while the worker is still at it.
  await page.keyboard.type('x')
  await expect(field).toHaveValue('(a+)+$x')
  await expect(found).toContainText('took too long')
  await field.fill('2020')
  await expect(found).toHaveText('1 of 1')
})

test('from match to match in the text: each is selected, ready for a label', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  await desk.importFiles([file])
  await page.keyboard.press('Control+f')
  await desk.find.field.fill('harbour')
  await expect(desk.find.found).toHaveText(/^1 of \d/)
  await desk.reader.focus()
  await page.keyboard.press('F3')
  await expect(desk.find.found).toHaveText(/^2 of \d/)
  expect(await desk.selectedText()).toMatch(/^harbour$/i)
  await page.keyboard.press('2')
  await expect.poll(() => desk.paintedHighlights()).toHaveLength(1)
  await page.keyboard.press('F3')
  await expect(desk.find.found).toHaveText(/^3 of \d/)
  await page.keyboard.press('3')
  await expect.poll(() => desk.paintedHighlights()).toHaveLength(2)
  await page.keyboard.press('Control+f')
  await desk.find.field.fill('the')
  await expect(desk.find.found).toHaveText(/^\d+ of \d\d/)
  await checkThemes(page, 'matches over highlights')
  await page.emulateMedia({ forcedColors: 'active' })
  await checkThemes(page, 'matches in forced colours')
})
