import type { Locator, Page } from '@playwright/test'
import { TORTURE_TEXT } from '../../src/core/text/torture'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { differences, readPainted } from '../pages/painted-ranges'

// What is painted equals what is stored, whatever somebody does: a long walk of random actions with mouse and keyboard
// over the real reader, compared after every one. CLAIMDESK_SEED and CLAIMDESK_ACTIONS repeat or lengthen a walk.

const SEED = Number(process.env['CLAIMDESK_SEED'] ?? 20_261_122)
const ACTIONS = Number(process.env['CLAIMDESK_ACTIONS'] ?? 1000)

/** Numbers in [0, below), the same for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 1_000_003) % below
  }
}

const PARAGRAPHS = [
  TORTURE_TEXT,
  'The harbour master counted 412 crates on Monday; by Friday, he said, 97 of them were gone. Nobody had signed.',
  'قال الوزير إن 12 جسرا كانت آمنة، لكن التقرير لم يذكر سوى سبعة منها.',
  '市长说，十四座桥都很安全。没有人数过。报告里只写了七座。',
  'Zażółć gęślą jaźń — naïve café, co\u200bop\u00aderate, 👩🏽‍🔬 and 🇫🇷 flags, e\u0301tude.',
  'A long sentence follows which goes on and on, past the end of the line, so that what is selected in it spans several lines of the page and what is drawn under it has to break where the lines break, and then it ends.'
]
const TEXT = Array.from({ length: 90 }, (_, index) => PARAGRAPHS[index % PARAGRAPHS.length]).join('\n')

const KEYS = [
  ...['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'],
  ...['Shift+ArrowRight', 'Shift+ArrowDown', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowLeft', 'Shift+End'],
  ...['[', ']', ',', '.', '<', '>', 'Alt+,', 'Alt+.', '+', '-', 's']
]

interface Walk {
  readonly page: Page
  readonly reader: Locator
  readonly pick: (below: number) => number
}

async function randomPoint({ reader, pick }: Walk): Promise<{ x: number; y: number }> {
  const box = await reader.boundingBox()
  if (!box) throw new Error('the reader is not there')
  return { x: box.x + 40 + pick(Math.max(1, box.width - 80)), y: box.y + 8 + pick(Math.max(1, box.height - 16)) }
}

/** One random action; says in words what it was. */
async function act(walk: Walk): Promise<string> {
  const { page, reader, pick } = walk
  const { keyboard, mouse } = page
  const label = String(1 + pick(6))
  await reader.focus()
  switch (pick(12)) {
    case 0:
    case 1:
    case 2:
    case 3: {
      const [from, to] = [await randomPoint(walk), await randomPoint(walk)]
      // Mostly short passages: long ones would soon cover everything.
      const end = pick(4) === 0 ? to : { x: Math.min(from.x + 20 + pick(160), to.x + 200), y: from.y + pick(2) * 30 }
      await mouse.move(from.x, from.y)
      await mouse.down()
      await mouse.move(end.x, end.y, { steps: 3 })
      await mouse.up()
      await reader.focus()
      await keyboard.press(label)
      return `drag from ${Math.round(from.x)},${Math.round(from.y)} and label ${label}`
    }
    case 4: {
      const { x, y } = await randomPoint(walk)
      await mouse.click(x, y)
      await reader.focus()
      return `click ${Math.round(x)},${Math.round(y)}`
    }
    case 5:
      await keyboard.press(label)
      return `label ${label}`
    case 6:
      await keyboard.press('Delete')
      return 'Delete'
    case 7: {
      const key = pick(3) === 0 ? 'Control+y' : 'Control+z'
      // The import of the article could be undone as well, and then the walk would be over.
      const state = await appClient(page).call('app.state', {})
      const next = state.phase === 'ready' ? state.library.undo.undo?.label : undefined
      if (key === 'Control+z' && (next === undefined || next.startsWith('Import'))) return 'nothing to undo'
      await keyboard.press(key)
      return key
    }
    case 8: {
      const by = (pick(2) ? 1 : -1) * (100 + pick(1500))
      const { x, y } = await randomPoint(walk)
      await mouse.move(x, y)
      await mouse.wheel(0, by)
      return `scroll ${by}`
    }
    default: {
      const key = KEYS[pick(KEYS.length)] ?? 'ArrowRight'
      await keyboard.press(key)
      return key
    }
  }
}

test(`what is painted equals what is stored after each of ${ACTIONS} random actions`, async ({ host }) => {
  test.setTimeout(60_000 + ACTIONS * 3_000)
  const { page } = host
  const article = await addArticle(page, 'Everything at once', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('Everything at once')
  const { text } = await appClient(page).call('article.open', { article })
  const walk: Walk = { page, reader: desk.reader, pick: randomOf(SEED) }
  const done: string[] = []
  let most = 0

  const compare = async (): Promise<string[]> => {
    const { spans } = await appClient(page).call('article.open', { article })
    most = Math.max(most, spans.length)
    const stored = spans.flatMap(({ label, ranges }) => ranges.map((range) => ({ label, ...range })))
    return differences(await desk.reader.evaluate(readPainted, text), stored)
  }

  for (let step = 1; step <= ACTIONS; step += 1) {
    done.push(`${step}: ${await act(walk)}`)
    await expect
      .poll(compare, { message: `seed ${SEED}, after ${done.slice(-6).join(' | ')}`, intervals: [0, 20, 50, 100, 250] })
      .toEqual([])
  }
  // A walk that highlights nothing would agree with everything.
  expect(most).toBeGreaterThan(ACTIONS / 20)
  await page.reload()
  await expect(desk.reader).toBeVisible()
  await expect.poll(compare).toEqual([])
})
