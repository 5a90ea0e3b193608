import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { MarkingPage } from '../pages/marking-page'
import { checkThemes } from './check-themes'

const TEXT = [
  'The new quay',
  '',
  'Harbour master Ilse Brandt said the quay had handled 412,000 containers in July 2023. Nobody minds the noise.',
  'It was the first quay of the region and cost €38 million.'
].join('\n')

test('marking in a session', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const marking = new MarkingPage(page)
  const articles = [
    await addArticle(page, 'The new quay', TEXT),
    await addArticle(page, 'The port', 'The quay handled 410,000 containers in July 2023, a senior official said.')
  ]
  await marking.openSession('Harbour, first read', articles)
  await marking.enterText()
  await keyboard.press('Tab')
  await marking.reasons.first().waitFor()
  await checkThemes(page, 'at a suggestion')
  await keyboard.press('Enter')
  await keyboard.press('u')
  await keyboard.press('n')
  await marking.coverage.press('Enter')
  await page.getByText('words in scope').first().waitFor()
  await checkThemes(page, 'coverage in numbers')
  await keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await keyboard.press('Shift+U')
  await page.getByRole('listbox', { name: 'Sentences' }).waitFor()
  await checkThemes(page, 'all sentences')
  await keyboard.press('w')
  await marking.warnings.getByRole('listitem').first().waitFor()
  await checkThemes(page, 'warnings')
  await keyboard.press('=')
  await page.getByRole('dialog', { name: /states the same fact/ }).waitFor()
  await checkThemes(page, 'the same fact as another claim')
})
