import { WHOLE_EXPORT } from '../api/export-params'
import { execFileSync } from 'node:child_process'
import { readdir, readFile, writeFile, chmod, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../core/text/torture'
import { highlight, importText, openTestBackend, removeTestFolders, testFolder } from './testing/test-backend'
import type { TestBackend } from './testing/test-backend'

afterAll(removeTestFolders)

const reopen = async (from: TestBackend) => openTestBackend({ libraryDir: from.libraryDir, configDir: from.configDir })

describe('a library', () => {
  it('D1: an acknowledged change is there after a process that never closed', async () => {
    const first = await openTestBackend()
    const { article } = await importText(first.client, TORTURE_TEXT)
    await first.client.call('command.run', { command: highlight(article.id, 12, 25) })
    // No close: the lock is still held by this process, so a reader stands in for the next start.
    const second = await openTestBackend({ ...first }, { readOnly: true })
    const opened = await second.client.call('article.open', { article: article.id })
    expect(opened.spans.map((span) => span.quotes[0]?.exact)).toEqual(['taxes fell 9%'])
    expect(opened.claims).toHaveLength(1)
    await first.backend.close()
  })

  it('undo and redo survive a restart and cross articles', async () => {
    const first = await openTestBackend()
    const one = await importText(first.client, 'First text with words in it.', 'One')
    const two = await importText(first.client, 'Second text with other words.', 'Two')
    await first.client.call('command.run', { command: highlight(one.article.id, 0, 5) })
    await first.client.call('command.run', { command: highlight(two.article.id, 0, 6) })
    await first.client.call('command.undo', {})
    await first.backend.close()

    const second = await reopen(first)
    expect((await second.client.call('article.open', { article: two.article.id })).spans).toHaveLength(0)
    const redone = await second.client.call('command.redo', {})
    expect(redone?.label).toBe('Highlight “Second” as Claim')
    expect((await second.client.call('article.open', { article: two.article.id })).spans).toHaveLength(1)
    await second.client.call('command.undo', {})
    await second.client.call('command.undo', {})
    expect((await second.client.call('article.open', { article: one.article.id })).spans).toHaveLength(0)
    await second.client.call('command.undo', {})
    expect(await second.client.call('article.list', {})).toHaveLength(1)
    await second.client.call('command.undo', {})
    expect(await second.client.call('article.list', {})).toHaveLength(0)
    expect(await second.client.call('command.undo', {})).toBeNull()
    await second.backend.close()

    const third = await reopen(first)
    expect(await third.client.call('article.list', {})).toHaveLength(0)
    for (let step = 0; step < 4; step += 1) await third.client.call('command.redo', {})
    expect((await third.client.call('article.open', { article: two.article.id })).spans).toHaveLength(1)
    expect((await third.client.call('article.open', { article: one.article.id })).spans).toHaveLength(1)
    await third.backend.close()
  })

  it('D3: a second writer opens read-only, and may write once the first is gone', async () => {
    const first = await openTestBackend()
    const { article } = await importText(first.client, 'Some text.')
    const second = await reopen(first)
    const state = await second.client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.readOnly?.reason).toBe('locked')
    await expect(second.client.call('command.run', { command: highlight(article.id, 0, 4) })).rejects.toMatchObject({
      code: 'read-only'
    })
    await second.backend.close()
    await first.client.call('command.run', { command: highlight(article.id, 5, 9) })
    await first.backend.close()
    const third = await reopen(first)
    await third.client.call('command.run', { command: highlight(article.id, 0, 4) })
    await third.backend.close()
  })

  it('D4: damaged annotations are set aside and rebuilt from the journal', async () => {
    const first = await openTestBackend()
    const { article } = await importText(first.client, 'Some text with words.')
    await first.client.call('command.run', { command: highlight(article.id, 0, 4) })
    await first.backend.close()
    const folder = join(first.libraryDir, 'articles', article.id, 'annotations')
    const [file] = await readdir(folder)
    await writeFile(join(folder, file ?? ''), '{ "format": "claimdesk/annot')

    const second = await reopen(first)
    const opened = await second.client.call('article.open', { article: article.id })
    expect(opened.spans.map((span) => span.quotes[0]?.exact)).toEqual(['Some'])
    const state = await second.client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.notices[0]?.message).toContain(
      'They were rebuilt from the backup of '
    )
    await second.backend.close()
    const names = await readdir(folder)
    expect(names.some((name) => name.includes('.damaged-'))).toBe(true)
    expect(names).toContain(file)
  })

  it('D4: a damaged text is made again from the original bytes', async () => {
    const first = await openTestBackend()
    const { article } = await importText(first.client, TORTURE_TEXT)
    await first.backend.close()
    const folder = join(first.libraryDir, 'articles', article.id)
    await writeFile(join(folder, 'text.txt'), 'something else')
    const second = await reopen(first)
    expect((await second.client.call('article.open', { article: article.id })).text).toBe(TORTURE_TEXT)
    await second.backend.close()
    expect((await readdir(folder)).some((name) => name.startsWith('text.txt.damaged-'))).toBe(true)
  })

  it('D15: one flipped byte in the journal is named, and what can be read stays in force', async () => {
    const first = await openTestBackend()
    const { article } = await importText(first.client, 'Some text with words.')
    await first.client.call('command.run', { command: highlight(article.id, 0, 4) })
    await first.client.call('command.run', { command: highlight(article.id, 5, 9) })
    await first.backend.close()
    const folder = join(first.libraryDir, 'journal')
    const name = (await readdir(folder)).find((candidate) => candidate.endsWith('.ndjson')) ?? ''
    const bytes = await readFile(join(folder, name))
    const at = bytes.indexOf('Highlight')
    bytes[at] = 'h'.charCodeAt(0)
    await writeFile(join(folder, name), bytes)
    const second = await reopen(first)
    const state = await second.client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.notices[0]?.message).toContain('line 3: the line was changed')
    expect((await second.client.call('article.open', { article: article.id })).spans).toHaveLength(2)
    await second.client.call('command.run', { command: highlight(article.id, 10, 14) })
    await second.backend.close()
    const third = await reopen(first)
    expect((await third.client.call('article.open', { article: article.id })).spans).toHaveLength(3)
    expect((await third.client.call('command.undo', {}))?.label).toContain('“with”')
    await third.backend.close()
  })

  it('D12: importing the same bytes twice changes nothing', async () => {
    const { client, backend } = await openTestBackend()
    await importText(client, 'The same text.')
    const before = await client.call('history.list', { before: 0, limit: 10 })
    await importText(client, 'The same text.')
    expect(await client.call('history.list', { before: 0, limit: 10 })).toEqual(before)
    await backend.close()
  })

  it('the history comes in pages, newest first, without a gap or an overlap', async () => {
    const { client, backend } = await openTestBackend()
    const { article } = await importText(client, 'word '.repeat(20))
    for (let index = 0; index < 6; index += 1) {
      await client.call('command.run', { command: highlight(article.id, index * 5, index * 5 + 4) })
    }
    const seqs: number[] = []
    for (let before = 0, more = true; more; before = seqs.at(-1) ?? 0) {
      const page = await client.call('history.list', { before, limit: 3 })
      seqs.push(...page.entries.map((entry) => entry.seq))
      more = page.more && seqs.length < 20
    }
    expect(seqs).toEqual([7, 6, 5, 4, 3, 2, 1])
    await backend.close()
  })

  it('D13: an article in the bin comes back with its annotations', async () => {
    const { client, backend } = await openTestBackend()
    const { article } = await importText(client, 'Some text.')
    await client.call('command.run', { command: highlight(article.id, 0, 4) })
    await client.call('command.run', { command: { type: 'article.bin', articles: [article.id], binned: true } })
    expect(await client.call('article.list', {})).toHaveLength(0)
    expect((await client.call('article.binned', {})).map(({ article: { id } }) => id)).toEqual([article.id])
    await importText(client, 'Some text.')
    const [summary] = await client.call('article.list', {})
    expect(summary?.counts).toEqual({ spans: 1, claims: 1, decided: 0, documentLabels: 0 })
    await backend.close()
  })

  it('library files have sorted keys, say their unit and hold no path of the machine', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const { article } = await importText(client, 'Some text.')
    await client.call('command.run', { command: highlight(article.id, 0, 4) })
    await backend.close()
    const names = (await readdir(libraryDir, { recursive: true })).filter((name) => /\.(json|ndjson|txt)$/.test(name))
    expect(names.length).toBeGreaterThan(7)
    for (const name of names) {
      const content = await readFile(join(libraryDir, name), 'utf8')
      expect(content).not.toContain(libraryDir)
      expect(content.includes('\r')).toBe(false)
      if (!name.endsWith('.json')) continue
      const value = JSON.parse(content) as Record<string, unknown>
      expect(value['offsetUnit']).toBe('utf16')
      expect(Object.keys(value)).toEqual(Object.keys(value).sort())
      expect(content.endsWith('}\n')).toBe(true)
    }
    expect(await readFile(join(libraryDir, 'articles', article.id, 'text.txt'), 'utf8')).toBe('Some text.')
  })

  it('a thousand commands at once share the disk and all arrive, in order', async () => {
    const { client, backend, libraryDir, configDir } = await openTestBackend()
    const text = 'word '.repeat(1000)
    const { article } = await importText(client, text)
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        client.call('command.run', { command: highlight(article.id, index * 5, index * 5 + 4) })
      )
    )
    expect(answers.map((answer) => answer.seq)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 2))
    await backend.close()
    const next = await openTestBackend({ libraryDir, configDir })
    expect((await next.client.call('article.open', { article: article.id })).spans).toHaveLength(1000)
    const report = await next.backend.local.verify()
    expect(report).toEqual({ articles: 1, journalEntries: 1001, problems: [], remarks: [] })
    await next.backend.close()
  })
})

