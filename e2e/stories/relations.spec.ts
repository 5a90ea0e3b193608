import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { drawnRelations, expectDrawnAsStored, marksOverWords, portPlace, storedRelations } from '../pages/relations'

const LEVY = [
  'The harbour levy fell by a third in June.',
  'Ilse Brandt told the council so on Thursday.',
  'The annual accounts list 41 million in levies.',
  'Opponents call it a reckless land grab.'
].join('\n')
const COUNCIL = ['The harbour levy rose again this year.', 'Tomas Reiner said so to reporters.'].join('\n')

/** Highlights made as by another window; ids by the words given. */
async function highlights(desk: DeskPage, article: string, wanted: readonly (readonly [string, string, string])[]) {
  const client = appClient(desk.page)
  const { text } = await client.call('article.open', { article })
  const spans = wanted.map(([id, label, words]) => {
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`“${words}” is not in the text`)
    return { id, label, ranges: [{ start, end: start + words.length }] }
  })
  const command = {
    type: 'annotations.add' as const,
    article,
    spans,
    claims: [],
    documentLabels: [],
    edges: 'exact' as const,
    origin: 'human'
  }
  await client.call('command.run', { command })
}

const it = test.extend<{ desk: DeskPage; levy: string; council: string }>({
  desk: async ({ host }, use) => use(new DeskPage(host.page)),
  levy: async ({ desk }, use) => {
    const article = await addArticle(desk.page, 'Levy', LEVY)
    await highlights(desk, article, [
      ['fell', 'claim', 'The harbour levy fell by a third'],
      ['brandt', 'speaker', 'Ilse Brandt'],
      ['accounts', 'evidence', 'The annual accounts'],
      ['grab', 'loaded', 'a reckless land grab']
    ])
    await use(article)
  },
  council: async ({ desk, levy }, use) => {
    expect(levy).not.toBe('')
    const article = await addArticle(desk.page, 'Council', COUNCIL)
    await highlights(desk, article, [
      ['rose', 'claim', 'The harbour levy rose again'],
      ['reiner', 'speaker', 'Tomas Reiner']
    ])
    await use(article)
  }
})

it('drawn by keys, named in the live region, undone and redone', async ({ desk, levy, host }) => {
  const { keyboard } = host.page
  await desk.openArticle('Levy')
  await desk.reader.focus()
  await keyboard.press(']')
  await expect(desk.selectedHighlight).toContainText('The harbour levy fell')
  await keyboard.press('r')
  await expect(desk.announcements).toHaveText(
    'Relation from “The harbour levy fell by a third” (Claim). Choose the other end: [ and ] to walk, Enter to take it, Escape to stop.'
  )
  await expect(host.page.getByRole('region', { name: 'Relation being drawn' })).toBeVisible()
  await keyboard.press(']')
  await expect(desk.announcements).toHaveText('Speaker “Ilse Brandt”. One of 3 possible ends.')
  await keyboard.press('Enter')
  const menu = host.page.getByRole('menu', { name: /^Relation between/ })
  await expect(menu.getByRole('menuitem')).toHaveText([
    /Said by.*“The harbour levy fell by a third” said by “Ilse Brandt”/,
    /Supports/,
    /Contradicts/,
    /← Supports.*“Ilse Brandt” supports/
  ])
  await keyboard.press('c')
  await expect(menu.getByRole('menuitem', { name: /Contradicts/ })).toBeFocused()
  await keyboard.press('1')
  await expect(desk.announcements).toHaveText('Related: “The harbour levy fell by a third” said by “Ilse Brandt”.')
  await expectDrawnAsStored(host.page, levy, 1)
  expect(await drawnRelations(host.page)).toEqual(['said-by fell brandt bracket'])

  await desk.reader.focus()
  await keyboard.press('Control+z')
  await expectDrawnAsStored(host.page, levy, 0)
  await expect(desk.announcements).toContainText(/Undone: Relate “The harbour levy fell/)
  await keyboard.press('Control+y')
  await expectDrawnAsStored(host.page, levy, 1)
  expect(await marksOverWords(host.page)).toBe(0)
})

