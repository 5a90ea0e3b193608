import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CallError } from '../api/envelope'
import { WHOLE_EXPORT } from '../api/export-params'
import type { AnnotationPreview } from '../api/transfer-views'
import type { ArticleSummary } from '../api/views'
import type { DocumentImportReport } from '../backend/create-backend'
import { ready, run, setup } from './testing/run'

let folder: string
let filled: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimdesk-cli-'))
  filled = join(folder, 'library')
  mkdirSync(filled)
  writeFileSync(join(filled, 'library.json'), '{}')
})
afterEach(() => rmSync(folder, { recursive: true }))

const summary = {
  article: {
    id: '0123456789abcdef',
    title: 'Night\u001b[31m ferry',
    publisher: 'The Harbour Post',
    publishedAt: '2024-08',
    language: 'en',
    text: { sha256: '', length: 2048, revision: 1 }
  },
  status: 'in-progress',
  counts: { spans: 12, claims: 7, decided: 3, documentLabels: 1 }
} as unknown as ArticleSummary

describe('wrong usage ends with 2, says why on stderr and opens nothing', () => {
  test.each<[string[], RegExp]>([
    [[], /Usage: claimdesk/],
    [['fly'], /unknown command 'fly'/],
    [['list', '--fast'], /unknown option '--fast'/],
    [['list', 'extra'], /too many arguments/],
    [['import'], /missing required argument 'path'/],
    [['import', 'a.json', '--format', 'nope'], /'nope' is invalid\. Allowed choices are text, .*w3c/],
    [['import', 'a.json', '--format', 'csv', '--article'], /argument/],
    [['import', 'a.txt', '--article', '0123456789abcdef'], /--article is for annotations/],
    [['export', '--out', 'x'], /'--format <format>' not specified/],
    [['export', '--format', 'csv'], /'--out <path>' not specified/],
    [['export', '--format', 'nope', '--out', 'x'], /'nope' is invalid/],
    [['serve', '--port', '70000'], /from 0 to 65535/],
    [['serve', '--port', '8o80'], /from 0 to 65535/],
    [['--library'], /argument missing/]
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr, open, serve } = await run(argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(open).not.toHaveBeenCalled()
    expect(serve).not.toHaveBeenCalled()
  })

  test('no library named and none known', async () => {
    const { code, stderr, close } = await run(['list'], { state: setup() })
    expect(code).toBe(2)
    expect(stderr).toContain('--library')
    expect(close).toHaveBeenCalledOnce()
  })
})

test.each([
  ['--help'],
  ['list', '--help'],
  ['import', '--help'],
  ['export', '--help'],
  ['verify', '--help'],
  ['serve', '--help'],
  ['help', 'import']
])('%s %s: help is a result', async (...argv) => {
  const { code, stdout, stderr } = await run(argv)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^Usage: claimdesk/)
})

test('--version', async () => {
  expect(await run(['--version'])).toMatchObject({ code: 0, stdout: '1.2.3\n', stderr: '' })
})

