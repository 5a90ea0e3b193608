import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { checkThemes } from './check-themes'

const TEXT = `Two tides
The pier was rebuilt in eleven weeks, the harbour master said. Nobody in Saltrick had thought it possible before the spring.
${'Boats that had wintered upriver came down on the ebb, one by one, and tied up where the old planks had been. '.repeat(8)}
${'The council will meet again on Thursday to hear what all of it has cost, and who is to pay. '.repeat(8)}`

const it = test.extend<{ desk: DeskPage }>({
  desk: async ({ host }, use) => {
    const desk = new DeskPage(host.page)
    await addArticle(host.page, 'Two tides', TEXT)
    await desk.openArticle('Two tides')
    await desk.highlight('rebuilt in eleven weeks', '1')
    await host.page.keyboard.press('Escape')
    await host.page.keyboard.press('Escape')
    await use(desk)
  }
})

it('how the text looks, and what can be copied', async ({ desk, host }) => {
  const { page } = host
  const look = page.getByRole('button', { name: 'How the text looks' })
  await look.click()
  await expect(page.getByRole('dialog', { name: 'How the text looks' })).toBeVisible()
  await checkThemes(page, 'how the text looks')
  await page.getByRole('radio', { name: 'High' }).check()
  await checkThemes(page, 'how the text looks at high contrast')
  await page.keyboard.press('Escape')
  await desk.clickText('eleven weeks')
  await checkThemes(page, 'a highlight at high contrast')
  await page.getByRole('button', { name: 'Copy and print' }).click()
  await expect(page.getByRole('menuitem', { name: 'Print…' })).toBeVisible()
  await checkThemes(page, 'copy and print')
  await page.getByRole('menuitem', { name: 'Print…' }).click()
  await expect(page.getByRole('dialog', { name: 'Print the article' })).toBeVisible()
  await checkThemes(page, 'the print dialog')
})

it('focus mode, with the other sentences dimmed, in two columns', async ({ desk, host }) => {
  const { page } = host
  await page.getByRole('button', { name: 'How the text looks' }).click()
  await page.getByRole('radio', { name: 'Other sentences' }).check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('F9')
  await desk.clickText('Nobody in Saltrick')
  await checkThemes(page, 'focus mode')
  await page.getByRole('button', { name: 'How the text looks' }).click()
  await page.getByRole('group', { name: 'Columns' }).getByRole('radio', { name: 'Two' }).check()
  await page.keyboard.press('Escape')
  await checkThemes(page, 'two columns')
  await page.emulateMedia({ forcedColors: 'active' })
  await checkThemes(page, 'two columns in forced colours')
})

it('a system that asks for more contrast gets it', async ({ desk, host }) => {
  const { page } = host
  const ink = () => desk.reader.evaluate((reader) => getComputedStyle(reader).color)
  expect(await ink()).not.toBe('rgb(0, 0, 0)')
  await page.emulateMedia({ contrast: 'more' })
  await expect.poll(ink).toBe('rgb(0, 0, 0)')
  await checkThemes(page, 'more contrast')
})

it('with less motion nothing moves by itself', async ({ desk, host }) => {
  const { page } = host
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await desk.reader.focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: 'How the text looks' }).click()
  await expect(page.getByRole('dialog', { name: 'How the text looks' })).toBeVisible()
  const moving = await page.evaluate(
    () => document.getAnimations().filter((each) => Number(each.effect?.getComputedTiming().endTime ?? 0) > 10).length
  )
  expect(moving).toBe(0)
})

// A window of 1280 by 800 at 200 % has 640 by 400 CSS pixels.
it('at 200 % every choice of the popover can be reached, and all of the text read in focus mode', async ({
  desk,
  host
}) => {
  const { page } = host
  await page.setViewportSize({ width: 640, height: 400 })
  await page.getByRole('button', { name: 'How the text looks' }).click()
  const popover = page.getByRole('dialog', { name: 'How the text looks' })
  for (const name of ['Serif', 'Full', 'Two', 'Dark', 'High']) {
    const choice = popover.getByRole('radio', { name, exact: true })
    await choice.focus()
    await expect(choice).toBeInViewport()
  }
  await checkThemes(page, 'how the text looks at 200 %')
  await page.keyboard.press('Escape')
  await expect(popover).toBeHidden()
  await page.keyboard.press('F9')
  const box = await desk.reader.boundingBox()
  expect(box?.width).toBeGreaterThan(600)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640)
  await checkThemes(page, 'focus mode at 200 %')
})
