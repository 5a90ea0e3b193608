import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { createBackend } from '../backend/create-backend'
import type { BackendOptions } from '../backend/create-backend'
import type { Client } from '../api/client'
import { failingFiles, fileError } from '../backend/testing/failing-files'
import { openTestBackend, removeTestFolders } from '../backend/testing/test-backend'
import { runCli } from './run-cli'

let folder: string
let library: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimdesk-cli-rules-'))
  library = join(folder, 'library')
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await removeTestFolders()
})

/** Runs the command line as it is, over a library on the disk. */
async function claimdesk(argv: readonly string[], options: Partial<BackendOptions> = {}) {
  let stdout = ''
  let stderr = ''
  const code = await runCli(['--library', library, ...argv], {
    streams: { out: (text) => (stdout += text), err: (text) => (stderr += text) },
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
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        readOnly,
        createLibrary: !readOnly,
        retryFailedWrites: false,
        ...options
      })
  })
  return { code, stdout, stderr }
}

/** What a window would do with the library between two commands. */
async function throughBackend<Result>(work: (opened: { readonly client: Client }) => Promise<Result>): Promise<Result> {
  const { backend, client } = await openTestBackend({ libraryDir: library, configDir: join(folder, 'config') })
  try {
    return await work({ client })
  } finally {
    await backend.close()
  }
}

const spansIn = (article: string) =>
  throughBackend(async ({ client }) => (await client.call('article.open', { article })).spans)

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

interface Listed {
  readonly id: string
  readonly title: string
}
const listed = async (): Promise<readonly Listed[]> =>
  (JSON.parse((await claimdesk(['list', '--json'])).stdout) as { readonly articles: readonly Listed[] }).articles

const importText = (name = 'pier.txt', words = 'The pier was taken down stone by stone.') =>
  claimdesk(['import', file(name, words)])

/** A file below a folder of the library, by the end of its name. */
function find(below: string, ending: string): string {
  const name = readdirSync(join(library, below), { recursive: true, encoding: 'utf8' }).find((each) =>
    each.endsWith(ending)
  )
  return join(library, below, name ?? 'missing')
}

