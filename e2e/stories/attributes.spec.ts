import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { putAttributes } from '../pages/attribute-scheme'
import { DeskPage } from '../pages/desk-page'

const TEXT = [
  'Ferries carry fewer people',
  'The ferries carried 412 people a day last summer, the company said.',
  'In winter it was 96 people a day, and the council paid 40 per cent of the costs.'
].join('\n')

async function openArticle(page: Page): Promise<{ desk: DeskPage; article: string }> {
  const article = await addArticle(page, 'Ferries carry fewer people', TEXT)
  await putAttributes(page)
  const desk = new DeskPage(page)
  await desk.openArticle('Ferries')
  return { desk, article }
}

async function storedSpans(page: Page, article: string) {
  const { spans } = await appClient(page).call('article.open', { article })
  return spans.toSorted((a, b) => (a.ranges[0]?.start ?? 0) - (b.ranges[0]?.start ?? 0))
}

/** Selects words with the keyboard: Ctrl+F finds them, Escape leaves them selected. */
async function selectByKeys(desk: DeskPage, words: string): Promise<void> {
  await desk.page.keyboard.press('Control+f')
  await desk.find.field.fill(words)
  await expect(desk.find.found).toContainText('1 of 1')
  await desk.page.keyboard.press('Escape')
  await expect.poll(() => desk.selectedText()).toBe(words)
}

test('required attributes are asked for at once; Enter steps, Escape goes back to the text', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openArticle(page)
  const form = desk.inspector.getByRole('region', { name: 'Attributes' })

  await selectByKeys(desk, '412 people a day')
  await keyboard.press('6')
  await expect(desk.announcements).toHaveText('Highlighted “412 people a day” as Quantity. 2 attributes to fill in')
  await expect(form).toContainText('2 missing')
  await expect(form.getByRole('radio', { name: 'for', exact: true })).toBeFocused()

  // A digit chooses; Enter goes to the next one that is missing, a number, and out of it to the text.
  await keyboard.press('2')
  await expect(form.getByRole('radio', { name: 'against' })).toBeChecked()
  await keyboard.press('Enter')
  const share = form.getByRole('textbox', { name: /^Share/ })
  await expect(share).toBeFocused()
  await keyboard.type('140')
  await keyboard.press('Enter')
  await expect(share).toBeFocused()
  await expect(form.getByRole('alert')).toHaveText('Share is a number from 0 to 100.')
  await expect(desk.announcements).toHaveText('Share is a number from 0 to 100.')
  await keyboard.press('Control+a')
  await keyboard.type('14.5')
  await keyboard.press('Enter')
  await expect(desk.reader).toBeFocused()
  await expect(desk.announcements).toHaveText('All required attributes are filled in.')
  await expect
    .poll(async () => (await storedSpans(page, article))[0]?.attributes)
    .toEqual({
      stance: 'against',
      share: 14.5
    })

  // The caret is where it was: one word further on and the next highlight can be made.
  await keyboard.press('Control+Shift+ArrowRight')
  await expect(desk.announcements).toContainText('last selected')

  // Undo names what is undone, one attribute after the other.
  await keyboard.press('Escape')
  await keyboard.press('Control+z')
  await expect(desk.announcements).toHaveText('Undone: Set Share of “412 people a day” to 14.5')
  await keyboard.press('Control+z')
  await expect(desk.announcements).toHaveText('Undone: Set Stance of “412 people a day” to against')
  await keyboard.press('Control+y')
  await keyboard.press('Control+y')
  await expect(desk.announcements).toHaveText('Redone: Set Share of “412 people a day” to 14.5')
})

test('every kind has an editor that takes keys, and each value can be cleared', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openArticle(page)
  const form = desk.inspector.getByRole('region', { name: 'Attributes' })
  await selectByKeys(desk, '96 people a day')
  await keyboard.press('6')
  await expect(form.getByRole('radio', { name: 'for', exact: true })).toBeFocused()
  await keyboard.press('Escape')
  await expect(desk.reader).toBeFocused()
  await expect(desk.announcements).toHaveText('Still missing: Stance, Share.')

  // Alt+Enter comes back at any time; Enter then goes through all that is missing.
  await keyboard.press('Alt+Enter')
  await expect(form.getByRole('radio', { name: 'for', exact: true })).toBeFocused()
  await keyboard.press('1')
  await keyboard.press('Enter')
  await keyboard.type('50')
  await keyboard.press('Enter')
  await expect(form.getByRole('checkbox', { name: 'costs, and debts' })).toBeFocused()
  await keyboard.press('1')
  await keyboard.press('3')
  await keyboard.press('Enter')
  await expect(form.getByRole('radio', { name: 'Yes' })).toBeFocused()
  await keyboard.press('n')
  await keyboard.press('Enter')
  await expect(form.getByRole('textbox', { name: 'Remark' })).toBeFocused()
  await keyboard.type('“about half”')
  await keyboard.press('Enter')
  const since = form.getByRole('textbox', { name: 'Since' })
  await expect(since).toBeFocused()
  await keyboard.type('2024-13')
  await keyboard.press('Enter')
  await expect(form.getByRole('alert')).toHaveText('Since is a date, written 2024-08-22, 2024-08 or 2024.')
  await keyboard.press('Backspace')
  await keyboard.type('2')
  await keyboard.press('Enter')
  await expect(form.getByRole('radio', { name: 'Certain', exact: true })).toBeFocused()
  await keyboard.press('2')
  await keyboard.press('Enter')
  await expect(desk.reader).toBeFocused()
  await expect
    .poll(async () => (await storedSpans(page, article))[0]?.attributes)
    .toEqual({
      stance: 'for',
      share: 50,
      reasons: ['costs, and debts', 'health'],
      direct: false,
      remark: '“about half”',
      since: '2024-12',
      sure: 'likely'
    })

  // Delete clears a choice, an empty field a typed value.
  await form.getByRole('radio', { name: 'No', exact: true }).focus()
  await keyboard.press('Delete')
  await form.getByRole('checkbox', { name: 'health' }).focus()
  await keyboard.press('Delete')
  await since.fill('')
  await form.getByRole('button', { name: 'Clear How sure' }).click()
  await since.focus()
  await expect
    .poll(async () => (await storedSpans(page, article))[0]?.attributes)
    .toEqual({
      stance: 'for',
      share: 50,
      remark: '“about half”'
    })
})

