import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'

const file = resolve(import.meta.dirname, '../../resources/sample/harbour-expansion.txt')
const text = readFileSync(file, 'utf8')

test('edges move, parts are added and taken out, selections snap: from the keyboard, each undone', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  await desk.importFiles([file])
  await desk.selectByMouse('412m2')
  await page.keyboard.press('6')
  await expect.poll(() => desk.paintedTexts()).toEqual(['412m2'])

  await page.keyboard.press('Alt+.')
  await page.keyboard.press('Alt+.')
  await expect.poll(() => desk.paintedTexts()).toEqual(['412m2 of land'])
  await expect(desk.announcements).toHaveText(/End moved: “412m2 of land”/)
  await page.keyboard.press('<')
  await page.keyboard.press('<')
  await expect.poll(() => desk.paintedTexts()).toEqual(['an 412m2 of land'])
  await page.keyboard.press('Alt+>')
  await expect.poll(() => desk.paintedTexts()).toEqual(['412m2 of land'])
  await page.keyboard.press(',')
  await expect.poll(() => desk.paintedTexts()).toEqual(['412m2 of lan'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => desk.paintedTexts()).toEqual(['412m2 of land'])

  const other = 'the largest volume of stone'
  expect(text).toContain(other)
  await desk.selectByMouse(other)
  await page.keyboard.press('+')
  await expect.poll(() => desk.paintedTexts()).toContain(other)
  await expect(desk.inspector).toContainText(`412m2 of land … ${other}`)
  await desk.selectByMouse(' of land')
  await page.keyboard.press('-')
  await expect.poll(() => desk.paintedTexts()).not.toContain('412m2 of land')
  await expect(desk.inspector).toContainText(`412m2 … ${other}`)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(desk.inspector).not.toContainText(other)

  await page.keyboard.press('s')
  await expect(page.getByRole('button', { name: 'Snap: words' })).toBeVisible()
  await desk.selectByMouse('eputy harbour mas')
  await page.keyboard.press('2')
  await expect.poll(() => desk.paintedTexts()).toContain('deputy harbour master')
})
