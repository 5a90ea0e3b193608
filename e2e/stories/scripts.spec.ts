import type { Page } from '@playwright/test'
import { TORTURE_TEXT } from '../../src/core/text/torture'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const LONG_WORD = 'abcdefghij'.repeat(500)

/** Every script and sign that a reader can be wrong about, in one article written from left to right. */
const TORTURE = [
  TORTURE_TEXT,
  'The word عربي means Arabic, 12% שלום of all, and the price is ٤٥٠ دينار (TEU).',
  'أعلنت إدارة الميناء (TEU) في عام 1978 أن «الحركة» ستزيد 12% قبل نهاية العام، وأن السفن ستعود إلى الرصيف الشرقي.',
  '「減稅」，政府表示：「2023年的支出將會減少。」東京都の林曉雯さんは『𠮷田』と書いた。',
  '︵直書︶︙﹁引文﹂、﹃書名﹄。',
  'Zͫa̷l̕g̡o cafe\u0301 हिन्दी नमस्ते ภาษาไทย 한국어 각',
  '👩🏽‍🔧👍🏽 👨‍👩‍👧‍👦 🏴‍☠️ 🇯🇵🇰🇷🇳🇿 1️⃣ ❤️',
  'zero\u200Bwidth word\u2060\u2060break soft\u00ADhyphen joiner\u200Dx',
  LONG_WORD
].join('\n')

/** Passages that are selected with the mouse; each stands once in the text and none overlaps another. */
const BY_MOUSE = [
  '😀 said',
  'taxes fell 9%',
  '👩🏽‍🔬',
  'cafe\u0301',
  '𠮷.',
  'שלום',
  'الشرقي',
  '「減稅」',
  '支出將會',
  '『𠮷田』',
  '︵直書︶',
  '﹁引文﹂',
  'l̕g̡o',
  'नमस्ते',
  'ภาษา',
  '각',
  '👩🏽‍🔧👍🏽',
  '👨‍👩‍👧‍👦',
  '🇰🇷',
  '1️⃣',
  'zero\u200Bwidth',
  'soft\u00ADhyphen'
]

/** Passages in which the direction of writing changes, selected by the keyboard. */
const BY_KEYBOARD = ['الميناء (TEU)', 'عربي means Arabic, 1', 'دينار (TEU', 'عام 1978 أن', '12% قبل']

// The same page in the same engine, whatever serves it.
test.skip(({ hostKind }) => hostKind !== 'loopback', 'one host is enough for what the engine paints')

/** The middles of all rectangles that a stored passage is painted with, those in view. */
async function paintedMiddles(page: Page, words: string): Promise<{ x: number; y: number }[]> {
  return page.evaluate((wanted) => {
    const reader = document.querySelector('[role="document"]')
    const view = reader?.getBoundingClientRect()
    const middles: { x: number; y: number }[] = []
    CSS.highlights.forEach((highlight, name) => {
      const [, label, part] = name.split(':')
      if (!label || part === 'gap') return
      for (const range of highlight) {
        const live = document.createRange()
        live.setStart(range.startContainer, range.startOffset)
        live.setEnd(range.endContainer, range.endOffset)
        if (live.toString() !== wanted) continue
        live.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
        for (const rect of live.getClientRects()) {
          const isInView = view && rect.top > view.top && rect.bottom < view.bottom
          if (isInView && rect.width > 0) middles.push({ x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 })
        }
      }
    })
    return middles
  }, words)
}

