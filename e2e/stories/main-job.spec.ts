import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Papa from 'papaparse'
import { expect, test } from '../fixtures'
import type { AppHost } from '../hosts/host'
import { DeskPage } from '../pages/desk-page'
import { exportToFile } from '../pages/export-to-file'

const root = resolve(import.meta.dirname, '../..')
const corpora = resolve(root, process.env['CLAIMDESK_CORPORA'] ?? '../shared/corpora')
const seed = resolve(corpora, 'seed/article.txt')
const sample = resolve(root, 'resources/sample')

interface Job {
  readonly file: string
  /** Words to highlight with the mouse. */
  readonly byMouse: string
  /** First words of the text, highlighted from the keyboard: so many words forward from the start. */
  readonly byKeyboard: { readonly words: number; readonly exact: string }
}

/** A code point slice, made without our own offset tables. */
const slice = (text: string, start: number, end: number): string => Array.from(text).slice(start, end).join('')

interface W3cItem {
  readonly target: { readonly selector: readonly Record<string, unknown>[] }
  readonly body: readonly Record<string, unknown>[]
}

async function doMainJob(host: AppHost, tempDir: string, job: Job): Promise<void> {
  let desk = new DeskPage(host.page)
  await desk.importFiles([job.file])
  await expect(desk.reader).toBeVisible()

  await desk.selectByMouse(job.byMouse)
  expect(await desk.selectedText()).toBe(job.byMouse)
  await host.page.keyboard.press('1')
  await expect.poll(() => desk.paintedTexts()).toContain(job.byMouse)
  await expect(desk.announcements).toContainText('Claim')

  await desk.reader.focus()
  await host.page.keyboard.press('Escape')
  await host.page.keyboard.press('Control+Home')
  for (let word = 0; word < job.byKeyboard.words; word += 1) await host.page.keyboard.press('Control+Shift+ArrowRight')
  await host.page.keyboard.press('1')
  await expect.poll(() => desk.paintedTexts()).toContain(job.byKeyboard.exact)

  await host.page.keyboard.press('Control+z')
  await expect.poll(() => desk.paintedTexts()).not.toContain(job.byKeyboard.exact)
  await host.page.keyboard.press('Control+Shift+z')
  await expect.poll(() => desk.paintedTexts()).toContain(job.byKeyboard.exact)

  const expected = [job.byKeyboard.exact, job.byMouse]
  await host.restart()
  desk = new DeskPage(host.page)
  await desk.articles.first().click()
  await expect(desk.reader).toBeVisible()
  const list = await desk.inspect('Annotations')
  await expect(list.getByRole('listbox').getByRole('option')).toHaveCount(2)

  const text = readFileSync(job.file, 'utf8')
  const collection = JSON.parse(await exportToFile(host, 'W3C', tempDir)) as { first: { items: W3cItem[] } }
  const exported = collection.first.items.map(({ target, body }) => {
    const position = target.selector.find((selector) => selector['type'] === 'TextPositionSelector')
    const quote = target.selector.find((selector) => selector['type'] === 'TextQuoteSelector')
    const words = slice(text, Number(position?.['start']), Number(position?.['end']))
    expect(words).toBe(quote?.['exact'])
    expect(body.some((each) => each['purpose'] === 'tagging' && each['value'] === 'Claim')).toBe(true)
    return words
  })
  expect(exported.sort()).toEqual([...expected].sort())

  const rows = Papa.parse<Record<string, string>>(await exportToFile(host, 'CSV', tempDir), {
    header: true,
    skipEmptyLines: true
  }).data
  expect(rows).toHaveLength(2)
  for (const row of rows) {
    expect(row['offset_unit']).toBe('codepoint')
    expect(slice(text, Number(row['start']), Number(row['end']))).toBe(row['exact'])
    expect(row['claim_id']).not.toBe('')
  }
  expect(rows.map((row) => row['exact']).sort()).toEqual([...expected].sort())
}

test('the main job on our own article: highlight, tag, undo, restart, export', async ({ host, tempDir }) => {
  await doMainJob(host, tempDir, {
    file: resolve(sample, 'night-ferry.txt'),
    byMouse: readFileSync(resolve(sample, 'night-ferry.txt'), 'utf8').split('\n')[3]?.slice(20, 60).trim() ?? '',
    byKeyboard: { words: 2, exact: 'Night ferry' }
  })
})

test('the main job on the seed article', async ({ host, tempDir }) => {
  test.skip(
    !existsSync(seed),
    `the corpus is absent: ${process.env['CLAIMDESK_CORPORA'] ?? 'CLAIMDESK_CORPORA'} has no seed/article.txt`
  )
  await doMainJob(host, tempDir, {
    file: seed,
    byMouse: 'more than 386m2 of territory',
    byKeyboard: { words: 2, exact: 'Kyiv’s allies' }
  })
})