it('what the scheme does not allow is said, and Escape stops', async ({ desk, levy, host }) => {
  const { keyboard } = host.page
  const client = appClient(host.page)
  const state = await client.call('app.state', {})
  if (state.phase !== 'ready') throw new Error('no library')
  const [scheme] = state.library.schemes
  if (!scheme) throw new Error('no scheme')
  const relationTypes = scheme.relationTypes.filter(({ id }) => id === 'said-by' || id === 'evidence-for')
  const put = { type: 'scheme.put', scheme: { ...scheme, version: scheme.version + 1, relationTypes } } as const
  await client.call('command.run', { command: put })
  await desk.openArticle('Levy')
  await desk.clickText('harbour levy fell')
  await keyboard.press('r')
  // The walk goes past the highlight that nothing can go to.
  for (const words of ['Ilse Brandt', 'The annual accounts', 'Ilse Brandt']) {
    await keyboard.press(']')
    await expect(desk.announcements).toContainText(`“${words}”`)
  }
  await desk.clickText('reckless land')
  await expect(desk.announcements).toHaveText(
    /No relation of the scheme goes between Claim and Loaded. From Claim one can go to: Speaker, Evidence./
  )
  await keyboard.press('Escape')
  await expect(desk.announcements).toHaveText('No relation drawn.')
  await desk.clickText('annual accounts')
  await keyboard.press('r')
  // Only one type fits: it is taken at once.
  await desk.clickText('harbour levy fell')
  await expect(desk.announcements).toHaveText(
    'Related: “The annual accounts” evidence for “The harbour levy fell by a third”.'
  )
  await expectDrawnAsStored(host.page, levy, 1)
})

it('drawn with the mouse, from the port and with Alt; given up with Escape', async ({ desk, levy, host }) => {
  const { mouse, keyboard } = host.page
  await desk.openArticle('Levy')
  const brandt = await desk.middleOf('Ilse Brandt')
  await desk.clickText('annual accounts')
  const port = await portPlace(desk)
  await mouse.move(port.x, port.y)
  await mouse.down()
  await mouse.move(brandt.x, brandt.y, { steps: 5 })
  await keyboard.press('Escape')
  await mouse.up()
  await expect(desk.announcements).toHaveText('No relation drawn.')
  await mouse.move(port.x, port.y)
  await mouse.down()
  await mouse.move(brandt.x, brandt.y, { steps: 5 })
  await mouse.up()
  await host.page.getByRole('menuitem', { name: /^Supports/ }).click()
  await expectDrawnAsStored(host.page, levy, 1)

  const grab = await desk.middleOf('reckless land')
  await keyboard.down('Alt')
  await mouse.move(brandt.x, brandt.y)
  await mouse.down()
  await mouse.move(grab.x, grab.y, { steps: 5 })
  await mouse.up()
  await keyboard.up('Alt')
  await keyboard.press('2')
  await expectDrawnAsStored(host.page, levy, 2)
  expect(await drawnRelations(host.page)).toEqual([
    'contradicts brandt grab bracket',
    'supports accounts brandt bracket'
  ])
  expect(await desk.selectedText()).toBe('')
})

it('between articles: begun here, ended there; and through the dialog', async ({ desk, levy, council, host }) => {
  const { page } = host
  await desk.openArticle('Levy')
  await desk.clickText('harbour levy fell')
  await page.keyboard.press('r')
  await desk.openArticle('Council')
  const banner = page.getByRole('region', { name: 'Relation being drawn' })
  await expect(banner).toContainText('Relation from “The harbour levy fell by a third” (Claim) in “Levy”')
  await desk.reader.focus()
  await page.keyboard.press(']')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /Same claim/ }).click()
  await expect(desk.announcements).toHaveText(/same claim “The harbour levy rose again”/)
  await expect(banner).toBeHidden()
  await expectDrawnAsStored(page, council, 1)
  expect(await storedRelations(page, levy)).toEqual(['same-claim fell rose out'])

  await page.keyboard.press('g')
  await expect(desk.selectedHighlight).toContainText('The harbour levy fell')
  await expectDrawnAsStored(page, levy, 1)
  await page.keyboard.press('Shift+g')
  await expect(desk.selectedHighlight).toContainText('The harbour levy rose')

  await desk.openArticle('Levy')
  await desk.clickText('Ilse Brandt')
  await page.keyboard.press('r')
  await banner.getByRole('button', { name: 'Another article…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Relate to another article' })
  await dialog.getByRole('textbox', { name: 'Article' }).fill('counc')
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: 'Highlight' }).fill('levy rose')
  await dialog.getByRole('option', { name: /^Claim: The harbour levy rose/ }).click()
  await page.getByRole('menuitem', { name: /← Said by/ }).click()
  await expect
    .poll(() => storedRelations(page, council))
    .toEqual(['said-by rose brandt out', 'same-claim fell rose out'])
  await expectDrawnAsStored(page, levy, 2)
})

