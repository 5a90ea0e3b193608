import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '../fixtures'
import { addArticle, appClient, storedHighlights } from '../pages/app-client'
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

const QUAY = ['The harbour board said that the eastern quay would open.', 'Nobody had asked the fishermen about it.']

/** The knob of a handle of the selected highlight; `at` counts the ranges. To be asked last: finding words may scroll. */
async function knob(desk: DeskPage, edge: 'start' | 'end', at = 0): Promise<{ x: number; y: number }> {
  const handle = desk.reader.locator(`[data-edge="${edge}"]`).nth(at)
  const box = await handle.evaluate((each) => {
    const { left, top, bottom } = each.getBoundingClientRect()
    return { left, top, bottom }
  })
  return { x: box.left, y: edge === 'start' ? box.top - 4 : box.bottom + 4 }
}

test('edges are dragged by their handles: shown as it would be, one undo, Escape gives it up', async ({ host }) => {
  const { page } = host
  const { mouse, keyboard } = page
  const article = await addArticle(page, 'Quay', QUAY.join('\n'))
  const desk = new DeskPage(page)
  await desk.openArticle('Quay')
  await desk.highlight('eastern quay', '1')
  await expect(desk.reader.locator('[data-edge]')).toHaveCount(2)

  // Along the line, to the right of “would”.
  const would = await desk.placeOf('would')
  const end = await knob(desk, 'end')
  await mouse.move(end.x, end.y)
  await mouse.down()
  await mouse.move(would.to.x + 1, end.y, { steps: 5 })
  await expect.poll(() => desk.paintedHighlights()).toEqual(['claim “eastern quay”'])
  await mouse.up()
  await expect.poll(() => storedHighlights(page, article)).toEqual(['claim “eastern quay would”'])
  await expect.poll(() => desk.paintedHighlights()).toEqual(['claim “eastern quay would”'])
  await expect(desk.announcements).toHaveText('End moved: “eastern quay would”')
  await expect(desk.selectedHighlight).toContainText('eastern quay would')

  // With a snap it takes whole words; Alt lets it go freely.
  await keyboard.press('s')
  const said = await desk.placeOf('said')
  const start = await knob(desk, 'start')
  await mouse.move(start.x, start.y)
  await mouse.down()
  await mouse.move((said.from.x + said.to.x) / 2, start.y, { steps: 5 })
  await mouse.up()
  await expect.poll(() => storedHighlights(page, article)).toEqual(['claim “said that the eastern quay would”'])
  const again = await knob(desk, 'end')
  await mouse.move(again.x, again.y)
  await mouse.down()
  await keyboard.down('Alt')
  await mouse.move(would.from.x - 1, again.y, { steps: 5 })
  await mouse.move((would.from.x + would.to.x) / 2, again.y, { steps: 5 })
  await mouse.up()
  await keyboard.up('Alt')
  await expect
    .poll(() => storedHighlights(page, article))
    .toEqual([expect.stringMatching(/said that the eastern quay w/)])
  await expect.poll(() => storedHighlights(page, article)).not.toEqual(['claim “said that the eastern quay would”'])

  // Escape: nothing happened, and the highlight is still selected.
  const before = await storedHighlights(page, article)
  const given = await knob(desk, 'start')
  await mouse.move(given.x, given.y)
  await mouse.down()
  await mouse.move(given.x - 60, given.y, { steps: 3 })
  await keyboard.press('Escape')
  await mouse.up()
  expect(await storedHighlights(page, article)).toEqual(before)
  await expect(desk.reader.locator('[data-edge]')).toHaveCount(2)

  for (const words of ['said that the eastern quay would', 'eastern quay would', 'eastern quay']) {
    await keyboard.press('Control+z')
    await expect.poll(() => storedHighlights(page, article)).toEqual([`claim “${words}”`])
  }
})

test('inner edges have handles too; parts that meet become one; the end goes into another paragraph', async ({
  host
}) => {
  const { page } = host
  const { mouse, keyboard } = page
  const article = await addArticle(page, 'Quay', QUAY.join('\n'))
  const desk = new DeskPage(page)
  await desk.openArticle('Quay')
  await desk.highlight('harbour', '1')
  await desk.selectByMouse('eastern')
  await keyboard.press('+')
  await expect(desk.reader.locator('[data-edge]')).toHaveCount(4)

  const said = await desk.placeOf('said')
  const inner = await knob(desk, 'end', 0)
  await mouse.move(inner.x, inner.y)
  await mouse.down()
  await mouse.move(said.to.x + 1, inner.y, { steps: 4 })
  await mouse.up()
  const parts = async () => {
    const { spans, text: stored } = await appClient(page).call('article.open', { article })
    return spans[0]?.ranges.map((range) => stored.slice(range.start, range.end))
  }
  await expect.poll(parts).toEqual(['harbour board said', 'eastern'])

  const fishermen = await desk.placeOf('fishermen')
  const outer = await knob(desk, 'end', 1)
  await mouse.move(outer.x, outer.y)
  await mouse.down()
  await mouse.move(fishermen.to.x + 1, fishermen.to.y + 8, { steps: 8 })
  await mouse.up()
  await expect.poll(parts).toEqual(['harbour board said', `eastern quay would open.\nNobody had asked the fishermen`])

  const open = await desk.placeOf('open')
  const first = await knob(desk, 'end', 0)
  await mouse.move(first.x, first.y)
  await mouse.down()
  await mouse.move(open.to.x, first.y, { steps: 6 })
  await mouse.up()
  await expect
    .poll(parts)
    .toEqual(['harbour board said that the eastern quay would open.\nNobody had asked the fishermen'])
  await keyboard.press('Control+z')
  await expect.poll(async () => (await parts())?.length).toBe(2)
})

test('near the edge of the view the text scrolls under a dragged edge', async ({ host }) => {
  const { page } = host
  const { mouse } = page
  const paragraphs = Array.from({ length: 80 }, (_, at) => `Paragraph ${at} has a few words of its own.`)
  const article = await addArticle(page, 'Long', paragraphs.join('\n'))
  const desk = new DeskPage(page)
  await desk.openArticle('Long')
  await desk.highlight('Paragraph 2 has', '1')
  const end = await knob(desk, 'end')
  const view = await desk.reader.boundingBox()
  if (!view) throw new Error('The reader is not on screen')
  await mouse.move(end.x, end.y)
  await mouse.down()
  await mouse.move(end.x, view.y + view.height - 6, { steps: 5 })
  await expect.poll(() => desk.reader.evaluate((each) => each.scrollTop)).toBeGreaterThan(600)
  await mouse.up()
  await expect.poll(async () => (await storedHighlights(page, article))[0]?.length ?? 0).toBeGreaterThan(500)
  await page.keyboard.press('Control+z')
  await expect.poll(() => storedHighlights(page, article)).toEqual(['claim “Paragraph 2 has”'])
})
