import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '../fixtures'
import { copied, textStyle, watchClipboard } from '../pages/display'
import { DeskPage } from '../pages/desk-page'
import { pdfText } from '../pages/pdf-text'

const file = resolve(import.meta.dirname, '../../resources/sample/harbour-expansion.txt')
const text = readFileSync(file, 'utf8')
const withoutSpace = (words: string) => words.replaceAll(/\s/g, '')

const it = test.extend<{ desk: DeskPage }>({
  desk: async ({ host }, use) => {
    const desk = new DeskPage(host.page)
    await desk.importFiles([file])
    await expect(desk.reader).toContainText('The towns around Averholm')
    await use(desk)
  }
})

it('the text gets larger and smaller by keys, also while typing and over a dialog', async ({ desk, host }) => {
  const { page } = host
  expect(await textStyle(page)).toMatchObject({ size: 19 })
  await page.keyboard.press('Control+=')
  await expect(desk.announcements).toHaveText('Text size 20')
  await page.getByRole('searchbox', { name: 'Search articles' }).press('Control+Shift++')
  expect(await textStyle(page)).toMatchObject({ size: 22 })
  await page.keyboard.press('Control+,')
  await page.getByRole('dialog', { name: 'Settings' }).press('Control+-')
  await expect(page.getByRole('group', { name: 'Text size' })).toContainText('20')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+0')
  await expect(desk.announcements).toHaveText('Text size 19')
  expect(await textStyle(page)).toMatchObject({ size: 19 })
})

it('how the text looks is chosen by keyboard, shows at once, and is kept', async ({ desk, host }) => {
  const { page } = host
  await desk.reader.focus()
  const look = page.getByRole('button', { name: 'How the text looks' })
  await look.focus()
  await page.keyboard.press('Enter')
  const popover = page.getByRole('dialog', { name: 'How the text looks' })
  await popover.getByRole('radio', { name: 'Serif' }).focus()
  await page.keyboard.press('ArrowRight')
  expect((await textStyle(page)).font).toContain('Inter')
  await popover.getByRole('group', { name: 'Space between lines' }).getByRole('radio', { name: 'Normal' }).focus()
  await page.keyboard.press('ArrowRight')
  expect((await textStyle(page)).leading).toBeCloseTo(2.05)
  await page.keyboard.press('Escape')
  await expect(look).toBeFocused()
  const kept = await page.evaluate(() => localStorage.getItem('claimdesk.reading'))
  expect(JSON.parse(kept ?? '')).toMatchObject({ font: 'sans', leading: 'wide' })
  await look.click()
  await popover.getByRole('button', { name: /^Reset/ }).click()
  expect(await textStyle(page)).toMatchObject({ size: 19, leading: 1.72 })
})

it('the place in the text is kept when its lines change', async ({ desk, host }) => {
  const { page } = host
  await desk.clickText('jobs figure')
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+=')
  const top = () =>
    desk.reader.evaluate((reader) => {
      const shown = [...reader.querySelectorAll('p[data-number]')].filter(
        (each) => each.getBoundingClientRect().bottom > reader.getBoundingClientRect().top + 4
      )
      return shown[0]?.getAttribute('data-number')
    })
  const before = await top()
  await page.keyboard.press('Control+0')
  await expect.poll(top).toBe(before)
})