describe('the rules on the command line', () => {
  test('D1, D9: what an import told is in the files when the command ends', async () => {
    expect((await importText()).code).toBe(0)
    expect(readFileSync(find('articles', 'article.json'), 'utf8')).toContain('"title": "pier"')
    expect(readdirSync(join(library, 'journal')).filter((name) => name.endsWith('.lock'))).toEqual([])
    cpSync(library, join(folder, 'copy'), { recursive: true })
    library = join(folder, 'copy')
    expect(await listed()).toHaveLength(1)
  })

  test('D2: a full disk is told, nothing claims to be stored, and the library is as it was', async () => {
    await importText()
    const full = failingFiles((call, name) => {
      if (/write|append/i.test(call) && !name.endsWith('.lock')) throw fileError('ENOSPC')
    })
    const done = await claimdesk(['import', file('tide.txt', 'The tide came in twice.')], { fileSystem: full })
    expect(done.code).not.toBe(0)
    expect(done.stderr).toMatch(/space|full/i)
    expect(await listed()).toHaveLength(1)
  })

  test('D4: a damaged file is told and set aside, not written over', async () => {
    await importText()
    const path = find('articles', 'article.json')
    const damaged = '{ "format": "claimdesk/article", "version": 1, "art'
    writeFileSync(path, damaged)
    const done = await claimdesk(['import', file('tide.txt', 'The tide came in twice.')])
    expect(done.stderr).toMatch(/damaged/i)
    expect(readFileSync(aside(path), 'utf8')).toBe(damaged)
    expect((await listed()).map(({ title }) => title)).toHaveLength(2)
  })

  test('D4: a check names what is damaged once, in plain words, with what to do; it changes nothing', async () => {
    await importText()
    const text = find('articles', 'text.txt')
    const name = text.slice(library.length + 1).replaceAll('\\', '/')
    writeFileSync(text, 'Other words.')
    writeFileSync(join(library, 'library.json'), '')
    const checked = await claimdesk(['verify', library])
    expect(checked).toMatchObject({ code: 1, stdout: '1 article and 1 journal entry read, 2 problems found.\n' })
    expect(checked.stderr.split('\n')).toEqual([
      expect.stringMatching(
        /^library\.json is damaged: it is empty\. It will be brought back from the backup of .* next/
      ),
      `${name}: it is not the text that was imported any more. It is made again from original.txt when the article is ` +
        'next opened in Claimdesk; the changed one is kept beside it.',
      expect.stringMatching(/^This check changed no file\./),
      ''
    ])
    expect([readFileSync(text, 'utf8'), readFileSync(join(library, 'library.json'), 'utf8')]).toEqual([
      'Other words.',
      ''
    ])

    writeFileSync(find('articles', 'original.txt'), 'Other bytes.')
    const lost = await claimdesk(['verify'])
    expect(lost.stderr).toContain('Put original.txt back from a copy of the library’s folder')
    expect(lost.stderr.match(/text\.txt/g)).toHaveLength(1)

    const mended = await claimdesk(['backup'])
    expect(mended.stderr).toContain('library.json is damaged: it is empty. It was brought back from the backup of')
    expect((await claimdesk(['verify'])).stderr).not.toContain('library.json')
  })

  test('D7: a backup that is none, or damaged, is named; what of it was not restored makes the exit code 1', async () => {
    await importText()
    const none = await claimdesk(['restore', 'last-week'])
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no backup “last-week”.') })
    const other = await claimdesk(['restore', 'last-week', '--dry-run'])
    expect(other).toMatchObject({ code: 1, stderr: none.stderr })
    const id = (await claimdesk(['backups'])).stdout.split('\n')[1]?.split(' ')[0] ?? ''
    for (const name of readdirSync(join(library, 'backups'), { recursive: true, encoding: 'utf8' })) {
      if (/[0-9a-f]{64}$/.test(name)) writeFileSync(join(library, 'backups', name), 'other bytes')
    }
    const part = await claimdesk(['restore', id])
    expect(part).toMatchObject({ code: 1, stderr: expect.stringContaining('stays as it is now: articles/') })
    writeFileSync(find('backups', `${id}.json`), '{')
    const named = expect.stringMatching(new RegExp(`backups/[^/]+/${id}\\.json`))
    expect(await claimdesk(['backups'])).toMatchObject({ code: 0, stderr: named })
    expect(await claimdesk(['restore', id])).toMatchObject({ code: 1, stderr: named })
  })

  test('D3: what another program has open is not touched, and it is said who has it', async () => {
    await importText()
    await throughBackend(async () => {
      for (const command of [['restore', 'last-week'], ['backup'], ['import', file('tide.txt', 'Two tides.')]]) {
        const { code, stdout, stderr } = await claimdesk(command)
        expect([code, stdout]).toEqual([1, ''])
        expect(stderr).toMatch(
          /^error: Nothing was done to “library”\. Another Claimdesk .* Close it there, then try again\./
        )
        expect(stderr).toContain(`process ${process.pid} `)
      }
      expect((await claimdesk(['verify'])).code).toBe(0)
    })
    expect((await claimdesk(['backup'])).code).toBe(0)
  })

  test('D5: a file that cannot be opened now is told, and stays where it is', async () => {
    await importText()
    const path = join(library, 'library.json')
    const before = readFileSync(path)
    const closed = failingFiles((call, name) => {
      if (/read|open/i.test(call) && name === 'library.json') throw fileError('EACCES')
    })
    const done = await claimdesk(['list'], { fileSystem: closed })
    expect(`${done.stdout}${done.stderr}`).not.toMatch(/damaged/i)
    expect([done.code === 0, done.stderr === '']).toEqual([false, false])
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(library).some((name) => name.includes('damaged'))).toBe(false)
    expect(await listed()).toHaveLength(1)
  })

  test('D8: a new version keeps what it has no place for, and says so', async () => {
    await importText('tide.txt', 'Nobody saw it. The tide came in twice that day.')
    const [article] = await listed()
    const id = article?.id ?? ''
    const annotation = {
      ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:uuid:1', type: 'Annotation', body: [] },
      target: { source: 'tide.txt', selector: { type: 'TextQuoteSelector', exact: 'Nobody saw it' } }
    }
    await claimdesk(['import', '--format', 'w3c', file('tide.jsonld', JSON.stringify([annotation]))])
    const before = await spansIn(id)
    expect(before).toHaveLength(1)
    const done = await claimdesk(['revise', id, file('tide-2.txt', 'The tide came in twice that day, said the port.')])
    expect(done.stdout).toMatch(/orphaned.*Nobody saw it/)
    expect((await spansIn(id)).map(({ id: span }) => span)).toEqual(before.map(({ id: span }) => span))
  })

  test('D10: a library of a newer version is read, and not written', async () => {
    await importText()
    const path = join(library, 'library.json')
    const newer = readFileSync(path, 'utf8').replace(/"version": \d+/, '"version": 99')
    writeFileSync(path, newer)
    expect(await listed()).toHaveLength(1)
    const done = await claimdesk(['import', file('tide.txt', 'The tide came in twice.')])
    expect(done.code).not.toBe(0)
    expect(done.stderr).toMatch(/newer/i)
    expect(readFileSync(path, 'utf8')).toBe(newer)
  })

  test('D12: a dry run stores nothing; the same file twice changes nothing', async () => {
    const path = file('pier.txt', 'The pier was taken down stone by stone.')
    expect((await claimdesk(['import', '--dry-run', path])).code).toBe(0)
    expect(existsSync(join(library, 'articles')) ? readdirSync(join(library, 'articles')) : []).toEqual([])
    await claimdesk(['import', path])
    const journal = () => readFileSync(find('journal', '.ndjson'), 'utf8').trim().split('\n').length
    const before = journal()
    await claimdesk(['import', path])
    expect([journal(), (await listed()).length]).toEqual([before, 1])
  })

  test('D13: what is in the bin is not listed, stays on the disk, and comes back with its file', async () => {
    await importText()
    const [article] = await listed()
    await throughBackend(({ client }) =>
      client.call('command.run', { command: { type: 'article.bin', articles: [article?.id ?? ''], binned: true } })
    )
    expect((await listed()).length).toBe(0)
    expect(existsSync(find('articles', 'text.txt'))).toBe(true)
    await importText()
    expect((await listed()).map(({ id }) => id)).toEqual([article?.id])
  })

  test('D14: a file that another program changed is kept beside ours, and told', async () => {
    await importText()
    const path = find('articles', 'article.json')
    const foreign = readFileSync(path, 'utf8').replace('"title": "pier"', '"title": "Written elsewhere"')
    writeFileSync(path, foreign)
    const done = await claimdesk(['import', file('tide.txt', 'The tide came in twice.')])
    const folderOf = join(path, '..')
    const all = readdirSync(folderOf).filter((name) => name.includes('article'))
    expect(all.map((name) => readFileSync(join(folderOf, name), 'utf8'))).toContain(foreign)
    expect(`${done.stderr}${JSON.stringify(await listed())}`).toMatch(/elsewhere|another program/i)
  })

  test('X3: what is no id, no format and no option of ours is refused before anything happens', async () => {
    await importText()
    for (const argv of [
      ['export', '--format', '../../x', '--out', join(folder, 'out')],
      ['report', '../../etc/passwd', '--out', join(folder, 'out.html')],
      ['revise', '../../etc', file('x.txt', 'x')],
      ['import', '--nonsense', folder],
      ['__proto__']
    ]) {
      expect((await claimdesk(argv)).code, argv.join(' ')).not.toBe(0)
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual([])
    expect(await listed()).toHaveLength(1)
  })

  test('X4, X6: a page brings its words, no script and no address that is none', async () => {
    const page =
      '<html><head><link rel=canonical href="https://bank.example@evil.example/"><script>x()</script></head><body>' +
      '<article><h1>The pier</h1><p onclick="x()">The pier was <a href="javascript:x()">taken down</a> stone by stone,' +
      ' said the port that morning.</p></article></body></html>'
    expect((await claimdesk(['import', file('pier.html', page)])).code).toBe(0)
    const about = readFileSync(find('articles', 'article.json'), 'utf8')
    expect(about).toMatch(/"url": null/)
    expect(readFileSync(find('articles', 'text.txt'), 'utf8')).not.toMatch(/x\(\)|javascript|evil/)
  })
})

/** Where a damaged file was set aside. */
function aside(path: string): string {
  const name = readdirSync(join(path, '..')).find((each) => each.startsWith('article.json.damaged-'))
  return join(path, '..', name ?? 'missing')
}