test('every script: what is selected is what is stored, painted, and found under the pointer', async ({
  host
}, info) => {
  test.slow()
  const { page } = host
  const { keyboard, mouse } = page
  const article = await addArticle(page, 'Torture', TORTURE)
  const desk = new DeskPage(page)
  await desk.openArticle('Torture')
  const quotes = async () => {
    const { spans, text } = await appClient(page).call('article.open', { article })
    for (const span of spans) {
      const words = span.ranges.map((range) => text.slice(range.start, range.end))
      expect(words).toEqual(span.quotes.map((quote) => quote.exact))
    }
    return spans.map((span) => span.quotes.map((quote) => quote.exact).join(' … '))
  }

  let labelKey = 0
  for (const words of BY_MOUSE) {
    await test.step(words, async () => {
      labelKey = (labelKey % 6) + 1
      await desk.highlight(words, String(labelKey))
    })
  }
  for (const words of BY_KEYBOARD) {
    await test.step(words, async () => {
      await keyboard.press('Escape')
      await keyboard.press('Control+f')
      await desk.find.field.fill(words)
      await expect.poll(async () => (await desk.paintedMatches()).current).toEqual([words])
      await keyboard.press('Escape')
      await expect.poll(() => desk.selectedText()).toBe(words)
      await keyboard.press('4')
      await expect.poll(quotes).toContain(words)
    })
  }
  const all = [...BY_MOUSE, ...BY_KEYBOARD]
  await expect.poll(async () => (await quotes()).sort()).toEqual([...all].sort())

  await test.step('under the pointer', async () => {
    for (const words of all) {
      const middles = await paintedMiddles(page, words)
      expect(middles.length, words).toBeGreaterThan(0)
      for (const { x, y } of middles) {
        await keyboard.press('Escape')
        await mouse.click(x, y)
        await expect(desk.selectedHighlight.getByRole('blockquote'), words).toHaveText(words)
      }
    }
  })

  await test.step('a word of 5,000 characters wraps', async () => {
    expect(await desk.reader.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true)
    await keyboard.press('Escape')
    await desk.reader.focus()
    await keyboard.press('Control+End')
    await keyboard.press('Control+Shift+ArrowLeft')
    expect((await desk.selectedText()).length).toBe(5000)
    await keyboard.press('3')
    await expect.poll(quotes).toContain(LONG_WORD)
    const middles = await paintedMiddles(page, LONG_WORD)
    expect(middles.length).toBeGreaterThan(3)
    for (const { x, y } of [middles[0], middles.at(-1)].flatMap((each) => each ?? [])) {
      await keyboard.press('Escape')
      await mouse.click(x, y)
      await expect(desk.selectedHighlight.getByRole('blockquote')).toContainText('abcdefghij')
    }
  })

  await test.step('a highlight of nothing but word joiners has a mark, and is found by pointer and keyboard', async () => {
    await keyboard.press('Escape')
    const { to } = await desk.placeOf('word\u2060')
    await mouse.click(to.x, to.y)
    await keyboard.press('Home')
    await keyboard.press('Control+ArrowRight')
    // To just before the first joiner, however the words before it are cut.
    for (let step = 0; step < 30; step += 1) {
      await keyboard.press('ArrowRight')
      if (/^word joiner/.test((await desk.announcements.textContent()) ?? '')) break
    }
    await keyboard.press('Shift+ArrowRight')
    await keyboard.press('Shift+ArrowRight')
    await keyboard.press('6')
    await expect.poll(quotes).toContain('\u2060\u2060')
    const mark = desk.reader.locator('[data-span]')
    await expect(mark).toHaveCount(1)
    const box = await mark.boundingBox()
    if (!box) throw new Error('The mark is not on screen')
    expect(box.height).toBeGreaterThan(10)
    await keyboard.press('Escape')
    await mouse.click(box.x + 2, box.y + box.height / 2)
    await expect(desk.inspector.getByText('Quantity').first()).toBeVisible()
    await keyboard.press('Delete')
    await expect.poll(quotes).not.toContain('\u2060\u2060')
    await keyboard.press('Control+z')
    await expect.poll(quotes).toContain('\u2060\u2060')
    await expect(mark).toHaveCount(1)
  })

  await desk.clickText('支出將會')
  await desk.reader.evaluate((each) => each.scrollTo({ top: 0 }))
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: info.outputPath(`scripts-${colorScheme}.png`) })
  }
})

test('an article in Arabic: margin, byline and handles stand on the right side, and edges move as they are read', async ({
  host
}, info) => {
  const { page } = host
  const text = TORTURE.split('\n').find((line) => line.startsWith('أعلنت')) ?? ''
  const article = await addArticle(page, 'ميناء', `${text}\nوقال 12% منهم: English words here.`)
  const desk = new DeskPage(page)
  await desk.openArticle('ميناء')
  await desk.highlight('إدارة الميناء', '1')
  const start = await desk.reader.locator('[data-edge="start"]').boundingBox()
  const end = await desk.reader.locator('[data-edge="end"]').boundingBox()
  expect(start?.x ?? 0).toBeGreaterThan(end?.x ?? Infinity)
  const number = await desk.reader.evaluate((reader) => {
    const paragraph = reader.querySelector('p[data-number="1"]')
    if (!paragraph) throw new Error('There is no first paragraph')
    return { left: getComputedStyle(paragraph, '::before').left, width: paragraph.getBoundingClientRect().width }
  })
  expect(Number.parseFloat(number.left)).toBeGreaterThanOrEqual(number.width)

  await page.keyboard.press('Alt+.')
  const stored = async () => {
    const { spans } = await appClient(page).call('article.open', { article })
    return spans[0]?.quotes[0]?.exact
  }
  await expect.poll(stored).toBe('إدارة الميناء (TEU')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: info.outputPath(`arabic-${colorScheme}.png`) })
  }
})
