import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { WHOLE_REPORT } from '../../../api/report-params'
import type { ReportKind } from '../../../api/report-params'
import { findBrowser as findForStart } from '../../../../scripts/lib/find-browser.mjs'
import { highlight, importText, openTestBackend, removeTestFolders, testFolder } from '../../testing/test-backend'
import type { TestBackend } from '../../testing/test-backend'
import { browserPrintPdf, findBrowser } from './browser-pdf'
import { NO_PRINTER } from './prepare-report'

afterAll(removeTestFolders)

const TEXT = 'The bridge is the longest in the country. About 900 people cross it every day, the office said.'

/** A library with a session and a decided claim in it. */
async function openSession(options: Parameters<typeof openTestBackend>[1] = {}) {
  const test = await openTestBackend({}, options)
  const { client } = test
  const { article } = await importText(client, TEXT, 'Bridge')
  const start = TEXT.indexOf('About 900 people')
  await client.call('command.run', { command: highlight(article.id, start, start + 16) })
  const { claims } = await client.call('article.open', { article: article.id })
  const claim = claims[0]?.id ?? ''
  await client.call('command.run', {
    command: {
      type: 'claim.update',
      article: article.id,
      claim,
      patch: { check: { disposition: 'change', justification: 'It is 90.', proposedText: 'About 90 people' } }
    }
  })
  const session = v7()
  await client.call('command.run', { command: sessionCommand(session, article.id) })
  return { ...test, session, article: article.id }
}

function sessionCommand(id: string, article: string) {
  return {
    type: 'desk.put' as const,
    records: [
      {
        table: 'session' as const,
        record: {
          id,
          name: 'Bridge, first read',
          preset: 'line-check' as const,
          articles: [article],
          scale: null,
          policy: ['justification', 'enough-evidence'],
          asOf: null,
          checker: 'Mara',
          state: 'open' as const,
          finishedAt: null,
          timed: true,
          filters: [],
          method: ''
        }
      }
    ]
  }
}

async function download({ client }: TestBackend, prepared: string, path: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let offset = 0; ;) {
    const { data, done } = await client.call('export.read', { export: prepared, file: path, offset })
    pieces.push(Buffer.from(data, 'base64'))
    offset += pieces.at(-1)?.length ?? 0
    if (done) return Buffer.concat(pieces)
  }
}

const browser = findBrowser()

