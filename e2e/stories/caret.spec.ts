import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { addArticle, appClient, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const TEXT = [
  'The harbour board met on Friday. “It will open,” said Dr. Ames. Nobody had asked the fishermen.',
  'They moor 14 boats at the western quay.'
].join('\n')

async function openText(page: Page, text = TEXT): Promise<{ desk: DeskPage; article: string }> {
  const article = await addArticle(page, 'Quay', text)
  const desk = new DeskPage(page)
  await desk.openArticle('Quay')
  return { desk, article }
}

/** Puts highlights into the open article as another window would. */
async function addHighlights(page: Page, article: string, highlights: readonly (readonly [string, string])[]) {
  const client = appClient(page)
  const { text } = await client.call('article.open', { article })
  await client.call('command.run', {
    command: {
      type: 'annotations.add',
      article,
      spans: highlights.map(([label, words]) => {
        const start = text.indexOf(words)
        return { id: crypto.randomUUID(), label, ranges: [{ start, end: start + words.length }] }
      }),
      claims: [],
      documentLabels: [],
      edges: 'tidy',
      origin: 'human'
    }
  })
}

test('the caret goes by sentence, and says what it comes to: punctuation by name, highlights by depth', async ({
  host
}) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openText(page)
  await addHighlights(page, article, [
    ['claim', 'harbour board met'],
    ['quantity', 'board']
  ])
  await expect.poll(async () => (await desk.paintedHighlights()).length).toBe(2)
  await desk.reader.focus()
  await keyboard.press('Control+Home')

  await keyboard.press(')')
  await expect(desk.announcements).toContainText('“It will open,” said Dr. Ames.')
  await keyboard.press('Alt+PageDown')
  await expect(desk.announcements).toHaveText('Nobody had asked the fishermen.')
  await keyboard.press('(')
  await expect(desk.announcements).toContainText('“It will open,” said Dr. Ames.')
  await keyboard.press('Alt+Shift+PageDown')
  await expect(desk.announcements).toHaveText('“It will open,” said Dr. Ames. selected')
  expect(await desk.selectedText()).toBe('“It will open,” said Dr. Ames.')

  await keyboard.press('ArrowLeft')
  await expect(desk.announcements).toHaveText('opening quote')
  await keyboard.press('ArrowLeft')
  await expect(desk.announcements).toHaveText('space')
  await keyboard.press('ArrowLeft')
  await expect(desk.announcements).toHaveText('full stop')

  await keyboard.press('Control+Home')
  await keyboard.press('Control+ArrowRight')
  await keyboard.press('ArrowRight')
  await expect(desk.announcements).toHaveText('h; in Claim')
  await keyboard.press('Control+ArrowRight')
  await keyboard.press('ArrowRight')
  await expect(desk.announcements).toHaveText('b; in Claim, Quantity')
  await keyboard.press('Control+ArrowRight')
  await expect(desk.announcements).toHaveText('board; out of Quantity')
  await keyboard.press('ArrowDown')
  await expect(desk.announcements).toContainText('out of Claim')
})

test('from highlight to highlight of one label, and selecting as far as one', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openText(page)
  await addHighlights(page, article, [
    ['claim', 'harbour board'],
    ['speaker', 'Dr. Ames'],
    ['claim', 'asked the fishermen'],
    ['quantity', '14 boats']
  ])
  await expect.poll(async () => (await desk.paintedHighlights()).length).toBe(4)
  await desk.reader.focus()
  await keyboard.press('Control+Home')
  await keyboard.press('}')
  await expect(desk.announcements).toHaveText('Select a highlight first: this goes to others of its label.')
  await keyboard.press(']')
  await expect(desk.announcements).toHaveText('Claim: harbour board')
  await keyboard.press('}')
  await expect(desk.announcements).toHaveText('Claim: asked the fishermen')
  await keyboard.press('}')
  await expect(desk.announcements).toHaveText('No Claim highlight further on')
  await keyboard.press('{')
  await expect(desk.announcements).toHaveText('Claim: harbour board')

  await keyboard.press('Control+Home')
  await keyboard.press('Alt+Shift+ArrowDown')
  await expect(desk.announcements).toHaveText('The harbour board selected')
  await keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(() => desk.selectedText()).toMatch(/^The harbour board .* Dr\. Ames$/)
})