describe('places that are no library', () => {
  it('a file, a folder with other things in it and a folder without permission are refused by name', async () => {
    const root = await testFolder()
    await writeFile(join(root, 'a-file'), 'x')
    await expect(openTestBackend({ libraryDir: join(root, 'a-file') })).rejects.toMatchObject({ code: 'not-a-folder' })
    await expect(openTestBackend({ libraryDir: root })).rejects.toMatchObject({ code: 'not-a-library' })
    expect(await readdir(root)).toEqual(['a-file'])
  })

  it.skipIf(process.getuid?.() === 0)('a folder without write permission (needs a user who is not root)', async () => {
    const root = await testFolder()
    await mkdir(join(root, 'shut'))
    await chmod(join(root, 'shut'), 0o500)
    await expect(openTestBackend({ libraryDir: join(root, 'shut') })).rejects.toMatchObject({ code: 'file-error' })
  })

  it('D4: a library whose library.json is gone is opened, and says that it was made again', async () => {
    const first = await openTestBackend()
    const { article } = await importText(first.client, 'Some text.')
    await first.backend.close()
    await rm(join(first.libraryDir, 'library.json'))
    const second = await reopen(first)
    const state = await second.client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.notices[0]?.message).toContain('library.json')
    expect((await second.client.call('article.open', { article: article.id })).text).toBe('Some text.')
    await second.backend.close()
    const third = await reopen(first)
    const next = await third.client.call('app.state', {})
    expect(next.phase === 'ready' && next.library.notices).toEqual([])
    await third.backend.close()
  })

  it('D10: a library of a newer version opens read-only', async () => {
    const first = await openTestBackend()
    await first.backend.close()
    const file = join(first.libraryDir, 'library.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/"version": \d+/, '"version": 9'))
    const second = await reopen(first)
    const state = await second.client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.readOnly?.reason).toBe('newer-version')
    await second.backend.close()
    expect(await readFile(file, 'utf8')).toContain('"version": 9')
  })
})

