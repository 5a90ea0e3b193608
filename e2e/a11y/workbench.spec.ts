import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'
import { checkThemes } from './check-themes'

test.use({ withLibrary: false })

const it = test.extend<{ desk: DeskPage }>({
  desk: async ({ host, libraryDir }, use) => {
    const desk = new DeskPage(host.page)
    await desk.setUp({ name: 'Mara Klein', place: libraryDir, sample: true })
    await expect(desk.articles).toHaveCount(5)
    await use(desk)
  }
})

it('the list', async ({ desk, host }) => {
  await checkThemes(host.page, 'no article open')
  await host.page.getByRole('searchbox', { name: 'Search articles' }).fill('passengers')
  await expect(desk.articles.first()).toContainText('Night ferry')
  await expect(host.page.getByText('1 article found')).toBeVisible()
  await checkThemes(host.page, 'search with a hit')
  await desk.articles.first().hover()
  await host.page.getByRole('button', { name: /^Actions for/ }).click()
  await expect(host.page.getByRole('menuitemradio', { name: 'Done' })).toBeVisible()
  await checkThemes(host.page, 'menu of an article')
  await host.page.getByRole('menuitem', { name: /^Move to the bin/ }).click()
  await expect(desk.toasts).toContainText('is in the bin')
  await host.page.getByRole('searchbox', { name: 'Search articles' }).fill('zeppelin')
  await expect(host.page.getByText('Nothing found')).toBeVisible()
  await checkThemes(host.page, 'nothing found')
})

it('reading and highlighting', async ({ desk, host }) => {
  await desk.openArticle('Night ferry')
  await checkThemes(host.page, 'article open')
  await desk.highlight('312 of its 340 passengers had signed a logbook', '1')
  await desk.inspector.getByLabel('Claim as checked').fill('On Friday 312 passengers signed the logbook.')
  await desk.inspector.getByRole('radio', { name: 'Half' }).check()
  await desk.highlight('340 passengers', '6')
  await desk.highlight('a logbook that exists only as a group chat', '4')
  await desk.highlight('Lin said', '2')
  await desk.highlight('according to the ferry line', '3')
  await desk.highlight('so please believe me', '5')
  await desk.clickText('passengers had signed')
  await expect(desk.inspector.getByLabel('Claim as checked')).toBeVisible()
  await checkThemes(host.page, 'claim selected')
  await desk.clickText('340 passengers')
  await expect(desk.inspector.getByText('Here: 2 highlights')).toBeVisible()
  await checkThemes(host.page, 'overlapping highlights')
  await desk.selectByMouse('eleven weeks in dock')
  await checkThemes(host.page, 'text selected')
  await host.page.emulateMedia({ forcedColors: 'active' })
  await checkThemes(host.page, 'forced colours')
})

it('the tabs of the inspector', async ({ desk, host }) => {
  await desk.openArticle('Night ferry')
  await desk.highlight('Ropes are off', '1')
  await desk.inspector.getByRole('radio', { name: 'Half' }).check()
  await desk.highlight('Lin said', '2')
  for (const tab of ['Annotations', 'Article', 'History'] as const) {
    await desk.inspect(tab)
    await checkThemes(host.page, `${tab} tab`)
  }
})

it('an article from right to left', async ({ desk, host }) => {
  await desk.openArticle('توسعة ميناء')
  await desk.highlight('سلمى النجّار', '1')
  await checkThemes(host.page, 'right to left')
})

it('settings and shortcuts', async ({ desk, host }) => {
  await host.page.getByRole('button', { name: 'Settings' }).click()
  await expect(host.page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await checkThemes(host.page, 'settings')
  await host.page.getByRole('dialog').getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await expect(host.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await checkThemes(host.page, 'shortcuts')
  await host.page.keyboard.press('Escape')
  await expect(desk.articles).toHaveCount(5)
})
