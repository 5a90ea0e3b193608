import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { MarkingPage } from '../pages/marking-page'

const TEXT = [
  'The new quay',
  '',
  'Harbour master Ilse Brandt said the quay had handled 412,000 containers in July 2023. Nobody minds the noise.',
  '',
  'It was the first quay of the region and cost €38 million.'
].join('\n')

test('suggestions are walked, accepted, rejected and cleared by keyboard alone, each with one undo', async ({
  host
}) => {
  const { page } = host
  const { keyboard } = page
  const desk = new DeskPage(page)
  const marking = new MarkingPage(page)
  const article = await addArticle(page, 'The new quay', TEXT)
  await marking.openSession('Harbour, first read', [article])
  const layer = () => appClient(page).call('article.open', { article })
  await marking.enterText()

  // To the suggestion with the number: it says why, and where among the others.
  for (let number = 1; ; number += 1) {
    await keyboard.press('Tab')
    await expect(desk.announcements).toContainText(new RegExp(`^Suggestion ${number} of \\d+: “`))
    if ((await desk.announcements.textContent())?.includes('412,000')) break
  }
  await expect.poll(() => marking.painted('current-suggestion')).toEqual([expect.stringContaining('412,000')])
  await expect(marking.reasons.filter({ hasText: '412,000' })).toHaveCount(1)

  await keyboard.press('Enter')
  await expect
    .poll(async () => (await layer()).claims)
    .toMatchObject([
      {
        speaker: 'Ilse Brandt',
        verdict: null,
        check: { disposition: null, suggestion: { model: 'rules@1', edited: false } }
      }
    ])
  await expect(desk.announcements).toContainText(/^Claim: “.*412,000.*suggestions? left/)
  await expect.poll(() => desk.paintedTexts()).toContainEqual(expect.stringContaining('412,000'))
  await keyboard.press('Control+z')
  await expect.poll(async () => (await layer()).claims).toEqual([])
  await keyboard.press('Control+Shift+z')
  await expect.poll(async () => (await layer()).claims).toHaveLength(1)

  // A suggestion that is none, and a sentence with nothing to check.
  await marking.enterText()
  await keyboard.press('Tab')
  await expect.poll(() => marking.painted('current-suggestion')).toHaveLength(1)
  const [rejected = ''] = await marking.painted('current-suggestion')
  await keyboard.press('Backspace')
  await expect(desk.announcements).toContainText(/^Rejected: “/)
  await expect.poll(() => marking.painted('suggestion')).not.toContain(rejected)
  await keyboard.press('Control+Home')
  await keyboard.press('u')
  await expect(desk.announcements).toContainText('The new quay')
  await keyboard.press('n')
  await expect(desk.announcements).toContainText('Nothing to check: “The new quay”')
  await expect.poll(() => marking.painted('cleared')).toEqual(['The new quay'])
  // 3 of 33 words.
  await expect(marking.coverage).toHaveAccessibleName('Coverage: 9 % of the session’s words accounted for')
  await keyboard.press('n')
  await expect.poll(() => marking.painted('cleared')).toEqual([])
  await keyboard.press('Control+z')
  await expect.poll(() => marking.painted('cleared')).toEqual(['The new quay'])

  // Nobody is held in the text: after Escape, Tab leaves it.
  await marking.enterText()
  await keyboard.press('Tab')
  await expect(marking.reasons.first()).toBeVisible()
  await keyboard.press('Escape')
  await expect(marking.reasons).toHaveCount(0)
  await keyboard.press('Tab')
  await expect.poll(() => marking.isInText()).toBe(false)
})

test('a warning is dismissed for a reason and taken back; a claim is split, and the halves merged again', async ({
  host
}) => {
  const { page } = host
  const { keyboard } = page
  const desk = new DeskPage(page)
  const marking = new MarkingPage(page)
  const article = await addArticle(page, 'The new quay', TEXT)
  await marking.openSession('Harbour, second read', [article])
  const layer = () => appClient(page).call('article.open', { article })

  await marking.enterText()
  await keyboard.press('w')
  const warning = marking.warnings.getByRole('listitem').filter({ hasText: 'the first quay' })
  await expect(warning).toBeVisible()
  await warning.getByRole('button', { name: 'Dismiss…' }).press('Enter')
  await expect(warning.getByLabel('Dismiss, because')).toBeFocused()
  await keyboard.type('There is no other.')
  await keyboard.press('Enter')
  await expect.poll(() => marking.painted('warning')).not.toContain('the first quay')
  await expect
    .poll(async () => (await layer()).marks)
    .toMatchObject([{ kind: 'lint-dismissed', reason: 'There is no other.' }])
  await marking.warnings.getByText('Dismissed 1').press('Enter')
  await marking.warnings.getByRole('button', { name: 'Take back' }).press('Enter')
  await expect(warning).toBeVisible()
  await warning.getByRole('button', { name: 'Make a claim of it' }).press('Enter')
  await expect.poll(async () => (await layer()).claims.length).toBe(1)

  await desk.clickText('and cost')
  await keyboard.press('s')
  await expect(desk.announcements).toContainText('Split K-001 in two')
  await expect.poll(async () => (await layer()).claims.length).toBe(2)
  await keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: /together with another claim/ })
  await expect(dialog.getByLabel('Together with').first()).toBeFocused()
  await keyboard.press('Enter')
  await expect.poll(async () => (await layer()).claims.map(({ spans }) => spans.length)).toEqual([2])
  await keyboard.press('Control+z')
  await expect.poll(async () => (await layer()).claims.length).toBe(2)
})
