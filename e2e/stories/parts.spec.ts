import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const BODY = [
  'Harbour counts its crates again',
  'The port of Vessen counted 412 crates on Monday, and by Friday, the harbour master Ida Roth said, 97 of them were gone without a trace.',
  'Nobody had signed for the crates, which had come from Lorn on two barges, and nobody at the port would say who had the keys that week.',
  'The mayor of Vessen, Jon Pell, called for an inquiry, but said that he had every trust in Ms Roth and in the guards of the harbour.'
]
const CREDIT = 'Additional reporting by R. Marsh'
const TEASERS = [
  'A comet passed over the valley on Tuesday night, and for once the sky was clear enough to see its tail from the old bridge and even from the',
  'Two orchestras from the coast will share a stage in the spring, the first time since the theatre burned down and the players had to find a new'
]
const TEXT = [...BODY, CREDIT, ...TEASERS].join('\n')

test('what does not belong to an article is proposed, left out, taken back in and undone', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const article = await addArticle(page, 'Harbour counts its crates again', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('Harbour counts')
  const banner = page.getByRole('region', { name: 'Parts that may not belong to the article' })
  await expect(banner).toContainText('a credit line and 2 openings of other articles')
  const excluded = async () => {
    const opened = await appClient(page).call('article.open', { article })
    return opened.article.segments
      .filter((part) => part.excluded)
      .map(({ start, end }) => opened.text.slice(start, end))
  }

  await banner.getByRole('button', { name: 'Show' }).click()
  await expect(desk.announcements).toContainText('names who helped')
  await banner.getByRole('button', { name: 'Leave out' }).click()
  await expect(desk.announcements).toHaveText(/^Left 3 parts out of work/)
  await expect(banner).toBeHidden()
  await expect.poll(excluded).toEqual([CREDIT, ...TEASERS])
  expect(await desk.paintedTexts()).toEqual(expect.arrayContaining(TEASERS))

  // One key takes the part at the caret back in, and it is not proposed again.
  await desk.reader.focus()
  await keyboard.press('Control+End')
  await keyboard.press('x')
  await expect(desk.announcements).toHaveText('Took the part back in.')
  await expect.poll(excluded).toEqual([CREDIT, TEASERS[0]])
  await expect(banner).toBeHidden()

  // Any words can be left out by hand; offsets and text stay as they are.
  await desk.selectByMouse('412 crates')
  await keyboard.press('x')
  await expect.poll(excluded).toEqual(['412 crates', CREDIT, TEASERS[0]])
  expect((await appClient(page).call('article.open', { article })).text).toBe(TEXT)

  for (const said of [/^Undone: Leave 1 part/, /^Undone: Take 1 part/, /^Undone: Leave 3 parts/]) {
    await keyboard.press('Control+z')
    await expect(desk.announcements).toHaveText(said)
  }
  await expect.poll(excluded).toEqual([])
  await expect(banner).toBeVisible()
  await banner.getByRole('button', { name: 'Keep' }).click()
  await expect(banner).toBeHidden()
})