describe('the library', () => {
  const list = async () => [summary]

  test('comes from --library, before or after the command, else from the environment', async () => {
    const env = { CLAIMDESK_LIBRARY: filled }
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'library.json'), '{}')
    const options = { local: { list }, env }
    const opened = async (argv: string[]) => (await run(argv, options)).open.mock.lastCall
    expect(await opened(['list'])).toEqual([{ libraryDir: filled, readOnly: true }])
    expect(await opened(['--library', other, 'list'])).toEqual([{ libraryDir: other, readOnly: true }])
    expect(await opened(['list', '--library', other])).toEqual([{ libraryDir: other, readOnly: true }])
    expect((await run(['list'], { local: { list } })).open).toHaveBeenCalledWith({ libraryDir: null, readOnly: true })
  })

  test('D3: commands that read ask for no lock; import does, and refuses a library in use', async () => {
    const importDocuments = vi.fn(async () => ({ added: [], skipped: [], similar: [], problems: [] }))
    const readOnly = { reason: 'locked', message: 'The library is open in another window.' } as const
    const free = await run(['--library', filled, 'import', 'a.txt'], { local: { importDocuments } })
    expect(free.open).toHaveBeenCalledWith({ libraryDir: filled, readOnly: false })
    expect(importDocuments).toHaveBeenCalledOnce()
    const locked = await run(['--library', filled, 'import', 'a.txt'], { local: {}, state: ready({ readOnly }) })
    expect(locked).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `error: Nothing was done to “Library”. ${readOnly.message}\n`
    })
    expect(locked.close).toHaveBeenCalledOnce()
    expect((await run(['--library', filled, 'list'], { local: { list }, state: ready({ readOnly }) })).code).toBe(0)
  })

  test('is made by an import, which says so, but never by a command that reads', async () => {
    const place = join(folder, 'new')
    const importDocuments = async () => ({ added: [], skipped: [], similar: [], problems: [] })
    const made = await run(['--library', place, 'import', 'a.txt'], { local: { importDocuments } })
    expect(made).toMatchObject({ code: 0, stderr: `Made a new library in “${place}”.\n` })
    for (const command of [['list'], ['verify'], ['export', '--format', 'csv', '--out', join(folder, 'x')]]) {
      const { code, stderr, open } = await run(['--library', place, ...command])
      expect(code).toBe(1)
      expect(stderr).toContain('There is no library in “new”')
      expect(open).not.toHaveBeenCalled()
    }
    expect(existsSync(place)).toBe(false)
  })

  test('what was recovered is said on stderr', async () => {
    const notices = [
      { id: 'n1', severity: 'warning', message: 'One file was damaged.' },
      { id: 'n2', severity: 'info', message: 'Welcome.' }
    ] as const
    const { stderr } = await run(['list'], { local: { list }, state: ready({ notices }) })
    expect(stderr).toBe('One file was damaged.\n')
  })

  test('is closed also after a fault, which is told in one line', async () => {
    const fault = async () => Promise.reject(new CallError('file-error', 'The disk is full.'))
    const { code, stdout, stderr, close } = await run(['list'], { local: { list: fault } })
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: 'error: The disk is full.\n' })
    expect(close).toHaveBeenCalledOnce()
  })
})

describe('list', () => {
  const local = { list: async () => [summary] }

  test('as JSON', async () => {
    const { stdout } = await run(['list', '--json'], { local })
    expect(JSON.parse(stdout)).toEqual({
      articles: [
        {
          id: '0123456789abcdef',
          title: 'Night\u001b[31m ferry',
          status: 'in-progress',
          publisher: 'The Harbour Post',
          publishedAt: '2024-08',
          language: 'en',
          characters: 2048,
          spans: 12,
          claims: 7,
          decided: 3
        }
      ]
    })
  })

  test('as a table, in which a title cannot steer the terminal', async () => {
    const { stdout } = await run(['list'], { local })
    expect(stdout.split('\n')).toEqual([
      'id                status       spans  claims  decided  title',
      '0123456789abcdef  in-progress  12     7       3        Night\ufffd[31m ferry',
      ''
    ])
  })
})