test('a label by typing its name: on the selection, on a highlight, and to go to one', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openText(page)
  const picker = page.getByRole('dialog', { name: /^(Label|Go to)/ })
  const rows = picker.getByRole('option')
  await desk.reader.focus()
  await keyboard.press('l')
  await expect(desk.announcements).toHaveText('Select some text first, or a highlight.')

  await desk.selectByMouse('14 boats')
  await keyboard.press('l')
  await expect(picker).toBeVisible()
  await expect(picker).toContainText('Label “14 boats” as')
  await expect(picker.getByRole('combobox', { name: 'Name of the label' })).toBeFocused()
  await keyboard.type('quan')
  await expect(rows).toHaveCount(1)
  await keyboard.press('Enter')
  await expect(picker).toBeHidden()
  await expect.poll(() => storedHighlights(page, article)).toEqual(['quantity “14 boats”'])
  await expect(desk.announcements).toHaveText('Highlighted “14 boats” as Quantity')
  await expect(desk.reader).toBeFocused()

  // The one used last comes first; the arrows go on from there.
  await keyboard.press('l')
  await expect(rows.first()).toContainText('Quantity')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect.poll(() => storedHighlights(page, article)).toEqual(['claim “14 boats”'])
  await expect(desk.announcements).toHaveText('Labelled “14 boats” as Claim')

  // Escape leaves everything as it was, the selected words too.
  await desk.selectByMouse('fishermen')
  await keyboard.press('l')
  await keyboard.type('zz')
  await expect(picker).toContainText('No label is called that.')
  await keyboard.press('Escape')
  await expect(picker).toBeHidden()
  await expect(desk.reader).toBeFocused()
  await expect.poll(() => desk.selectedText()).toBe('fishermen')

  await keyboard.press('Control+Home')
  await keyboard.press('j')
  await keyboard.type('cl')
  await keyboard.press('Enter')
  await expect(desk.announcements).toHaveText('Claim: 14 boats')
  await keyboard.press('Shift+J')
  await expect(picker).toContainText('Go to the previous highlight of')
  await keyboard.type('spe')
  await keyboard.press('Enter')
  await expect(desk.announcements).toHaveText('No Speaker highlight before this')
})

test('highlights at one place as a list: by Enter at the caret, by resting the pointer there', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openText(page)
  await addHighlights(page, article, [
    ['claim', 'harbour board met'],
    ['quantity', 'board'],
    ['opinion', 'fishermen']
  ])
  await expect.poll(async () => (await desk.paintedHighlights()).length).toBe(3)
  await desk.reader.focus()
  await keyboard.press('Control+Home')
  for (let word = 0; word < 2; word += 1) await keyboard.press('Control+ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  const menu = page.getByRole('menu', { name: '2 highlights here' })
  await expect(menu.getByRole('menuitemradio')).toHaveText([/Quantity/, /Claim/])
  await expect(desk.announcements).toHaveText('2 highlights here. Choose one with the arrow keys.')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(menu).toBeHidden()
  await expect(desk.selectedHighlight).toContainText('harbour board met')
  await expect(desk.reader).toBeFocused()
  await keyboard.press('Enter')
  await expect(menu).toBeVisible()
  await keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(desk.reader).toBeFocused()
  await expect(desk.selectedHighlight).toContainText('harbour board met')

  const { middle } = await desk.placeOf('board')
  await page.mouse.move(middle.x, middle.y, { steps: 3 })
  const list = page.getByRole('group', { name: '2 highlights here' })
  await expect(list.getByRole('button')).toHaveCount(2)
  // Keys still mean the text.
  await expect(desk.reader).toBeFocused()
  await list.getByRole('button', { name: /Quantity/ }).click()
  await expect(desk.selectedHighlight).toContainText('board')
  await expect(desk.announcements).toHaveText('Quantity: board')
  const away = await desk.placeOf('western quay')
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.move(away.middle.x, away.middle.y, { steps: 4 })
  await expect(list).toBeHidden()
})

test('Escape in the text closes the find bar, then lets go of the selection', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk } = await openText(page)
  await keyboard.press('Control+f')
  await desk.find.field.fill('quay')
  await expect(desk.find.found).toHaveText(/1 of 1/)
  await desk.selectByMouse('fishermen')
  await keyboard.press('Escape')
  await expect(desk.find.bar).toBeHidden()
  await expect.poll(() => desk.selectedText()).toBe('fishermen')
  await keyboard.press('Escape')
  await expect.poll(() => desk.selectedText()).toBe('')
})

test('the arrows go where they point in writing from right to left, and through both directions in one line', async ({
  host
}) => {
  const { page } = host
  const { keyboard } = page
  const { desk } = await openText(page, ['ab אבג 123 cd', 'שלום abc 12 עולם'].join('\n'))
  await desk.reader.focus()

  /** Where the caret is on screen, step by step, until it leaves the paragraph; in CSS pixels. */
  const walk = async (key: 'ArrowLeft' | 'ArrowRight', steps: number): Promise<number[]> => {
    const places: number[] = []
    for (let step = 0; step < steps; step += 1) {
      await keyboard.press(key)
      places.push(await caretLeft(page))
    }
    return places
  }
  await keyboard.press('Control+Home')
  const rightwards = await walk('ArrowRight', 13)
  expect(rightwards).toEqual([...rightwards].sort((a, b) => a - b))
  expect(new Set(rightwards).size).toBe(13)
  const leftwards = await walk('ArrowLeft', 13)
  expect(leftwards).toEqual([...leftwards].sort((a, b) => b - a))

  await keyboard.press('Control+End')
  await keyboard.press('Home')
  const inHebrew = await walk('ArrowLeft', 16)
  expect(inHebrew).toEqual([...inHebrew].sort((a, b) => b - a))
  expect(new Set(inHebrew).size).toBe(16)
})

/** The left edge of the drawn caret. */
async function caretLeft(page: Page): Promise<number> {
  return page.evaluate(() => {
    const carets = [...document.querySelectorAll('[role="document"] [aria-hidden="true"]')].filter(
      (each) => getComputedStyle(each).width === '2px'
    )
    if (carets.length !== 1) throw new Error(`${carets.length} carets`)
    return Math.round(carets[0]?.getBoundingClientRect().left ?? -1)
  })
}
