import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WHOLE_EXPORT } from '../../api/export-params'
import { WHOLE_REPORT } from '../../api/report-params'
import { renderReportHtml } from '../../core/report/html/render-report-html'
import { exportFormats } from '../../core/formats/registry'
import { openTestBackend, removeTestFolders, testFolder } from '../testing/test-backend'
import type { TestBackend } from '../testing/test-backend'
import { browserPrintPdf, findBrowser } from './report/browser-pdf'
import { fillHostileLibrary } from './testing/hostile-library'
import type { HostileLibrary } from './testing/hostile-library'
import { CHECKS, htmlFaults, nameFaults } from './testing/inert'
import { pdfFaults, readPdf } from './testing/inert-pdf'
import { filesOf, INSIDE } from './testing/read-prepared'

/** What is wrong with files, each with its name. */
function faultsOf(files: readonly (readonly [string, Buffer])[], format: string): readonly string[] {
  return files.flatMap(([path, bytes]) => {
    const ending = /\.(\w+)$/.exec(path)?.[1] ?? ''
    const names = path.split(INSIDE).slice(1).flatMap(nameFaults)
    return [...names, ...(CHECKS[ending]?.(path, bytes, format) ?? [])].map((fault) => `${path}: ${fault}`)
  })
}

const printPdf = browserPrintPdf(findBrowser())
/** How a page begins that may be printed: nothing is loaded and nothing runs, whatever gets into it. */
const HEAD =
  /^<!doctype html>\n<html lang="[\w-]+">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n/

describe('exports of a library in which every text is hostile', () => {
  let test: TestBackend
  let library: HostileLibrary
  /** The page of the last report that was printed. */
  let printed = ''
  beforeAll(async () => {
    test = await openTestBackend(
      {},
      {
        printPdf: async (page, pdf, signal) => {
          printed = await readFile(page, 'utf8')
          await printPdf?.(page, pdf, signal)
        }
      }
    )
    library = await fillHostileLibrary(test.client, '"></title>..\\../=1+1\u202Ecod.txt')
  })
  afterAll(async () => {
    await test.backend.close()
    await removeTestFolders()
  })

  it.each(exportFormats().map(({ id }) => id))('X7: %s is inert', async (format) => {
    const { client } = test
    const prepared = await client.call('export.prepare', { format, ...WHOLE_EXPORT, includeNotes: true })
    expect(nameFaults(prepared.suggestedName)).toEqual([])
    expect(prepared.files.flatMap(({ path }) => nameFaults(path))).toEqual([])
    expect([...new Set(faultsOf(await filesOf(client, prepared), format))]).toEqual([])
  })

  it.each(['html', 'docx'] as const)('X7: the report as %s is inert', async (kind) => {
    const { client } = test
    const { prepared } = await client.call('report.prepare', {
      session: library.session,
      kind,
      options: { ...WHOLE_REPORT, includePrivate: true }
    })
    expect(nameFaults(prepared.suggestedName)).toEqual([])
    expect(faultsOf(await filesOf(client, prepared), 'report')).toEqual([])
  })

  it.skipIf(!printPdf)(
    'X1, X7: the report as PDF and the page it is printed from are inert (skipped without a browser)',
    async () => {
      const { client } = test
      const { prepared } = await client.call('report.prepare', {
        session: library.session,
        kind: 'pdf',
        options: { ...WHOLE_REPORT, includePrivate: true }
      })
      expect(nameFaults(prepared.suggestedName)).toEqual([])
      const [[name, pdf] = ['', Buffer.alloc(0)]] = await filesOf(client, prepared)
      expect(name).toBe('report.pdf')
      const content = await readPdf(pdf)
      expect(pdfFaults(content)).toEqual([])
      expect(printed).toMatch(HEAD)
      expect(htmlFaults('report.html', Buffer.from(printed), 'report')).toEqual([])
      const words = content.text.replace(/\s/g, '')
      for (const value of ['<script>alert(1)</script>', 'javascript:alert(1)', 'invoice⟦U+202E⟧fdp.exe']) {
        expect(words.includes(value), value).toBe(true)
      }
    },
    60_000
  )

  it.skipIf(!printPdf)(
    'X1, X7: a script in a page that is printed does not run, and a link is seen (skipped without a browser)',
    async () => {
      const folder = await testFolder()
      const [page, pdf] = [join(folder, 'a.html'), join(folder, 'a.pdf')]
      const head = HEAD.exec(renderReportHtml({ title: '', language: 'en', software: '', madeAt: '', blocks: [] }))?.[0]
      const run = "document.body.append('It has ' + 'run.')"
      await writeFile(
        page,
        `${head ?? ''}</head><body onload="${run}"><p>Here.</p><script>${run}</script><img src="x" onerror="${run}">` +
          '<a href="https://evil.example/">a</a> <a href="javascript:alert(1)">b</a></body></html>'
      )
      await printPdf?.(page, pdf, new AbortController().signal)
      const content = await readPdf(await readFile(pdf))
      expect(content.text).toContain('Here.')
      expect(content.text).not.toContain('run.')
      expect(pdfFaults(content)).toEqual(expect.arrayContaining(['the key /URI', 'a link to https://evil.example/']))
    },
    60_000
  )

  it('X7: the bundle is inert', async () => {
    const { client } = test
    const { prepared } = await client.call('bundle.prepare', { session: library.session, options: { private: true } })
    expect(nameFaults(prepared.suggestedName)).toEqual([])
    expect(faultsOf(await filesOf(client, prepared), 'bundle')).toEqual([])
  })

  it('X7: the log of changes is inert', async () => {
    const { client } = test
    const { prepared } = await client.call('audit.export', { session: library.session, private: true })
    expect(nameFaults(prepared.suggestedName)).toEqual([])
    expect(faultsOf(await filesOf(client, prepared), 'log')).toEqual([])
  })
})