describe('import', () => {
  const report: DocumentImportReport = {
    added: [
      {
        id: 'a'.repeat(16),
        title: 'A',
        file: 'a.txt',
        place: null,
        encoding: 'windows-1252',
        remark: 'read as windows-1252'
      }
    ],
    skipped: [{ id: 'b'.repeat(16), title: 'B', file: 'b.txt', place: null, encoding: 'utf-8', remark: null }],
    similar: [],
    problems: [{ file: 'c.txt', place: null, code: 'not-text', message: 'This is no text.' }]
  }

  test('one bad file does not keep the others out; the code is 1', async () => {
    const { code, stdout, stderr } = await run(['import', 'a', 'b', 'c'], {
      local: { importDocuments: async () => report }
    })
    expect(code).toBe(1)
    expect(stdout).toBe(`added          ${'a'.repeat(16)}  A\nalready there  ${'b'.repeat(16)}  B\n`)
    expect(stderr).toBe('a.txt: read as windows-1252\nc.txt: This is no text.\n')
    const asJson = await run(['import', 'a', '--json'], { local: { importDocuments: async () => report } })
    expect(JSON.parse(asJson.stdout)).toEqual(report)
    expect(asJson.code).toBe(1)
  })

  const totals = {
    articles: 0,
    spans: 2,
    claims: 1,
    documentLabels: 0,
    relations: 1,
    bookmarks: 0,
    labels: 0,
    relationTypes: 0,
    there: 3
  }
  const imported = {
    articles: ['a'],
    totals,
    problems: [],
    problemCount: 0,
    remarks: ['Offsets are code points.'],
    committed: null
  }

  test('annotations go where the file says, or to the article that is named', async () => {
    const importAnnotations = vi.fn(async () => imported)
    const argv = ['import', 'a.json', 'b.json', '--format', 'w3c', '--article', 'a']
    const { code, stdout, stderr } = await run(argv, { local: { importAnnotations } })
    expect(importAnnotations).toHaveBeenCalledWith([resolve('a.json'), resolve('b.json')], {
      format: 'w3c',
      article: 'a',
      settings: {},
      dryRun: false
    })
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '2 annotations added, 1 claim among them, 1 relation, 3 already there\n',
      stderr: 'Offsets are code points.\n'
    })
    const asJson = await run([...argv, '--json'], { local: { importAnnotations } })
    expect(JSON.parse(asJson.stdout)).toEqual({ ...imported, dryRun: false })
  })

  test('a dry run says where labels go and changes nothing', async () => {
    const names = [
      { name: 'PER', count: 7, target: 'span', to: { kind: 'new', name: 'PER' }, because: 'new' },
      { name: 'claim', count: 1, target: 'span', to: { kind: 'existing', id: 'claim' }, because: 'same-id' }
    ] as const
    const { committed: _, articles: _articles, ...rest } = imported
    const preview: AnnotationPreview = {
      ...rest,
      format: 'w3c',
      recognised: [],
      files: ['a.json'],
      documents: [],
      documentCount: 1,
      names,
      readings: []
    }
    const importAnnotations = vi.fn(async () => preview)
    const argv = ['import', 'a.json', '--format', 'auto', '--dry-run']
    const { stdout } = await run(argv, { local: { importAnnotations } })
    expect(importAnnotations).toHaveBeenCalledWith([resolve('a.json')], {
      format: null,
      article: null,
      settings: {},
      dryRun: true
    })
    expect(stdout).toBe(
      'span      "PER" (7)  new: PER\nspan      "claim" (1)  is claim\n' +
        '2 annotations would be added, 1 claim among them, 1 relation, 3 already there\n'
    )
  })

  test('an annotation that was left out makes the code 1', async () => {
    const problems = [{ file: 'x.json', line: 4, place: 'anno-3', message: 'The quote is not in the text.' }]
    const local = { importAnnotations: async () => ({ ...imported, remarks: [], problems, problemCount: 1 }) }
    const { code, stderr } = await run(['import', 'x.json', '--format', 'w3c'], { local })
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'x.json:4: anno-3: The quote is not in the text.\n' })
  })
})

