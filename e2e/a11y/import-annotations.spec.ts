import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { AnnotationImportPage } from '../pages/annotation-import-page'
import { chosen } from '../pages/import-files'
import { checkThemes } from './check-themes'

const TEXT = 'Mara Klein said the ferry 😀 would come on Monday.\n'
const FILES = [
  chosen('one.txt', TEXT),
  chosen(
    'one.ann',
    [
      'T1\tPerson 0 10\tMara Klein',
      'T2\tperson 20 25\tferry',
      'T3\tDay 42 48\tMonday',
      'R1\tcomes Arg1:T1 Arg2:T2',
      'T4\tDay 3',
      ''
    ].join('\n')
  )
]

test('the steps of importing annotations', async ({ host }) => {
  test.slow()
  const { page } = host
  const imports = new AnnotationImportPage(page)
  await addArticle(page, 'Known ferry', 'The ferry that everybody knew.')
  const bring = page.getByRole('region', { name: 'Articles' }).getByRole('button', { name: 'What to bring in' })
  await bring.click()
  await checkThemes(page, 'menu of what to bring in')
  await page.getByRole('menuitem', { name: 'Annotations' }).click()
  await expect(imports.dialog).toBeVisible()
  await checkThemes(page, 'annotations to choose')
  await imports.choose(FILES)
  await imports.send('Day', 'Leave out')
  await checkThemes(page, 'annotations with their labels')
  await imports.target('Person').click()
  await expect(page.getByRole('dialog', { name: 'Where “Person” goes' })).toBeVisible()
  await checkThemes(page, 'where a label goes')
  await page.keyboard.press('Escape')
  await imports.names.getByRole('textbox', { name: /“Person”/ }).fill(' ')
  await expect(imports.dialog.getByText('Give it a name, or leave it out.')).toBeVisible()
  await page.emulateMedia({ forcedColors: 'active' })
  await checkThemes(page, 'annotations with their labels in forced colours')
  await page.emulateMedia({ forcedColors: null })
  await imports.show('Documents')
  await imports.documents.first().click()
  await imports.settled()
  await expect(imports.summary).toHaveText('There is nothing to add.')
  await checkThemes(page, 'annotations of which no document is ticked')
  await imports.documents.first().click()
  await imports.settled()
  await imports.show('Problems')
  await checkThemes(page, 'annotations with a problem')

  // A window of 1280 by 800 at 200 % has 640 by 400 CSS pixels.
  const whole = page.viewportSize()
  await page.setViewportSize({ width: 640, height: 400 })
  await imports.show('Labels')
  await checkThemes(page, 'annotations at 200 %')
  await imports.target('comes').scrollIntoViewIfNeeded()
  await expect(imports.target('comes')).toBeInViewport()
  await expect(imports.store).toBeInViewport()
  if (whole) await page.setViewportSize(whole)

  await imports.finish()
  await checkThemes(page, 'report of imported annotations')
})
