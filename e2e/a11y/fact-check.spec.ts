import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { SessionPage } from '../pages/session-page'
import { checkThemes } from './check-themes'

const TEXT = [
  'Ferries carry fewer people',
  'The ferries carried 412 people a day last summer, the company said.',
  'In winter it was 96 people a day, and the council paid 40 per cent of the costs.'
].join('\n')

const it = test.extend<{ session: SessionPage }>({
  session: async ({ host }, use) => {
    await addArticle(host.page, 'Ferries carry fewer people', TEXT)
    const desk = new DeskPage(host.page)
    await desk.openArticle('Ferries')
    await desk.highlight('412 people a day', '1')
    await desk.highlight('40 per cent of the costs', '1')
    const session = new SessionPage(host.page)
    await session.open()
    await use(session)
  }
})

it('sessions and the form of a new one', async ({ session, host }) => {
  const { page } = host
  await checkThemes(page, 'no session yet')
  await page.getByRole('button', { name: 'New session' }).press('Enter')
  await expect(session.newDialog).toBeVisible()
  await session.newDialog.getByText('Rules that warn').click()
  await session.newDialog.getByLabel('Name', { exact: true }).fill('')
  await session.newDialog.getByRole('button', { name: 'Begin' }).click()
  await expect(session.newDialog.getByRole('alert').first()).toBeVisible()
  await checkThemes(page, 'new session with problems')
  await page.keyboard.press('Escape')
  await session.begin('Line check', 'Ferries')
  await page.getByRole('button', { name: 'All sessions' }).click()
  await expect(session.sessions).toHaveCount(1)
  await checkThemes(page, 'list of sessions')
})

it('queue, claim sheet and its decisions', async ({ session, host }) => {
  const { page } = host
  await session.begin('Class exercise', 'Ferries')
  await expect(session.claims.getByRole('option')).toHaveCount(2)
  await checkThemes(page, 'session without a claim chosen')
  await page.keyboard.press('j')
  await expect(session.claim('K-001')).toBeVisible()
  await checkThemes(page, 'claim sheet')
  await page.keyboard.press('c')
  await expect(session.sheet.getByLabel('Proposed wording')).toBeFocused()
  await session.sheet.getByRole('button', { name: 'Override, because…' }).first().click()
  await checkThemes(page, 'claim to be changed, with warnings')
  await page.keyboard.press('Escape')
  await session.sheet.focus()
  await page.keyboard.press('d')
  await expect(session.sheet.getByLabel('Waiting on')).toBeFocused()
  await page.keyboard.type('The company')
  await page.getByRole('tab', { name: /^Waiting/ }).click()
  await expect(page.getByRole('group', { name: 'Claims by whom they wait on' })).toContainText('The company')
  await checkThemes(page, 'waiting on somebody')
  await page.getByRole('tab', { name: /^By source/ }).click()
  await checkThemes(page, 'claims by source')
})

it('filters, and a narrow window', async ({ session, host }) => {
  const { page } = host
  await session.begin('Claim check', 'Ferries')
  await page.keyboard.press('/')
  await expect(session.filter).toBeFocused()
  await page.keyboard.type('has:number foo:bar')
  await page.getByRole('button', { name: /^Kept filters/ }).click()
  await expect(page.getByLabel('Keep this filter as')).toBeFocused()
  await checkThemes(page, 'filters to keep')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'How to filter' }).click()
  await expect(page.getByRole('dialog', { name: 'How to filter' })).toBeVisible()
  await checkThemes(page, 'how to filter')
  await page.keyboard.press('Escape')
  // While a dialog lies over the window, keys are none of the session's.
  await expect(page.getByRole('dialog', { name: 'How to filter' })).toBeHidden()
  await session.filter.fill('')
  await expect(session.claims.getByRole('option')).toHaveCount(2)
  await session.claims.press('j')
  await expect(session.claim('K-001')).toBeVisible()
  await page.setViewportSize({ width: 960, height: 640 })
  await checkThemes(page, 'session in a narrow window')
})