describe('export', () => {
  const entries = [{ article: 'a', title: 'A', record: 's', words: 'w' }]
  const losses = [{ feature: 'tags', kind: 'lost', policy: 'drop', count: 2, message: 'No tags.', entries }] as const
  const exportTo = vi.fn(async (path: string) => ({ path, articles: 1, annotations: 12, losses, splits: null }))
  const argv = ['export', '--format', 'csv', '--out', 'x.csv']

  test('writes where it is told and says what is lost', async () => {
    const { code, stdout, stderr } = await run([...argv, '--article', 'a'.repeat(16)], { local: { exportTo } })
    const request = { ...WHOLE_EXPORT, format: 'csv', articles: ['a'.repeat(16)], includeNotes: true }
    expect(exportTo).toHaveBeenLastCalledWith(resolve('x.csv'), request, false)
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'Wrote 12 annotations of 1 article to x.csv\n',
      stderr: 'lost: tags (2 times, drop): No tags.\n'
    })
  })

  test('takes choices, splits and a dry run', async () => {
    const more = ['--no-notes', '--label', 'claim', '--status', 'done', '--from', '2024-08-01', '--layers', 'all']
    const split = ['--split', '8/1/1', '--seed', '7', '--dry-run', '--raw-cells', '--no-loss-report']
    const { stdout } = await run([...argv, ...more, ...split], { local: { exportTo } })
    const request = {
      ...WHOLE_EXPORT,
      format: 'csv',
      layers: 'all',
      labels: ['claim'],
      status: ['done'],
      from: '2024-08-01',
      neutraliseFormulas: false,
      splits: { shares: { train: 0.8, validation: 0.1, test: 0.1 }, seed: 7, stratified: true },
      lossReport: false
    }
    expect(exportTo).toHaveBeenLastCalledWith(resolve('x.csv'), request, true)
    expect(stdout).toBe('Would write 12 annotations of 1 article to x.csv\n')
  })

  test.each([
    [['--policy', 'nothing'], /no policy “nothing”/],
    [['--policy', 'nothing=drop'], /no feature “nothing”/],
    [['--set', 'x=1'], /no setting “x”/],
    [['--split', '80'], /written 80\/10\/10/],
    [['--from', 'yesterday'], /--from/],
    [['--article', 'x'], /--articles/]
  ])('%j is wrong usage, said in words', async (more, message) => {
    const { code, stderr } = await run([...argv, ...more], { local: { exportTo } })
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

test.each([
  [[], 0, '2 articles and 9 journal entries read, 0 problems found.\n', ''],
  [
    [{ file: 'journal/a.ndjson', message: 'Line 3 was changed.' }],
    1,
    '2 articles and 9 journal entries read, 1 problem found.\n',
    'journal/a.ndjson: Line 3 was changed.\n'
  ],
  [
    [{ file: '', message: 'One file was damaged. It was rebuilt.' }],
    1,
    '2 articles and 9 journal entries read, 1 problem found.\n',
    'One file was damaged. It was rebuilt.\nThis check changed no file. What could be rebuilt is written, and damaged ' +
      'files are kept beside it, when the library is next opened for changing: in a window, or by `claimdesk backup`.\n'
  ]
])('verify with %j ends with %i', async (problems, code, stdout, stderr) => {
  const local = { verify: async () => ({ articles: 2, journalEntries: 9, problems, remarks: [] }) }
  const notices = problems.map(({ message }) => ({ id: message, severity: 'warning', message }) as const)
  const options = { local, state: ready({ notices }) }
  expect(await run(['verify'], options)).toMatchObject({ code, stdout, stderr })
  const byFolder = await run(['verify', filled], options)
  expect(byFolder).toMatchObject({ code, stdout, stderr })
  expect(byFolder.open).toHaveBeenCalledWith({ libraryDir: filled, readOnly: true })
  const asJson = await run(['verify', '--json'], { local })
  expect([asJson.code, JSON.parse(asJson.stdout)]).toEqual([
    code,
    { articles: 2, journalEntries: 9, problems, remarks: [] }
  ])
})

test('serve opens no library itself, and says when one will be made', async () => {
  const { code, stderr, serve, open } = await run(['--library', filled, 'serve', '--port', '8080'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(serve).toHaveBeenCalledWith({ libraryDir: filled, port: 8080 })
  expect(open).not.toHaveBeenCalled()
  expect((await run(['--library', join(folder, 'new'), 'serve'])).stderr).toContain('a new one is made')
})