it('two columns: the caret goes down one and then the other, and back the same way', async ({ desk, host }) => {
  const { page } = host
  await page.keyboard.press('F9')
  await page.getByRole('button', { name: 'How the text looks' }).click()
  await page.getByRole('group', { name: 'Columns' }).getByRole('radio', { name: 'Two' }).check()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await textStyle(page)).columns).toBe(2)
  const rows = await desk.reader.evaluate((reader) => {
    const rowsOf = new Set([...reader.querySelectorAll('p[data-number]')].map((each) => each.parentElement))
    return [...rowsOf].map((row) => (row?.getBoundingClientRect().height ?? 0) / reader.clientHeight)
  })
  for (const height of rows) expect(height, 'a row of columns fits into the view').toBeLessThan(1)

  await desk.reader.focus()
  await page.keyboard.press('Control+Home')
  /** Number of the paragraph and place in it, and the caret's left edge. */
  const place = () =>
    page.evaluate(() => {
      const { focusNode, focusOffset } = getSelection() ?? {}
      const paragraph = focusNode?.parentElement
      const range = document.createRange()
      range.setStart(focusNode!, focusOffset ?? 0)
      const { left, top } = range.getBoundingClientRect()
      return { at: Number(paragraph?.dataset['number'] ?? 0) * 10_000 + (focusOffset ?? 0), left, top }
    })
  const down: Awaited<ReturnType<typeof place>>[] = []
  for (let line = 0; line < 50; line += 1) {
    down.push(await place())
    await page.keyboard.press('ArrowDown')
  }
  const offsets = down.map(({ at }) => at)
  expect(offsets).toEqual([...offsets].sort((a, b) => a - b))
  expect(new Set(offsets).size).toBe(offsets.length)
  const lefts = new Set(down.slice(3).map(({ left }) => Math.round(left)))
  expect([...lefts].length, 'the caret stays at one distance from the edge of either column').toBe(2)
  const up: number[] = []
  for (let line = 0; line < 50; line += 1) {
    await page.keyboard.press('ArrowUp')
    up.push((await place()).at)
  }
  expect(up.reverse()).toEqual(offsets)
})

it('two columns: a highlight across them is painted as it is stored, and found by the pointer', async ({
  desk,
  host
}) => {
  const { page } = host
  await page.getByRole('button', { name: 'How the text looks' }).click()
  await page.getByRole('group', { name: 'Columns' }).getByRole('radio', { name: 'Two' }).check()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await textStyle(page)).columns).toBe(2)
  const broken = await desk.reader.evaluate((reader) => {
    const paragraph = [...reader.querySelectorAll('p[data-number]')].find((each) => each.getClientRects().length > 1)
    const node = paragraph?.firstChild as Text | undefined
    if (!node) return null
    const range = document.createRange()
    const leftOf = (at: number) => {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return range.getBoundingClientRect().left
    }
    const column = paragraph?.getClientRects()[1]?.left ?? 0
    const first = [...node.data].findIndex((_, at) => leftOf(at) >= column - 1)
    return node.data.slice(first - 12, first + 12).trim()
  })
  expect(broken, 'a paragraph goes from one column into the next').not.toBeNull()
  const words = broken ?? ''
  await desk.highlight(words, '1')
  await expect.poll(() => desk.paintedHighlights()).toEqual([`claim “${words}”`])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await desk.clickText(words)
  await expect(desk.selectedHighlight).toContainText(words)
})

it('focus mode leaves the text and its labels, and Escape leaves focus mode', async ({ desk, host }) => {
  const { page } = host
  await page.keyboard.press('F9')
  await expect(desk.announcements).toHaveText('Focus mode on. Escape leaves it.')
  await expect(desk.reader).toBeFocused()
  for (const hidden of [
    desk.inspector,
    desk.articles.first(),
    page.getByRole('banner'),
    page.getByRole('contentinfo')
  ]) {
    await expect(hidden).toBeHidden()
  }
  await expect(page.getByRole('toolbar', { name: 'Labels' })).toBeVisible()
  await desk.selectByMouse('412m2 of land')
  await page.keyboard.press('1')
  await expect.poll(() => desk.paintedHighlights()).toEqual(['claim “412m2 of land”'])
  await page.keyboard.press('Escape')
  await expect(desk.inspector).toBeHidden()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(desk.inspector).toBeVisible()
  await expect(desk.announcements).toHaveText('Focus mode off')
})

