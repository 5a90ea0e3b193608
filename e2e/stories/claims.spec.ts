import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const TEXT = [
  'The pool was closed',
  'The council closed the pool on Monday, its leader said.',
  'It had 412 visitors a day last summer, more than ever before.'
].join('\n')
const WORDS = '412 visitors a day'

async function openClaim(page: Page): Promise<{ desk: DeskPage; article: string }> {
  const article = await addArticle(page, 'The pool was closed', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('The pool')
  await desk.highlight(WORDS, '1')
  await expect(desk.inspector.getByLabel('Claim as checked')).toBeVisible()
  return { desk, article }
}

async function storedClaim(page: Page, article: string) {
  const { claims } = await appClient(page).call('article.open', { article })
  return claims[0] ?? null
}

test('a claim is filled in, saved, and there after a restart', async ({ host }) => {
  const { desk, article } = await openClaim(host.page)
  await desk.inspector.getByLabel('Claim as checked').fill('The pool had 412 visitors a day in the summer of 2023.')
  await desk.inspector.getByLabel('Speaker').fill('The leader of the council')
  await desk.inspector.getByRole('radio', { name: 'Half' }).check()
  await desk.inspector.getByLabel('Note', { exact: true }).fill('Ask for the counts: 412 = mean or median?')
  await desk.inspector.getByLabel('Speaker').focus()
  await expect
    .poll(() => storedClaim(host.page, article))
    .toMatchObject({
      normalized: 'The pool had 412 visitors a day in the summer of 2023.',
      speaker: 'The leader of the council',
      verdict: { value: 'half-true' },
      note: 'Ask for the counts: 412 = mean or median?'
    })
  await expect(desk.saved).toBeVisible()

  await host.restart()
  const again = new DeskPage(host.page)
  await again.openArticle('The pool')
  await again.clickText('visitors')
  await expect(again.inspector.getByLabel('Claim as checked')).toHaveValue(/412 visitors a day in the summer of 2023/)
  await expect(again.inspector.getByLabel('Speaker')).toHaveValue('The leader of the council')
  await expect(again.inspector.getByRole('radio', { name: 'Half' })).toBeChecked()
  await expect(again.inspector.getByLabel('Note', { exact: true })).toHaveValue(/mean or median/)
  await expect(host.page.getByText('1 of 1 claims decided')).toBeVisible()
})

test('D11: what was typed survives a reload of the window that comes before it is saved', async ({ host }) => {
  const { desk, article } = await openClaim(host.page)
  const field = desk.inspector.getByLabel('Claim as checked')
  // Typing and reloading in one go: the pause after which a text is saved by itself cannot pass in between.
  await field.evaluate((area: HTMLTextAreaElement) => {
    area.focus()
    document.execCommand('insertText', false, 'Half a sentence, then the window was rel')
    location.reload()
  })
  await expect(desk.reader).toContainText('visitors')
  await desk.clickText('visitors')
  await expect(field).toHaveValue('Half a sentence, then the window was rel')
  await expect
    .poll(async () => (await storedClaim(host.page, article))?.normalized)
    .toBe('Half a sentence, then the window was rel')
})

test('undo takes a field back in the form, and redo writes it again', async ({ host }) => {
  const { desk, article } = await openClaim(host.page)
  const speaker = desk.inspector.getByLabel('Speaker')
  await speaker.fill('A neighbour')
  await expect.poll(async () => (await storedClaim(host.page, article))?.speaker).toBe('A neighbour')
  await desk.inspector.getByRole('radio', { name: 'False' }).check()
  await expect.poll(async () => (await storedClaim(host.page, article))?.verdict?.value).toBe('false')

  const toolbar = host.page.getByRole('toolbar', { name: 'Labels' })
  await toolbar.getByRole('button', { name: 'Undo: Set the verdict' }).click()
  await expect(desk.inspector.getByRole('radio', { name: 'False' })).not.toBeChecked()
  await toolbar.getByRole('button', { name: 'Undo: Name the speaker' }).click()
  await expect(speaker).toHaveValue('')
  await expect.poll(async () => (await storedClaim(host.page, article))?.speaker).toBe('')
  await toolbar.getByRole('button', { name: 'Redo: Name the speaker' }).click()
  await expect(speaker).toHaveValue('A neighbour')
})

test('a verdict is chosen by a digit and cleared by Delete, and the highlight keeps its label', async ({ host }) => {
  const { desk, article } = await openClaim(host.page)
  await desk.inspector.getByRole('radio', { name: 'True' }).focus()
  await host.page.keyboard.press('4')
  await expect(desk.inspector.getByRole('radio', { name: 'False' })).toBeChecked()
  await expect.poll(async () => (await storedClaim(host.page, article))?.verdict?.value).toBe('false')
  await host.page.keyboard.press('Delete')
  await expect.poll(async () => (await storedClaim(host.page, article))?.verdict).toBeNull()
  await expect(desk.selectedHighlight).toContainText('Claim')
  expect(await desk.paintedHighlights()).toEqual([`claim “${WORDS}”`])
})

test('the list of annotations says in words what the highlights show', async ({ host }) => {
  const { desk } = await openClaim(host.page)
  await desk.inspector.getByRole('radio', { name: 'Mostly' }).check()
  await desk.inspector.getByLabel('Note', { exact: true }).fill('Counted at the door?')
  await desk.highlight('its leader', '2')
  await desk.highlight('The pool was closed', '4')

  const list = (await desk.inspect('Annotations')).getByRole('listbox', { name: 'Annotations' })
  await expect(list.getByRole('option')).toHaveCount(3)
  const names = [
    'Opinion: “The pool was closed”, in the title',
    'Speaker: “its leader”, paragraph 1',
    `Claim: “${WORDS}”, paragraph 2, verdict Mostly true, with a note`
  ]
  for (const [index, name] of names.entries()) {
    await expect(list.getByRole('option').nth(index)).toHaveAccessibleName(name)
  }

  await list.focus()
  await host.page.keyboard.press('Home')
  await host.page.keyboard.press('ArrowDown')
  await host.page.keyboard.press('Enter')
  await expect(list.getByRole('option', { name: /^Speaker/ })).toHaveAttribute('aria-selected', 'true')
  await desk.inspect('Claim')
  await expect(desk.selectedHighlight).toContainText('its leader')

  await desk.inspect('Annotations')
  await list.focus()
  await host.page.keyboard.press('End')
  await host.page.keyboard.press('Delete')
  await expect(list.getByRole('option')).toHaveCount(2)
  await expect.poll(() => desk.paintedTexts()).not.toContain(WORDS)
  await expect(desk.announcements).toContainText('Removed Claim')
})

test('a claim can be taken off its highlight, and put back on', async ({ host }) => {
  const { desk, article } = await openClaim(host.page)
  await desk.inspector.getByRole('button', { name: 'Remove claim only' }).click()
  await expect(desk.inspector.getByLabel('Claim as checked')).toBeHidden()
  await expect.poll(() => storedClaim(host.page, article)).toBeNull()
  expect(await desk.paintedTexts()).toContain(WORDS)
  await desk.inspector.getByRole('button', { name: 'Make this a claim' }).click()
  await expect(desk.inspector.getByLabel('Claim as checked')).toBeVisible()
  await desk.inspector.getByRole('button', { name: 'Remove highlight' }).click()
  await expect.poll(() => desk.paintedTexts()).toEqual([])
  await expect.poll(() => storedClaim(host.page, article)).toBeNull()
})