test('highlights with missing attributes are marked, counted, and gone to', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk } = await openArticle(page)
  for (const words of ['412 people a day', '40 per cent of the costs']) {
    await desk.highlight(words, '6')
    await keyboard.press('Escape')
  }
  await desk.highlight('the company', '2')
  const panel = await desk.inspect('Annotations')
  const list = panel.getByRole('listbox', { name: 'Annotations' })
  await expect(list.getByRole('option').nth(0)).toHaveAccessibleName(
    'Quantity: “412 people a day”, paragraph 1, 2 attributes missing'
  )
  await panel.getByRole('button', { name: 'Missing attributes 2' }).click()
  await expect(list.getByRole('option')).toHaveCount(2)

  await desk.clickText('the company')
  await keyboard.press('F8')
  await expect(desk.announcements).toHaveText(
    'Quantity “40 per cent of the costs”: 2 attributes missing. Highlight 2 of 2 with missing ones.'
  )
  const form = desk.inspector.getByRole('region', { name: 'Attributes' })
  await expect(form.getByRole('radio', { name: 'for', exact: true })).toBeFocused()
  await keyboard.press('F8')
  await expect(desk.selectedHighlight).toContainText('412 people a day')
})

test('values the scheme does not know, or that do not fit it, are kept until they are removed', async ({ host }) => {
  const { page } = host
  const { desk, article } = await openArticle(page)
  const start = TEXT.indexOf('96 people')
  const span = { id: 'imported', ranges: [{ start, end: start + 9 }], label: 'quantity' }
  const client = appClient(page)
  const nothing = { claims: [], documentLabels: [] }
  const add = { type: 'annotations.add' as const, article, ...nothing, edges: 'exact' as const }
  await client.call('command.run', {
    command: { ...add, spans: [{ ...span, attributes: { zeal: ['low', 'late'] } }], origin: 'import:csv' }
  })
  await desk.clickText('96 people')
  const form = desk.inspector.getByRole('region', { name: 'Attributes' })
  await expect(form).toContainText('low, late')
  await form.getByRole('button', { name: 'Remove zeal' }).click()
  await expect.poll(async () => (await storedSpans(page, article))[0]?.attributes).toEqual({})
})

test('a label on the article asks for its attributes, and has a value and a note', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openArticle(page)
  const panel = await desk.inspect('Article')
  const chip = panel.getByRole('button', { name: 'Needs work' }).first()
  await chip.focus()
  await keyboard.press('Enter')
  await expect(desk.announcements).toHaveText('Article labelled Needs work. 1 to fill in')
  const form = panel.getByRole('region', { name: 'Attributes' })
  await expect(form.getByRole('radio', { name: 'politics' })).toBeFocused()
  await keyboard.press('6')
  await keyboard.press('Enter')
  await expect(chip).toBeFocused()
  await panel.getByLabel('Value of Needs work').fill('second reading')
  await panel.getByLabel('Note on Needs work').fill('Ask the *region* desk.')
  await panel.getByLabel('Value of Needs work').focus()
  const stored = async () => (await appClient(page).call('article.open', { article })).documentLabels[0]
  await expect
    .poll(stored)
    .toMatchObject({ attributes: { desk: 'the region' }, value: 'second reading', note: 'Ask the *region* desk.' })
  await chip.focus()
  await keyboard.press('Enter')
  await expect(desk.announcements).toHaveText('Needs work taken off the article')
  await expect.poll(stored).toBeUndefined()
})

test('a label picked by its name asks, too; and focus mode comes back with the text', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk } = await openArticle(page)
  const first = desk.inspector
    .getByRole('region', { name: 'Attributes' })
    .getByRole('radio', { name: 'for', exact: true })
  await selectByKeys(desk, '96 people a day')
  await keyboard.press('l')
  await keyboard.type('Quant')
  await keyboard.press('Enter')
  await expect(first).toBeFocused()
  await keyboard.press('Escape')
  await expect(desk.reader).toBeFocused()

  await keyboard.press('F9')
  await expect(desk.inspector).toBeHidden()
  await selectByKeys(desk, '412 people a day')
  await keyboard.press('6')
  await expect(first).toBeFocused()
  await keyboard.press('Escape')
  await expect(desk.reader).toBeFocused()
  await expect(desk.inspector).toBeHidden()
})
