import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const TEXT = 'Two tides\nThe pier was rebuilt in eleven weeks, the harbour master said.'

// A window of 1280 by 800 at 200 % has 640 by 400 CSS pixels.
test('at 200 % everything can still be reached and nothing lies over anything else', async ({ host }) => {
  const { page } = host
  await addArticle(page, 'Two tides', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('Two tides')
  await page.setViewportSize({ width: 640, height: 400 })
  const boxes = []
  for (const name of ['Article list', 'Reader', 'Inspector']) {
    const box = await page.getByRole('region', { name, exact: true }).boundingBox()
    expect(box, name).not.toBeNull()
    if (box) boxes.push({ name, ...box })
  }
  for (const [index, one] of boxes.entries()) {
    expect(one.width, one.name).toBeGreaterThan(120)
    expect(one.height, one.name).toBeGreaterThan(120)
    for (const other of boxes.slice(index + 1)) {
      const beside = one.x + one.width <= other.x + 1 || other.x + other.width <= one.x + 1
      const beneath = one.y + one.height <= other.y + 1 || other.y + other.height <= one.y + 1
      expect(beside || beneath, `${one.name} and ${other.name}`).toBe(true)
    }
  }
  const pictures = process.env['CLAIMDESK_A11Y_PICTURES']
  if (pictures) await page.screenshot({ path: `${pictures}/zoom-200.png` })
  await desk.highlight('eleven weeks', '1')
  await desk.inspector.getByLabel('Speaker').fill('The harbour master')
  await expect(desk.inspector.getByLabel('Speaker')).toBeInViewport()
  if (pictures) await page.screenshot({ path: `${pictures}/zoom-200-claim.png` })
})
