import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '../fixtures'
import { appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { MarkingPage } from '../pages/marking-page'
import { saveFromReport } from '../pages/report-page'
import { SessionPage } from '../pages/session-page'

// A whole line check of the example article, without a pointer: from the file to a bundle that is verified without
// Claimdesk's library. Only the files are given to the file fields by the test: no keyboard can answer a system's dialog.

const root = resolve(import.meta.dirname, '../..')
const corpora = resolve(root, process.env['CLAIMDESK_CORPORA'] ?? '../shared/corpora')
const seed = resolve(corpora, 'seed/article.txt')
const pictures = process.env['CLAIMDESK_PICTURES']
const run = promisify(execFile)

interface GoldClaim {
  readonly id: string
  /** Code points of the article. */
  readonly start: number
  readonly end: number
  readonly quote: string
}

test('a line check of the example article: mark, question, evidence, decide, report, bundle, verify', async ({
  host,
  tempDir
}) => {
  test.skip(
    !existsSync(seed),
    `the corpus is absent: ${process.env['CLAIMDESK_CORPORA'] ?? 'CLAIMDESK_CORPORA'} has no seed/article.txt`
  )
  test.setTimeout(300_000)
  const { page } = host
  const { keyboard } = page
  const desk = new DeskPage(page)
  const session = new SessionPage(page)
  const marking = new MarkingPage(page)
  const client = appClient(page)
  /** A picture of a step in both themes, where a folder for them is named. */
  async function picture(name: string): Promise<void> {
    if (!pictures) return
    await mkdir(pictures, { recursive: true })
    for (const theme of ['light', 'dark']) {
      await page.evaluate((shown) => document.documentElement.setAttribute('data-theme', shown), theme)
      await page.screenshot({ path: join(pictures, `${name}-${theme}.png`) })
    }
    await page.evaluate(() => document.documentElement.removeAttribute('data-theme'))
  }

  // Import: the credit line and the four openings of other articles are left out of work.
  await desk.importFiles([seed])
  const [summary] = await client.call('article.list', {})
  const article = summary?.article.id ?? ''
  const stored = () => client.call('article.open', { article })
  await page.getByRole('button', { name: 'Leave out' }).press('Enter')
  await expect
    .poll(async () => (await stored()).article.segments.filter(({ excluded }) => excluded).map(({ role }) => role))
    .toEqual(['credit', 'teaser', 'teaser', 'teaser', 'teaser'])
  const { text } = await stored()

  await session.open()
  await picture('1-home')
  await session.begin('Line check', 'Kursk, line by line')
  await expect(marking.bar).toContainText('suggestions')
  await picture('2-mark')

  // Warnings: the unit, and the four sources without a name.
  await marking.enterText()
  await keyboard.press('w')
  const units = marking.warnings.getByText('386 square miles (about 1,000 km²)')
  await expect(units).toBeVisible()
  const reading = await client.call('session.reading', { article, asOf: null })
  const anonymous = reading.attributions.filter(({ anonymity }) => anonymity === 'anonymous')
  expect(anonymous).toHaveLength(4)
  expect(reading.lints.filter(({ rule }) => rule === 'anonymous-attribution')).toHaveLength(4)
  await picture('3-warnings')
  await keyboard.press('w')
  await expect(units).toBeHidden()

  // The twelve claims, each found by its words and labelled by a key.
  const gold = (JSON.parse(await readFile(join(corpora, 'seed/claims.json'), 'utf8')) as { claims: GoldClaim[] }).claims
  for (const [index, { quote }] of gold.entries()) {
    await marking.enterText()
    await keyboard.press('Control+f')
    const field = page.getByRole('textbox', { name: 'Find in the article' })
    await expect(field).toBeFocused()
    await keyboard.press('Control+a')
    await keyboard.insertText(quote)
    await expect.poll(() => desk.paintedMatches()).toMatchObject({ current: [quote] })
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await expect.poll(() => desk.selectedText()).toBe(quote)
    await keyboard.press('1')
    await expect.poll(async () => (await stored()).claims.length).toBe(index + 1)
  }
  const characters = Array.from(text)
  const { spans, claims } = await stored()
  const found = claims.map(({ spans: [span] }) => spans.find(({ id }) => id === span)?.ranges[0])
  for (const { start, end, quote } of gold) {
    const before = characters.slice(0, start).join('').length
    const range = { start: before, end: before + characters.slice(start, end).join('').length }
    expect(text.slice(range.start, range.end)).toBe(quote)
    expect(found).toContainEqual(range)
  }
  await picture('4-claims')

  // To the claim with the unit; a question, and evidence with a file.
  await keyboard.press('Control+Shift+m')
  await keyboard.press('/')
  await expect(session.filter).toBeFocused()
  await keyboard.type('386m2')
  await keyboard.press('Enter')
  await expect(session.claims.getByRole('option')).toHaveCount(1)
  await session.claims.press('Enter')
  await expect(session.sheet).toContainText('386m2')
  await keyboard.press('q')
  const question = page.getByRole('textbox', { name: 'Question', exact: true })
  await expect(question).toBeFocused()
  await keyboard.type('Which unit does the first report have?')
  await keyboard.press('Enter')
  await expect.poll(async () => (await stored()).questions.map((each) => each.text)).toHaveLength(1)
  await keyboard.press('Escape')
  const notes = join(tempDir, 'call.txt')
  await writeFile(notes, 'The desk confirmed by phone: square miles.')
  await session.claims.press('e')
  const dialog = page.getByRole('dialog', { name: 'Add evidence' })
  await expect(dialog.getByLabel('Quote')).toBeFocused()
  await keyboard.type('The desk confirmed by phone: square miles.')
  await dialog.getByLabel('File of the evidence').setInputFiles(notes)
  await expect(dialog).toContainText('SHA-256')
  await picture('5-evidence')
  await dialog.getByRole('button', { name: 'Add', exact: true }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await stored()).evidence[0]?.capture?.name).toBe('call.txt')

  // Change the words; everything else is OK.
  await session.claims.focus()
  await keyboard.press('c')
  await expect
    .poll(async () => (await stored()).claims.find((each) => each.check.disposition)?.check)
    .toMatchObject({
      disposition: 'change'
    })
  const proposal = page.getByRole('textbox', { name: 'Proposed wording' })
  await expect(proposal).toBeVisible()
  await proposal.fill('more than 386 square miles (1,000 km²) of territory')
  const why = page.getByRole('textbox', { name: /^Justification/ })
  await why.fill('386 square metres is smaller than two tennis courts.')
  await why.blur()
  await expect
    .poll(async () => (await stored()).claims.find((each) => each.check.disposition === 'change')?.check.justification)
    .toContain('tennis courts')
  await picture('6-decided')
  await session.filter.fill('')
  await session.filter.press('Enter')
  await expect(session.claims.getByRole('option')).toHaveCount(12)
  await session.claims.focus()
  for (let left = 11; left > 0; left -= 1) {
    await keyboard.press('Control+Enter')
    await keyboard.press('o')
    await expect
      .poll(async () => (await stored()).claims.filter((each) => each.check.disposition === null).length)
      .toBe(left - 1)
  }
  await expect(session.header).toContainText('12 of 12')
  await picture('7-all-decided')

  // Report and bundle leave; the bundle is verified without the library.
  const report = await saveFromReport(host, 'Report, HTML', tempDir, () => picture('8-report'))
  const html = report.toString('utf8')
  for (const word of ['K-012', '386m2', 'more than 386 square miles', 'square miles']) expect(html).toContain(word)
  expect(html).not.toContain('<script')
  const bundle = join(tempDir, 'kursk.zip')
  const bytes = await saveFromReport(host, 'Bundle', tempDir)
  await writeFile(bundle, bytes)
  const cli = resolve(root, 'out/main/cli.js')
  const verified = await run(process.execPath, [cli, 'verify', bundle, '--json'])
  expect(JSON.parse(verified.stdout)).toMatchObject({ problems: [] })
  const at = bytes.indexOf('Kyiv')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(bundle, bytes)
  await expect(run(process.execPath, [cli, 'verify', bundle])).rejects.toMatchObject({ code: 1 })
})
