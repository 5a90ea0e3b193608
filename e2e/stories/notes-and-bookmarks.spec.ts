import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const TEXT = [
  'The lock gate broke twice',
  'The lock gate broke on Monday. It was mended on Tuesday.',
  'It broke again on Friday, an engineer said. Nobody was hurt.'
].join('\n')

async function openArticle(page: Page): Promise<{ desk: DeskPage; article: string }> {
  const article = await addArticle(page, 'The lock gate broke twice', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('The lock gate')
  return { desk, article }
}

const stored = (page: Page, article: string) => appClient(page).call('article.open', { article })

test('a note in Markdown is written by key, previewed, and never followed', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openArticle(page)
  await desk.highlight('an engineer', '2')
  await keyboard.press('Alt+n')
  const note = desk.inspector.getByRole('textbox', { name: 'Note on the highlight' })
  await expect(note).toBeFocused()
  await keyboard.type('Is **she** named? See [the log](https://example.org/log) <img src=x onerror=alert(1)>')
  await keyboard.press('Escape')
  await expect(desk.reader).toBeFocused()
  await expect.poll(async () => (await stored(page, article)).spans[0]?.note).toContain('**she**')

  await desk.inspector.getByRole('button', { name: 'Preview' }).click()
  const preview = desk.inspector.getByRole('group', { name: 'Note on the highlight, preview' })
  await expect(preview.locator('strong')).toHaveText('she')
  await expect(preview.getByRole('link')).toHaveCount(0)
  await expect(preview.locator('img')).toHaveCount(0)
  await desk.inspector.getByRole('button', { name: 'Write' }).click()
  await expect(note).toHaveValue(/onerror/)

  const list = (await desk.inspect('Annotations')).getByRole('listbox', { name: 'Annotations' })
  await expect(list.getByRole('option')).toHaveAccessibleName('Speaker: “an engineer”, paragraph 2, with a note')
})

test('the article has a note and tags', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openArticle(page)
  const panel = await desk.inspect('Article')
  await panel.getByRole('textbox', { name: 'Note on the article' }).fill('- compare with *The Weir*')
  const tags = panel.getByRole('combobox', { name: 'Tags of the article' })
  await tags.focus()
  await keyboard.type('canal, locks')
  await keyboard.press('Enter')
  await expect(desk.announcements).toHaveText('Tagged locks')
  await expect.poll(async () => (await stored(page, article)).article.tags).toEqual(['canal', 'locks'])
  await expect.poll(async () => (await stored(page, article)).note).toBe('- compare with *The Weir*')
  await keyboard.press('Backspace')
  await expect(desk.announcements).toHaveText('Tag locks removed')
  await expect.poll(async () => (await stored(page, article)).article.tags).toEqual(['canal'])
})

test('highlights are tagged by key, with tags in use suggested, and the list is narrowed to a tag', async ({
  host
}) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openArticle(page)
  await desk.highlight('on Monday', '6')
  await keyboard.press('Alt+t')
  await expect(desk.inspector.getByRole('combobox', { name: 'Tags', exact: true })).toBeFocused()
  await keyboard.type('weekday,')
  await expect(desk.announcements).toHaveText('Tagged weekday')
  await keyboard.press('Escape')
  await expect(desk.reader).toBeFocused()

  await desk.highlight('on Friday', '6')
  await keyboard.press('Alt+t')
  await keyboard.type('WEEK')
  await expect(desk.inspector.getByRole('option', { name: 'weekday' })).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(desk.announcements).toHaveText('Tagged weekday')
  await keyboard.press('Escape')
  await expect
    .poll(async () => (await stored(page, article)).spans.map(({ tags }) => tags))
    .toEqual([['weekday'], ['weekday']])
  await desk.highlight('an engineer', '2')
  const panel = await desk.inspect('Annotations')
  await panel.getByLabel('Show annotations with the tag').selectOption('weekday')
  const options = panel.getByRole('listbox', { name: 'Annotations' }).getByRole('option')
  await expect(options).toHaveCount(2)
  await expect(options.first()).toHaveAccessibleName('Quantity: “on Monday”, paragraph 1, tagged weekday')
})

test('bookmarks are set, named, gone to and removed by keys', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await openArticle(page)
  await desk.clickText('mended')
  await desk.reader.focus()
  await keyboard.press('Control+d')
  await expect(desk.announcements).toHaveText('Bookmark set: “It was mended on Tuesday.”')
  await desk.selectByMouse('an engineer said')
  await keyboard.press('Control+Shift+d')
  const name = desk.inspector.getByRole('textbox', { name: /^Name of the bookmark/ })
  await expect(name).toBeFocused()
  await keyboard.type('Who is she?')
  await keyboard.press('Enter')
  await expect(desk.announcements).toHaveText('Bookmark named Who is she?')
  await expect(desk.reader).toBeFocused()
  const names = async () => (await stored(page, article)).bookmarks.map((each) => [each.name, each.quote.exact]).sort()
  await expect.poll(names).toEqual([
    ['', 'It was mended on Tuesday.'],
    ['Who is she?', 'an engineer said']
  ])

  await keyboard.press('Control+Home')
  await keyboard.press('F4')
  await expect(desk.announcements).toHaveText('Bookmark 1 of 2: “It was mended on Tuesday.”')
  await keyboard.press('F4')
  await expect(desk.announcements).toHaveText('Bookmark 2 of 2: Who is she?')
  await expect.poll(() => desk.selectedText()).toBe('an engineer said')
  await keyboard.press('Shift+F4')
  await expect(desk.announcements).toHaveText('Bookmark 1 of 2: “It was mended on Tuesday.”')

  // In the list: arrows walk, F2 renames, Delete removes, and undo names it.
  const section = (await desk.inspect('Annotations')).getByRole('region', { name: 'Bookmarks' })
  await section.getByRole('button', { name: /^“It was mended/ }).focus()
  await keyboard.press('ArrowDown')
  await expect(section.getByRole('button', { name: /^Who is she/ })).toBeFocused()
  await keyboard.press('F2')
  await keyboard.press('Control+a')
  await keyboard.type('The engineer')
  await keyboard.press('Enter')
  await expect(section.getByRole('button', { name: /^The engineer/ })).toBeFocused()
  await keyboard.press('Delete')
  await expect(desk.announcements).toHaveText('Bookmark removed: The engineer')
  await keyboard.press('Control+z')
  await expect(desk.announcements).toHaveText('Undone: Remove the bookmark “The engineer”')
  await expect(section.getByRole('button', { name: /^The engineer/ })).toBeVisible()
})
