import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { DocumentImportReport } from '../backend/create-backend'
import { createBackend } from '../backend/create-backend'
import { runCli } from './run-cli'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimdesk-cli-import-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs the command line as it is, over a library in a folder of its own. */
async function claimdesk(argv: readonly string[], isTerminal = false) {
  let stdout = ''
  let stderr = ''
  const code = await runCli(['--library', join(folder, 'library'), ...argv], {
    streams: { out: (text) => (stdout += text), err: (text) => (stderr += text), isTerminal },
    version: '0.0.0-test',
    env: {},
    serve: () => Promise.reject(new Error('nothing is served here')),
    open: ({ libraryDir, readOnly }) =>
      createBackend({
        configDir: join(folder, 'config'),
        libraryDir,
        resourcesDir: resolve(import.meta.dirname, '../../resources'),
        version: '0.0.0-test',
        clock: () => new Date(),
        ids: () => v7(),
        log: {
          info: () => undefined,
          warn: () => undefined,
          error: (message, error) => (stderr += `${message} ${String(error)}`)
        },
        readOnly,
        createLibrary: !readOnly,
        retryFailedWrites: false
      })
  })
  return { code, stdout, stderr }
}

const report = async (...argv: readonly string[]): Promise<DocumentImportReport> =>
  JSON.parse((await claimdesk(['import', '--json', ...argv])).stdout) as DocumentImportReport

function write(files: Readonly<Record<string, string | Buffer>>): string {
  const root = join(folder, 'corpus')
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  return root
}

const SENTENCES = Array.from(
  { length: 40 },
  (_, index) => `Sentence ${index} of the ferry has its own words w${index}.`
)
const STORY = SENTENCES.join(' ')

describe('claimdesk import', () => {
  test('a folder is walked: sorted, no hidden files, no links out of it, what cannot be read by its name', async () => {
    const outside = join(folder, 'outside')
    mkdirSync(outside)
    writeFileSync(join(outside, 'secret.txt'), 'Not yours.')
    const root = write({
      'b.txt': 'The second text.',
      'a/one.txt': 'The first text.',
      'a/.hidden.txt': 'Hidden.',
      '.git/config.txt': 'Hidden, too.',
      'settings.json': '{"not": "records"}',
      'bad.txt': Buffer.from([0, 1, 2, 3])
    })
    symlinkSync(outside, join(root, 'link'))
    symlinkSync(join(root, 'a'), join(root, 'again'))
    symlinkSync(root, join(root, 'a', 'loop'))
    const { code, stdout, stderr } = await claimdesk(['import', root])
    expect(code).toBe(1)
    expect(stdout.split('\n').map((line) => line.slice(33))).toEqual(['one', 'b', ''])
    expect(stderr).toContain('corpus/bad.txt: This is not a text file')
    expect(readdirSync(join(folder, 'library', 'articles'))).toHaveLength(2)
    const again = await report(root)
    expect(again.skipped.map(({ file }) => file)).toEqual(['corpus/a/one.txt', 'corpus/b.txt'])
    expect(readdirSync(join(folder, 'library', 'cache', 'imports'))).toEqual([])
  })

  test('the same text is left out and told, a copy comes in and is told; the report has file and place', async () => {
    const root = write({
      'first.txt': STORY,
      'same.txt': `\uFEFF${STORY}`,
      'wire.txt': `${SENTENCES.slice(5).join(' ')} Another end.`,
      'twice.txt': STORY
    })
    const { added, skipped, similar, problems } = await report(join(root, 'first.txt'), root)
    expect(added.map(({ file, place }) => [file, place])).toEqual([
      ['first.txt', null],
      ['corpus/wire.txt', null]
    ])
    expect(skipped.map(({ file }) => file)).toEqual(['corpus/first.txt', 'corpus/twice.txt'])
    expect(similar.map(({ file, kind, added: isIn, like }) => [file, kind, isIn, like])).toEqual([
      ['corpus/same.txt', 'same-text', false, 'first'],
      ['corpus/wire.txt', 'near', true, 'first']
    ])
    expect(problems).toEqual([])
  })

  test('a dry run says the same and stores nothing', async () => {
    const root = write({ 'a.txt': 'Words.', 'b.txt': 'Other words.' })
    const { code, stdout } = await claimdesk(['import', '--dry-run', root])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^would be added {2}[0-9a-f]{16} {2}a\nwould be added {2}[0-9a-f]{16} {2}b\n$/)
    expect(readdirSync(join(folder, 'library', 'articles'))).toEqual([])
  })

  test('tables by the columns that are named; a column that is not there is told with those that are', async () => {
    const table = 'Kopf;Inhalt\nDer Sturz;Die Brücke fiel in der Nacht.\nDie Fähre;Die Fähre fuhr um neun.'
    const root = write({ 'corpus.csv': table })
    const { added } = await report('--delimiter', ';', '--columns', 'text=inhalt, title=Kopf', join(root, 'corpus.csv'))
    expect(added.map(({ title, place }) => [title, place])).toEqual([
      ['Der Sturz', 'row 2'],
      ['Die Fähre', 'row 3']
    ])
    const { code, stderr } = await claimdesk(['import', '--columns', 'text=Body', join(root, 'corpus.csv')])
    expect(code).toBe(1)
    expect(stderr).toContain('It has no column “Body”. Its columns are “Kopf”, “Inhalt”.')
  })

  test('texts cut at a line, an encoding that is named, tails left out', async () => {
    const parts = 'The first part.\n%%\nThe second part.'
    const teaser = 'With assistance from Jana Novák'
    const body = SENTENCES.map((_, index) => SENTENCES.slice(index, index + 3).join(' '))
      .slice(0, 8)
      .join('\n')
    const root = write({ 'parts.txt': parts, 'tail.txt': Buffer.from(`${body}\n${teaser}`, 'latin1') })
    expect((await report('--separator', '%%', join(root, 'parts.txt'))).added.map(({ place }) => place)).toEqual([
      'part 1',
      'part 2'
    ])
    const tail = await report('--encoding', 'ISO-8859-1', '--leave-out-tails', join(root, 'tail.txt'))
    const article = join(folder, 'library', 'articles', tail.added[0]?.id ?? '', 'article.json')
    const stored = JSON.parse(readFileSync(article, 'utf8')) as {
      article: { segments: { excluded: boolean; role: string }[]; original: { encoding: string } }
    }
    expect(stored.article.original.encoding).toBe('iso-8859-1')
    expect(stored.article.segments.filter(({ excluded }) => excluded)).toMatchObject([{ role: 'credit' }])
  })

  test('progress is for a terminal only', async () => {
    const root = write({ 'a.txt': 'Words.' })
    expect((await claimdesk(['import', '--dry-run', root])).stderr).not.toContain('Reading')
    expect((await claimdesk(['import', root], true)).stderr).toMatch(/\rReading 1 of 1 …|\r.\[KReading 1 of 1 …/)
  })

  test.each([
    [['--columns', 'Body'], /--columns is written/],
    [['--columns', 'words=Body'], /There are: text, title/],
    [['--delimiter', ':'], /--delimiter is one of/]
  ])('%j is wrong usage', async (options, message) => {
    const { code, stderr } = await claimdesk(['import', ...options, 'x.csv'])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })

  test('options of documents are refused for annotations', async () => {
    const { code, stderr } = await claimdesk(['import', '--format', 'w3c', '--leave-out-tails', 'x.csv'])
    expect(code).toBe(2)
    expect(stderr).toContain('--leave-out-tails is for documents')
  })
})
