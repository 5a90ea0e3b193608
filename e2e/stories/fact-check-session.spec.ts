import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { SessionPage } from '../pages/session-page'

const TEXT = [
  'The pool was closed',
  'The council closed the pool on Monday, its leader said.',
  'It had 412 visitors a day last summer, more than ever before.'
].join('\n')

test('a line check by keyboard: decided, paused, there again after a restart, finished', async ({ host }) => {
  const { page } = host
  const article = await addArticle(page, 'The pool was closed', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('The pool')
  await desk.highlight('The council closed the pool on Monday', '1')
  await desk.highlight('412 visitors a day', '1')

  const session = new SessionPage(page)
  await session.open()
  await session.begin('Line check', 'Pool, first read')
  await expect(session.claims.getByRole('option')).toHaveCount(2)
  await expect(session.claims).toBeFocused()
  await expect(session.header).toContainText('0 of 2 decided')

  // In the queue digits are priorities; letters decide wherever one is.
  await page.keyboard.press('j')
  await expect(session.claim('K-001')).toBeVisible()
  await page.keyboard.press('2')
  await expect(session.claims.getByRole('option', { name: /priority 2/ })).toBeVisible()
  await page.keyboard.press('o')
  await expect(session.claims.getByRole('option', { name: /^K-001, OK/ })).toBeVisible()
  await expect(desk.announcements).toHaveText('OK')

  await page.keyboard.press('j')
  await expect(session.claim('K-002')).toBeVisible()
  await page.keyboard.press('c')
  await expect(session.sheet.getByLabel('Proposed wording')).toBeFocused()
  await page.keyboard.type('about 400 visitors a day')
  await session.sheet.getByLabel('Justification (needed)').fill('The count was rounded: jocx?')
  await expect(session.header).toContainText('2 of 2 decided')

  await page.getByRole('radio', { name: 'Check', exact: true }).check()
  await session.sheet.focus()
  await page.keyboard.press('/')
  await expect(session.filter).toBeFocused()
  await page.keyboard.type('has:number')
  await expect(session.claims.getByRole('option')).toHaveCount(1)
  await expect
    .poll(async () => (await appClient(page).call('article.open', { article })).claims.map(({ check }) => check))
    .toMatchObject([
      { disposition: 'ok', priority: 2, status: 'decided' },
      { disposition: 'change', proposedText: 'about 400 visitors a day', justification: 'The count was rounded: jocx?' }
    ])
  await expect(desk.saved).toBeVisible()

  await host.restart()
  const again = new SessionPage(host.page)
  await expect(again.claim('K-002')).toBeVisible()
  await expect(again.filter).toHaveValue('has:number')
  await expect(again.sheet.getByLabel('Proposed wording')).toHaveValue('about 400 visitors a day')
  await expect(host.page.getByRole('radio', { name: 'Check', exact: true })).toBeChecked()
  await again.header.getByRole('button', { name: 'Pause' }).press('Enter')
  await expect(again.sessions).toHaveText(/Paused.*2 of 2 claims decided/)

  await again.sessions.getByRole('button', { name: /^Pool, first read/ }).press('Enter')
  await expect(again.claim('K-002')).toBeVisible()
  await again.header.getByRole('button', { name: 'Go on' }).press('Enter')
  await again.header.getByRole('button', { name: 'Finish' }).press('Enter')
  await expect(again.header.getByRole('button', { name: 'Reopen' })).toBeVisible()
  await expect(again.desk.toasts).toContainText('“Pool, first read” is finished.')
})