describe('setting up', () => {
  it('asks for a name and a place, then makes the library with the sample articles', async () => {
    const root = await testFolder()
    const first = await openTestBackend({ libraryDir: null, configDir: join(root, 'config') })
    const state = await first.client.call('app.state', {})
    expect(state.phase).toBe('setup')
    await expect(first.client.call('article.list', {})).rejects.toMatchObject({ code: 'no-library' })
    const view = await first.client.call('setup.create', { name: 'Mara Klein', place: join(root, 'lib'), sample: true })
    expect(view.person.name).toBe('Mara Klein')
    expect((await first.client.call('article.list', {})).length).toBe(5)
    await first.backend.close()
    const second = await openTestBackend({ libraryDir: null, configDir: join(root, 'config') })
    const next = await second.client.call('app.state', {})
    expect(next.phase === 'ready' && next.library.person.name).toBe('Mara Klein')
    await second.backend.close()
  })

  it('takes the name that is typed, also where settings with another one were left', async () => {
    const root = await testFolder()
    const places = { libraryDir: null, configDir: join(root, 'config') }
    const first = await openTestBackend(places)
    await first.client.call('setup.create', { name: 'M', place: join(root, 'lib'), sample: false })
    await first.backend.close()
    await rm(join(root, 'lib'), { recursive: true })
    const second = await openTestBackend(places)
    const state = await second.client.call('app.state', {})
    expect(state.phase === 'setup' && state.setup.problem).toContain('no library')
    const view = await second.client.call('setup.create', {
      name: 'Mara Klein',
      place: join(root, 'lib'),
      sample: false
    })
    expect(view.person.name).toBe('Mara Klein')
    expect(view.people.map((person) => person.name)).toEqual(['Mara Klein'])
    await second.backend.close()
  })
})

