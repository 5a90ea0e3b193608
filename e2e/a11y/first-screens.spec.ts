import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'
import { checkThemes } from './check-themes'

test.describe('without a library', () => {
  test.use({ withLibrary: false })

  test('the first start', async ({ host }) => {
    await expect(host.page.getByRole('heading', { name: 'Set up your desk' })).toBeVisible()
    await checkThemes(host.page, 'setup')
    await new DeskPage(host.page).setUp({ name: 'Mara Klein', place: 'not/a/whole/path', sample: true })
    await expect(host.page.getByRole('alert')).toBeVisible()
    await checkThemes(host.page, 'setup with a problem')
  })
})

test('an empty library', async ({ host }) => {
  await expect(host.page.getByText('The library is empty')).toBeVisible()
  await checkThemes(host.page, 'empty library')
})

test('a library that can only be read', async ({ host, launch, libraryDir }) => {
  await expect(host.page.getByText('The library is empty')).toBeVisible()
  const other = await launch({ libraryDir })
  await expect(other.page.getByRole('alert')).toContainText('Read only')
  await checkThemes(other.page, 'read only')
})