it('listed: gone to, turned, retyped, noted, removed; a highlight that goes takes them along', async ({
  desk,
  levy,
  host
}) => {
  const { page } = host
  await desk.openArticle('Levy')
  await desk.clickText('annual accounts')
  await page.keyboard.press('r')
  await desk.clickText('harbour levy fell')
  await page
    .getByRole('menuitem', { name: /Supports/ })
    .first()
    .click()
  await expectDrawnAsStored(page, levy, 1)
  await desk.inspector.getByRole('tab', { name: /^Relations/ }).click()
  const list = desk.inspector.getByRole('listbox', { name: 'Relations' })
  const row = list.getByRole('option')
  await expect(row).toHaveAttribute(
    'aria-label',
    '“The annual accounts” supports “The harbour levy fell by a third”, paragraph 3; paragraph 1'
  )
  await list.focus()
  await page.keyboard.press('Enter')
  await expect(desk.announcements).toContainText('“The annual accounts” supports')
  await page.keyboard.press('x')
  await expect(desk.announcements).toHaveText(/^Relation turned: “The harbour levy fell by a third” supports/)
  await page.keyboard.press('t')
  await page.getByRole('menuitem', { name: /Contradicts/ }).click()
  await expect.poll(() => drawnRelations(page)).toEqual(['contradicts fell accounts bracket'])
  await list.focus()
  await page.keyboard.press('n')
  const note = desk.inspector.getByLabel('Note on the relation', { exact: true })
  await expect(note).toBeFocused()
  await note.fill('Compare *both* years.')
  await page.keyboard.press('Escape')
  await expect(row).toHaveAttribute('aria-label', /with a note$/)
  await list.focus()
  await page.keyboard.press('Delete')
  await expect(desk.inspector.getByText('No relations yet')).toBeVisible()
  await expectDrawnAsStored(page, levy, 0)
  await desk.reader.focus()
  await page.keyboard.press('Control+z')
  await expectDrawnAsStored(page, levy, 1)

  await desk.clickText('harbour levy fell')
  await desk.reader.focus()
  await page.keyboard.press('Delete')
  await expectDrawnAsStored(page, levy, 0)
  await page.keyboard.press('Control+z')
  await expectDrawnAsStored(page, levy, 1)
})

it('an end that is gone in the other article is told of, and comes back with undo', async ({
  desk,
  levy,
  council,
  host
}) => {
  const { page } = host
  const client = appClient(page)
  const relations = [{ id: 'far', type: 'contradicts', from: 'fell', to: { article: council, span: 'rose' } }]
  const nothing = { spans: [], claims: [], documentLabels: [] }
  const add = {
    type: 'annotations.add',
    article: levy,
    ...nothing,
    relations,
    edges: 'exact',
    origin: 'human'
  } as const
  await client.call('command.run', { command: add })
  await desk.openArticle('Levy')
  await desk.inspector.getByRole('tab', { name: /^Relations/ }).click()
  const row = desk.inspector.getByRole('listbox', { name: 'Relations' }).getByRole('option')
  await expect(row).toContainText('In “Council”')
  await desk.openArticle('Council')
  await desk.clickText('levy rose')
  await page.keyboard.press('Delete')
  await expect(row).toContainText('The other end is gone')
  await expect(row).toContainText('The harbour levy rose again')
  await expect.poll(() => drawnRelations(page)).toEqual([])
  await desk.openArticle('Levy')
  await expect(row).toContainText('The other end is gone')
  await page.keyboard.press('Control+z')
  await expect(row).not.toContainText('The other end is gone')
})

it('hundreds of them: what finds no lane is counted, none lies over the words, also from right to left', async ({
  desk,
  host
}) => {
  const { page } = host
  const words = Array.from({ length: 60 }, (_, at) => `word${at}`)
  const hebrew = words.map((_, at) => `מילה${at}`)
  for (const [title, key, all] of [
    ['Many', 'ltr', words],
    ['הרבה', 'rtl', hebrew]
  ] as const) {
    const article = await addArticle(page, title, all.map((word) => `${word} ${word}`).join('\n'))
    await highlights(
      desk,
      article,
      all.map((word, at) => [`${key}${at}`, 'claim', `${word} ${word}`])
    )
    const relations = all.flatMap((_, at) =>
      [1, 2, 5, 9, 20]
        .filter((step) => at + step < all.length)
        .map((step) => ({
          id: `${key}-${at}-${step}`,
          type: step % 2 === 0 ? 'supports' : 'contradicts',
          from: `${key}${at}`,
          to: { article, span: `${key}${at + step}` }
        }))
    )
    const nothing = { spans: [], claims: [], documentLabels: [] }
    const add = { type: 'annotations.add', article, ...nothing, relations, edges: 'exact', origin: 'human' } as const
    await appClient(page).call('command.run', { command: add })
    await desk.openArticle(title)
    const counts = page.locator('[data-layer="relations"] [data-folded]')
    await expect.poll(() => counts.count()).toBeGreaterThan(0)
    expect((await drawnRelations(page)).length).toBeGreaterThan(40)
    expect(await marksOverWords(page)).toBe(0)
  }
})