describe('files named by a person of this machine', () => {
  it('a pipe, an empty folder and a mistyped place are refused, and good files are imported all the same', async () => {
    const { backend } = await openTestBackend()
    const root = await testFolder()
    await mkdir(join(root, 'empty'))
    await writeFile(join(root, 'good.txt'), 'Some text.')
    execFileSync('mkfifo', [join(root, 'pipe.txt')])
    const paths = ['good.txt', 'empty', 'pipe.txt', 'missing.txt'].map((name) => join(root, name))
    const report = await backend.local.importDocuments(paths)
    expect(report.added.map(({ file }) => file)).toEqual(['good.txt'])
    expect(report.problems.map(({ file, code }) => [file, code])).toEqual([
      ['empty', 'nothing-found'],
      ['missing.txt', 'file-error'],
      ['pipe.txt', 'not-a-file']
    ])
    const nowhere = join(root, 'no', 'such', 'folder.csv')
    await expect(backend.local.exportTo(nowhere, { ...WHOLE_EXPORT, format: 'w3c' }, false)).rejects.toMatchObject({
      code: 'file-error'
    })
    expect((await readdir(root)).sort()).toEqual(['empty', 'good.txt', 'pipe.txt'])
    await backend.close()
  })

  it('CSV, native JSON and W3C of the same library agree on every passage', async () => {
    const { backend, client } = await openTestBackend()
    const { article } = await importText(client, TORTURE_TEXT)
    for (const { utf16 } of TORTURE_TARGETS) {
      await client.call('command.run', { command: highlight(article.id, utf16[0], utf16[1]) })
    }
    const root = await testFolder()
    const written: Record<string, string> = {}
    for (const format of ['csv', 'native', 'w3c', 'jsonl']) {
      const path = join(root, `${format}.${format === 'csv' ? 'csv' : 'json'}`)
      await backend.local.exportTo(path, { ...WHOLE_EXPORT, format }, false)
      written[format] = await readFile(path, 'utf8')
    }
    for (const { exact, codepoint, utf16 } of TORTURE_TARGETS) {
      expect(written['csv']).toContain(`,${codepoint[0]},${codepoint[1]},`)
      expect(written['native']).toMatch(new RegExp(`"end": ${utf16[1]},\\s+"start": ${utf16[0]}`))
      expect(written['w3c']).toContain(`"start":${codepoint[0]},"end":${codepoint[1]}`)
      for (const content of Object.values(written)) expect(content).toContain(exact)
    }
    await backend.close()
  })
})
