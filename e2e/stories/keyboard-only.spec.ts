import { expect, test } from '../fixtures'
import { addArticle, appClient, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const TEXT = ['Bridges are safe, says mayor', 'The mayor said 14 bridges were safe.', 'Nobody had counted them.'].join(
  '\n'
)

test('the whole job without the mouse', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const article = await addArticle(page, 'Bridges are safe, says mayor', TEXT)
  const desk = new DeskPage(page)
  await expect(desk.articles).toHaveCount(1)

  // To the list, and open the article.
  await keyboard.press('Control+k')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(page.getByRole('listbox', { name: 'Articles' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(desk.announcements).toHaveText('Opened Bridges are safe, says mayor')

  // F6 goes to the text; select “14 bridges” and label it.
  await keyboard.press('F6')
  await expect(desk.reader).toBeFocused()
  await keyboard.press('Control+Home')
  await keyboard.press('Control+ArrowDown')
  await expect(desk.announcements).toContainText('The mayor said 14 bridges were safe.')
  for (let word = 0; word < 3; word += 1) await keyboard.press('Control+ArrowRight')
  await expect(desk.announcements).toHaveText('said')
  await keyboard.press('ArrowRight')
  await expect(desk.announcements).toHaveText('1')
  for (let word = 0; word < 2; word += 1) await keyboard.press('Control+Shift+ArrowRight')
  await expect(desk.announcements).toHaveText('14 bridges selected')
  await keyboard.press('6')
  await expect(desk.announcements).toHaveText('Highlighted “14 bridges” as Quantity')
  await expect.poll(() => storedHighlights(page, article)).toEqual(['quantity “14 bridges”'])

  // A second one from here to the end of the line.
  await keyboard.press('Control+ArrowDown')
  await keyboard.press('Shift+End')
  await expect(desk.announcements).toHaveText('Nobody had counted them. selected')
  await keyboard.press('1')
  await expect(desk.announcements).toHaveText('Highlighted “Nobody had counted them.” as Claim')

  // Back to the first highlight and forward again.
  await keyboard.press('Alt+ArrowUp')
  await expect(desk.announcements).toHaveText('Quantity: 14 bridges')
  await keyboard.press('Alt+ArrowDown')
  await expect(desk.announcements).toHaveText('Claim: Nobody had counted them.')

  // To the inspector: fill the claim in.
  await keyboard.press('F6')
  await expect(desk.inspector.getByRole('tab', { name: 'Claim' })).toBeFocused()
  const claim = desk.inspector.getByLabel('Claim as checked')
  for (let stop = 0; stop < 4 && !(await claim.evaluate((each) => each === document.activeElement)); stop += 1) {
    await keyboard.press('Tab')
  }
  await expect(claim).toBeFocused()
  await keyboard.type('Nobody has counted the bridges.')
  await keyboard.press('Tab')
  await expect(desk.inspector.getByLabel('Speaker')).toBeFocused()
  await keyboard.type('The reporter')
  await keyboard.press('Tab')
  await keyboard.press('4')
  await expect(desk.inspector.getByRole('radio', { name: 'False' })).toBeChecked()
  const stored = async () => (await appClient(page).call('article.open', { article })).claims[0]
  await expect.poll(async () => (await stored())?.verdict?.value).toBe('false')
  expect(await stored()).toMatchObject({ normalized: 'Nobody has counted the bridges.', speaker: 'The reporter' })

  // Back to the text by F6: undo three fields and the highlight, then redo everything.
  await keyboard.press('Shift+F6')
  await expect(desk.reader).toBeFocused()
  for (const done of ['Set the verdict', 'Name the speaker', 'Write the claim as checked']) {
    await keyboard.press('Control+z')
    await expect(desk.announcements).toHaveText(`Undone: ${done}`)
  }
  await keyboard.press('Control+z')
  await expect(desk.announcements).toHaveText(/^Undone: Highlight “Nobody had counted/)
  await expect.poll(() => storedHighlights(page, article)).toEqual(['quantity “14 bridges”'])
  for (let step = 0; step < 4; step += 1) {
    await keyboard.press('Control+y')
    await expect(desk.announcements).toHaveText(/^Redone: /)
  }
  await expect.poll(async () => (await stored())?.verdict?.value).toBe('false')

  // Export: the dialog takes the focus, keeps it, and gives it back.
  await keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export annotations' })
  await expect(dialog).toBeVisible()
  await expect.poll(() => dialog.evaluate((each) => each.contains(document.activeElement))).toBe(true)
  const prepare = dialog.getByRole('button', { name: 'Prepare' })
  for (let stop = 0; stop < 30 && !(await prepare.evaluate((each) => each === document.activeElement)); stop += 1) {
    await keyboard.press('Tab')
  }
  await expect(prepare).toBeFocused()
  await keyboard.press('Enter')
  await expect(dialog.getByText('Nothing is lost.')).toBeVisible()
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(desk.reader).toBeFocused()
  await keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(desk.reader).toBeFocused()
})