describe('the report of a session', () => {
  it('is prepared with its list, read, and dropped', async () => {
    const opened = await openSession()
    const { client, session, backend } = opened
    const { prepared, claims, preflight } = await client.call('report.prepare', {
      session,
      kind: 'html',
      options: WHOLE_REPORT
    })
    expect(claims).toBe(1)
    expect(preflight.map(({ kind }) => kind)).toEqual(['no-evidence', 'uncovered'])
    expect(prepared.suggestedName).toBe('Fact-check Bridge, first read.html')
    const page = (await download(opened, prepared.export, 'report.html')).toString('utf8')
    expect(page).toContain('<mark>About 900 people</mark>')
    expect(page).toContain('Disposition: none → Change')
    expect(await client.call('report.preflight', { session, includePrivate: false })).toEqual(preflight)
    await client.call('export.discard', { export: prepared.export })
    await expect(download(opened, prepared.export, 'report.html')).rejects.toMatchObject({ code: 'not-found' })
    await backend.close()
  })

  it('D15: its log digest is that of the exported log', async () => {
    const opened = await openSession()
    const { client, session, backend } = opened
    const { prepared } = await client.call('report.prepare', { session, kind: 'html', options: WHOLE_REPORT })
    const page = (await download(opened, prepared.export, 'report.html')).toString('utf8')
    const { lastHash } = await client.call('audit.export', { session, private: false })
    expect(page).toContain(lastHash)
    await backend.close()
  })

  it('refuses a session that is not there', async () => {
    const { client, backend } = await openSession()
    for (const kind of ['html', 'docx'] as const satisfies readonly ReportKind[]) {
      await expect(
        client.call('report.prepare', { session: 'nobody', kind, options: WHOLE_REPORT })
      ).rejects.toMatchObject({ code: 'not-found' })
    }
    await backend.close()
  })

  it('says that no PDF can be made where nothing prints, and makes none', async () => {
    const { client, session, backend } = await openSession()
    const kinds = await client.call('report.kinds', {})
    expect(kinds.map(({ kind, unavailable }) => [kind, unavailable])).toEqual([
      ['html', null],
      ['docx', null],
      ['pdf', NO_PRINTER]
    ])
    await expect(client.call('report.prepare', { session, kind: 'pdf', options: WHOLE_REPORT })).rejects.toMatchObject({
      code: 'no-pdf'
    })
    await backend.close()
  })

  it('can be stopped while it prints', async () => {
    const job = v7()
    const printPdf = (_html: string, _pdf: string, signal: AbortSignal): Promise<void> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error))
        void opened.client.call('export.cancel', { job })
      })
    const opened = await openSession({ printPdf })
    const steps: number[] = []
    opened.backend.subscribe((event) => {
      if (event.name === 'export.progress') steps.push(event.payload.done)
    })
    const request = { session: opened.session, kind: 'pdf' as const, options: WHOLE_REPORT, job }
    await expect(opened.client.call('report.prepare', request)).rejects.toMatchObject({ code: 'cancelled' })
    expect(steps).toEqual([0, 1, 2])
    await opened.backend.close()
  })

  it.skipIf(browser === null)('as a PDF has its words, pages and title (skipped without a browser)', async () => {
    const printPdf = browserPrintPdf(browser)
    const opened = await openSession(printPdf ? { printPdf } : {})
    const { client, session, backend } = opened
    const { prepared } = await client.call('report.prepare', { session, kind: 'pdf', options: WHOLE_REPORT })
    expect(prepared.files.map(({ path }) => path)).toEqual(['report.pdf'])
    const pdf = await getDocumentProxy(new Uint8Array(await download(opened, prepared.export, 'report.pdf')))
    const { totalPages, text } = await extractText(pdf, { mergePages: true })
    expect(totalPages).toBeGreaterThan(4)
    for (const words of ['Bridge, first read', 'Change list', 'About 90 people', 'K-001', 'Audit log']) {
      expect(text).toContain(words)
    }
    await backend.close()
  })
})

describe('printing with a browser', () => {
  it('finds the browser that npm start opens', () => {
    expect(findBrowser()).toBe(findForStart())
    expect(findBrowser({ CHROMIUM_PATH: 'none', PATH: process.env['PATH'] })).toBeNull()
    expect(findBrowser({ CHROMIUM_PATH: '/opt/mine' })).toBe('/opt/mine')
    expect(browserPrintPdf(null)).toBeNull()
  })

  it.skipIf(process.platform === 'win32')('says why when the browser makes none, and leaves no profile', async () => {
    const folder = await testFolder()
    const place = join(folder, 'tmp')
    await mkdir(place)
    const fake = async (name: string, script: string): Promise<string> => {
      const file = join(folder, name)
      await writeFile(file, `#!/bin/sh\n${script}\n`)
      await chmod(file, 0o755)
      return file
    }
    const page = join(folder, 'a.html')
    await writeFile(page, '<p>a')
    const signal = new AbortController().signal
    const print = async (program: string, limit?: number) =>
      browserPrintPdf(program, limit)?.(page, join(folder, 'a.pdf'), signal)
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = place
    try {
      await expect(print(await fake('fails', 'exit 3'))).rejects.toThrow(/ended with code 3/)
      await expect(print(await fake('silent', 'exit 0'))).rejects.toThrow(/wrote no file/)
      await expect(print(await fake('hangs', 'exec sleep 60'), 50)).rejects.toThrow(/took more than/)
      await expect(print(join(folder, 'gone'))).rejects.toThrow(/did not start/)
      await writeFile(join(folder, 'a.pdf'), 'no pdf')
      await expect(print(await fake('wrong', 'exit 0'))).rejects.toThrow(/what it wrote is none/)
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
    expect(await readdir(place)).toEqual([])
    expect(await readFile(page, 'utf8')).toBe('<p>a')
  })
})
