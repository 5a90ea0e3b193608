import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { addArticle, appClient, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const sample = (name: string) => readFileSync(resolve(import.meta.dirname, '../../resources/sample', name), 'utf8')
const TEXT = [
  'The harbour board said on Friday that the eastern quay would open before the end of the year.',
  'Nobody had asked the fishermen, who moor at the western one.'
].join('\n')

/** What is painted is what is stored, and both are this. */
async function expectHighlights(desk: DeskPage, article: string, expected: string[]): Promise<void> {
  await expect.poll(() => desk.paintedHighlights()).toEqual([...expected].sort())
  await expect.poll(() => storedHighlights(desk.page, article)).toEqual([...expected].sort())
}

async function openText(page: Page): Promise<{ desk: DeskPage; article: string }> {
  const article = await addArticle(page, 'Quay', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('Quay')
  return { desk, article }
}

test('overlapping, nested and identical highlights are told apart, by mouse', async ({ host }) => {
  const { desk, article } = await openText(host.page)
  await desk.highlight('the eastern quay would open', '1')
  await desk.highlight('quay would open before the end', '4')
  await desk.highlight('quay would open', '3')
  await desk.highlight('the harbour board said'.replace('the', 'The'), '2')
  const all = [
    'claim “the eastern quay would open”',
    'opinion “quay would open before the end”',
    'evidence “quay would open”',
    'speaker “The harbour board said”'
  ]
  await expectHighlights(desk, article, all)

  // A click takes the innermost one; clicks at the same place go outwards and begin again.
  await host.page.keyboard.press('Escape')
  const inner: string[] = []
  for (let click = 0; click < 4; click += 1) {
    await desk.clickText('would')
    await desk.inspect('Claim')
    inner.push(((await desk.selectedHighlight.getByRole('blockquote').textContent()) ?? '').trim())
  }
  expect(inner[0]).toBe('quay would open')
  expect(inner[3]).toBe(inner[0])
  expect(new Set(inner)).toEqual(
    new Set(['quay would open', 'the eastern quay would open', 'quay would open before the end'])
  )

  const here = desk.inspector.getByRole('region', { name: 'Highlights here' })
  await expect(here).toContainText('Here: 3 highlights')
  await here.getByRole('button', { name: /Opinion/ }).click()
  await expect(desk.selectedHighlight).toContainText('quay would open before the end')

  // An identical highlight, with another label, is one more.
  await desk.selectByMouse('quay would open')
  await host.page.keyboard.press('5')
  await expectHighlights(desk, article, [...all, 'loaded “quay would open”'])
  await desk.clickText('would')
  await expect(here).toContainText('Here: 4 highlights')
})

test('a label key gives the selected highlight another label; Delete removes it; undo brings it back', async ({
  host
}) => {
  const { desk, article } = await openText(host.page)
  await desk.highlight('the eastern quay', '1')
  await desk.highlight('before the end of the year', '2')
  const other = 'speaker “before the end of the year”'

  await desk.clickText('eastern')
  await expect(desk.selectedHighlight).toContainText('Claim')
  await host.page.keyboard.press('4')
  await expect(desk.announcements).toContainText('Labelled “the eastern quay” as Opinion')
  await expectHighlights(desk, article, ['opinion “the eastern quay”', other])

  await host.page.keyboard.press('Delete')
  await expect(desk.announcements).toContainText('Removed the highlight “the eastern quay”')
  await expectHighlights(desk, article, [other])

  await host.page.keyboard.press('Control+z')
  await expectHighlights(desk, article, ['opinion “the eastern quay”', other])
  await expect(desk.selectedHighlight).toContainText('the eastern quay')
  await host.page.keyboard.press('Control+z')
  await expectHighlights(desk, article, ['claim “the eastern quay”', other])
  await host.page.keyboard.press('Control+y')
  await expectHighlights(desk, article, ['opinion “the eastern quay”', other])

  const toolbar = host.page.getByRole('toolbar', { name: 'Labels' })
  await toolbar.getByRole('button', { name: 'Remove the Opinion highlight' }).click()
  await expectHighlights(desk, article, [other])
  await toolbar.getByRole('button', { name: /^Undo: Remove highlight/ }).click()
  await expectHighlights(desk, article, ['opinion “the eastern quay”', other])
})

test('every highlight is reached from the keyboard, in the order of the text', async ({ host }) => {
  const { desk } = await openText(host.page)
  await desk.highlight('quay would open', '3')
  await desk.highlight('the eastern quay would open', '1')
  await desk.highlight('asked the fishermen', '4')
  await desk.highlight('The harbour board', '2')

  await desk.reader.focus()
  await host.page.keyboard.press('Escape')
  await host.page.keyboard.press('Escape')
  await host.page.keyboard.press('Control+Home')
  const inOrder = [
    ['Speaker', 'The harbour board'],
    ['Claim', 'the eastern quay would open'],
    ['Evidence', 'quay would open'],
    ['Opinion', 'asked the fishermen']
  ] as const
  for (const [label, words] of inOrder) {
    await host.page.keyboard.press('Alt+ArrowDown')
    await expect(desk.announcements).toHaveText(`${label}: ${words}`)
  }
  await host.page.keyboard.press('Alt+ArrowDown')
  await expect(desk.announcements).toHaveText('No annotation further on')
  for (const [label, words] of [...inOrder].reverse().slice(1)) {
    await host.page.keyboard.press('[')
    await expect(desk.announcements).toHaveText(`${label}: ${words}`)
  }
  await host.page.keyboard.press(']')
  await expect(desk.announcements).toHaveText('Claim: the eastern quay would open')
  await desk.inspect('Claim')
  await expect(desk.selectedHighlight).toContainText('the eastern quay would open')
})

test('a highlight over several paragraphs is one highlight', async ({ host }) => {
  const { desk, article } = await openText(host.page)
  await desk.reader.focus()
  await host.page.keyboard.press('Control+a')
  await host.page.keyboard.press('1')
  await expect.poll(() => storedHighlights(host.page, article)).toEqual([`claim “${TEXT.replaceAll('\n', '')}”`])
  await expect.poll(async () => (await desk.paintedHighlights()).length).toBeGreaterThan(0)
  await desk.inspect('Claim')
  await expect(desk.selectedHighlight).toContainText('who moor at the western one')
})

const SCRIPTS = [
  { name: 'emoji', file: 'night-ferry.txt', words: ['👩🏽‍🔧👍🏽', '🚢🌊', '👨‍👩‍👧‍👦', '🏴‍☠️', '🇯🇵🇰🇷🇳🇿'] },
  { name: 'Chinese, Japanese, Korean', file: 'night-ferry.txt', words: ['林曉雯', '𠮷田美咲', '어서 오세요'] },
  { name: 'Arabic', file: 'harbour-rtl.txt', words: ['أعلنت', 'سلمى النجّار', '٤٥٠', 'TEU'] }
] as const

for (const { name, file, words } of SCRIPTS) {
  test(`the mouse selects exactly the words: ${name}`, async ({ host }) => {
    const text = sample(file)
    const article = await addArticle(host.page, 'Scripts', text)
    const desk = new DeskPage(host.page)
    await desk.openArticle('Scripts')
    for (const each of words) {
      await desk.highlight(each, '1')
      await expect(desk.selectedHighlight).toContainText(each)
    }
    await expectHighlights(
      desk,
      article,
      words.map((each) => `claim “${each}”`)
    )
    const { spans } = await appClient(host.page).call('article.open', { article })
    const starts = spans.map((span) => span.ranges[0]?.start).sort((a, b) => (a ?? 0) - (b ?? 0))
    expect(starts).toEqual(words.map((each) => text.indexOf(each)).sort((a, b) => a - b))
  })
}