it('focus mode dims all but the sentence with the caret', async ({ desk, host }) => {
  const { page } = host
  await page.getByRole('button', { name: 'How the text looks' }).click()
  await page.getByRole('radio', { name: 'Other sentences' }).check()
  await page.keyboard.press('Escape')
  const undimmed = () =>
    page.evaluate(() => {
      const paragraphs = [...document.querySelectorAll<HTMLElement>('p[data-number]')]
      const lit = paragraphs.filter((each) => getComputedStyle(each).opacity === '1')
      let words = lit.map((each) => each.textContent).join('')
      for (const range of CSS.highlights.get('reader-dimmed') ?? []) {
        const dimmed = (range.startContainer.nodeValue ?? '').slice(range.startOffset, range.endOffset)
        words = words.replace(dimmed, '')
      }
      return { paragraphs: lit.length, words }
    })
  await desk.clickText('On local radio')
  const all = await undimmed()
  expect(all.paragraphs).toBeGreaterThan(5)
  await page.keyboard.press('F9')
  await desk.clickText('On local radio')
  const sentence =
    'On local radio she described the timetable as a wish that would leave ratepayers “holding an umbrella with no cloth.”'
  await expect.poll(undimmed).toEqual({ paragraphs: 1, words: sentence })
  await page.keyboard.press('F9')
  await expect.poll(undimmed).toEqual(all)
})

it('copying takes the exact words, with or without their highlights and their source', async ({ desk, host }) => {
  const { page } = host
  await watchClipboard(page)
  await desk.highlight('412m2 of land', '1')
  await page.keyboard.press('Control+c')
  await expect(desk.announcements).toHaveText('Copied with formatting: 412m2 of land')
  expect(await copied(page)).toMatchObject({
    'text/plain': '412m2 of land',
    'text/html': expect.stringContaining('<mark title="Claim">412m2 of land</mark>')
  })

  await desk.reader.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  expect((await copied(page))?.['text/plain']).toBe(text.replaceAll('\r\n', '\n').trimEnd())
  await page.keyboard.press('Control+Shift+C')
  await expect(desk.announcements).toHaveText('Copied as plain text')
  expect(Object.keys((await copied(page)) ?? {})).toEqual(['text/plain'])

  await page.keyboard.press('Escape')
  await desk.clickText('412m2 of land')
  await page.getByRole('button', { name: 'Copy and print' }).click()
  await page.getByRole('menuitem', { name: 'Copy with reference' }).click()
  await expect
    .poll(async () => (await copied(page))?.['text/plain'])
    .toBe('“412m2 of land”\n— Harbour expansion “will triple jobs”, consortium says')

  await page.getByRole('searchbox', { name: 'Search articles' }).fill('harbour')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  expect((await copied(page))?.['text/plain'] ?? '', 'in a field copying is the field’s').not.toContain('412m2')
})

it('the print has all of the text, its highlights, claims and notes', async ({ desk, host, hostKind }) => {
  test.skip(hostKind === 'electron', 'only a browser on its own makes PDFs')
  const { page } = host
  await page.evaluate(() => {
    Object.assign(window, { prints: 0, print: () => ((window as unknown as { prints: number }).prints += 1) })
  })
  await desk.highlight('412m2 of land', '1')
  await desk.inspector.getByLabel('Speaker').fill('The port authority')
  await page.keyboard.press('Control+p')
  const dialog = page.getByRole('dialog', { name: 'Print the article' })
  await dialog.getByRole('checkbox', { name: /^Claims/ }).check()
  await dialog.getByRole('button', { name: 'Print' }).click()
  await expect.poll(() => page.evaluate(() => (window as unknown as { prints: number }).prints)).toBe(1)

  await page.emulateMedia({ colorScheme: 'dark' })
  const pages = pdfText(await page.pdf())
  expect(pages.length).toBeGreaterThan(1)
  const printed = pages.map((words, index) => words.replace(`${index + 1}/${pages.length}`, '')).join('')
  expect(printed).toContain('412m2ofland1andhandled')
  const [title, ...paragraphs] = text.split('\n').filter((line) => line.trim() !== '')
  const expected = [title, ...paragraphs].map((line) => withoutSpace(line ?? ''))
  for (const paragraph of expected) {
    expect(printed.replace('412m2ofland1', '412m2ofland')).toContain(paragraph)
  }
  expect(printed).toContain(withoutSpace('Speaker: The port authority'))
  await expect(page.getByRole('article'), 'nothing of it stays in the window').toHaveCount(0)
})
