import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { putAttributes } from '../pages/attribute-scheme'
import { DeskPage } from '../pages/desk-page'
import { expectDrawnAsStored } from '../pages/relations'

// The whole of an annotation job, and no pointer: open, read, mark, label, fill in attributes, relate, note, bookmark,
// undo, export. What a screen reader says after every key is checked, and written down in
// docs/keyboard-job.md for people to read.

const RECORD = resolve(import.meta.dirname, '../../docs/keyboard-job.md')
const TITLE = 'Ferries carry fewer people'
const TEXT = [
  TITLE,
  'The ferries carried 412 people a day last summer, the company said. The council doubts it.',
  'In winter it was 96 people a day, and the council paid 40 per cent of the costs.'
].join('\n')

test('a full annotation job by keyboard alone', async ({ host }) => {
  test.setTimeout(180_000)
  const { page } = host
  const { keyboard } = page
  const article = await addArticle(page, TITLE, TEXT)
  await putAttributes(page)
  const desk = new DeskPage(page)
  await expect(desk.articles).toHaveCount(1)
  const transcript: (readonly [keys: string, said: string])[] = []

  /** Keys since the last row of the transcript. */
  const pending: string[] = []
  async function go(...keys: string[]): Promise<void> {
    for (const key of keys) await keyboard.press(key)
    pending.push(...keys.map((key) => `<kbd>${key}</kbd>`))
  }
  /** Presses keys one after the other and checks what is said of the last one. */
  async function press(keys: string, said: string | RegExp): Promise<void> {
    await go(...keys.split(' '))
    await expect(desk.announcements).toHaveText(said)
    const words = (await desk.announcements.textContent()) ?? ''
    const spoken = words.replaceAll('\u00a0', ' ').replaceAll('|', '\\|').trim()
    transcript.push([pending.splice(0).join(' '), spoken])
  }
  async function type(words: string): Promise<void> {
    await keyboard.type(words)
    pending.push(`“${words}”`)
  }
  const stored = () => appClient(page).call('article.open', { article })

  // Open it from the list, and read: by paragraph, by sentence.
  await press('Control+k Tab Tab Enter', `Opened ${TITLE}`)
  await go('F6')
  await expect(desk.reader).toBeFocused()
  await press('Control+Home Control+ArrowDown', /The ferries carried 412 people/)
  await press(')', /^The council doubts it\./)
  await press('(', /The ferries carried 412 people/)

  // Mark four words and label them by a key; what the label asks for is asked at once.
  await press('Control+ArrowRight Control+ArrowRight Control+ArrowRight', 'carried')
  await press('ArrowRight', '4')
  for (let word = 0; word < 4; word += 1) await go('Control+Shift+ArrowRight')
  await press('6', 'Highlighted “412 people a day” as Quantity. 2 attributes to fill in')
  const form = desk.inspector.getByRole('region', { name: 'Attributes' })
  await expect(form.getByRole('radio', { name: 'for', exact: true })).toBeFocused()
  await go('2')
  await go('Enter')
  await expect(form.getByRole('textbox', { name: /^Share/ })).toBeFocused()
  await type('60')
  await press('Enter', 'All required attributes are filled in.')
  await expect(desk.reader).toBeFocused()

  // A second passage, labelled by typing the label's name.
  await go('Control+f')
  await type('the company')
  await expect(desk.find.found).toContainText('1 of 1')
  await go('Escape')
  await expect.poll(() => desk.selectedText()).toBe('the company')
  await go('l')
  await expect(page.getByRole('dialog', { name: /label/i })).toBeVisible()
  await type('speak')
  await press('Enter', 'Highlighted “the company” as Speaker')

  // Relate the first to the second: the walk offers only what a relation allows.
  await press('[', /^Quantity: 412 people a day/)
  await press('r', /^Relation from “412 people a day” \(Quantity\)\. Choose the other end/)
  await press(']', /^Speaker “the company”/)
  await go('Enter')
  const menu = page.getByRole('menu', { name: /^Relation between/ })
  await expect(menu.getByRole('menuitem').first()).toBeVisible()
  await press('1', 'Related: “412 people a day” said by “the company”.')
  await expectDrawnAsStored(page, article, 1)
  await desk.reader.focus()

  // Back to the first: a note on it, in Markdown, and a bookmark.
  await press('[', /^Quantity: 412 people a day/)
  await go('Alt+n')
  await type('Ask for the *daily* numbers.')
  await expect.poll(async () => (await stored()).spans.some(({ note }) => note.includes('*daily*'))).toBe(true)
  await go('Escape')
  await desk.reader.focus()
  await press('Control+d', /[Bb]ookmark/)
  await expect.poll(async () => (await stored()).bookmarks.length).toBe(1)

  // Undo says what it undoes; everything comes back.
  await press('Control+z', /^Undone: Bookmark/)
  await press('Control+z', /^Undone: Note on “412 people a day”/)
  await press('Control+z', /^Undone: Relate “412 people a day” said by “the company”/)
  await expectDrawnAsStored(page, article, 0)
  await press('Control+y', /^Redone: Relate/)
  await press('Control+y', /^Redone: Note/)
  await press('Control+y', /^Redone: Bookmark/)
  const done = await stored()
  expect(done.relations.map(({ type: kind }) => kind)).toEqual(['said-by'])
  expect(done.spans.find(({ label }) => label === 'quantity')?.attributes).toEqual({ stance: 'against', share: 60 })

  // Export: the dialog takes the focus, says what is lost, and gives the focus back.
  await go('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export annotations' })
  await expect(dialog).toBeVisible()
  const prepare = dialog.getByRole('button', { name: 'Prepare' })
  for (let stop = 0; stop < 30 && !(await prepare.evaluate((each) => each === document.activeElement)); stop += 1) {
    await go('Tab')
  }
  await go('Enter')
  await expect(dialog.getByText(/Notes are left out|Nothing is lost/)).toBeVisible()
  await go('Escape')
  await expect(desk.reader).toBeFocused()

  const rows = transcript.map(([keys, said]) => `| ${keys} | ${said} |`).join('\n')
  const record = `# A full annotation job by keyboard alone

<!-- Written by e2e/stories/full-job-by-keyboard.spec.ts: UPDATE_DOCS=1 npx playwright test full-job --project=loopback -->

What is pressed and typed, and what a screen reader is given to say when something was done. The story in the tests does exactly this.

| keys | said |
| --- | --- |
${rows}
`
  if (process.env['UPDATE_DOCS']) await writeFile(RECORD, record)
  expect(await readFile(RECORD, 'utf8')).toBe(record)
})
