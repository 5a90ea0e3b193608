import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Client } from '../../api/client'
import type { VersionDraftId } from '../../api/version-params'
import { highlight, importText, openTestBackend, removeTestFolders } from '../testing/test-backend'
import type { TestBackend } from '../testing/test-backend'

const FIRST = [
  'The port counted 412 crates on Monday.',
  'By Friday, the harbour master said, 97 of them were gone.',
  'Nobody had signed for the crates.',
  'It rained all week.'
].join('\n')
const SECOND = [
  'Update: the port answers.',
  'The port counted 412 sealed crates on Monday.',
  'By Friday, the harbour master said, 97 of them were gone.',
  'It rained all week.'
].join('\n')

const open: TestBackend[] = []
async function start(...given: Parameters<typeof openTestBackend>): Promise<TestBackend> {
  const subject = await openTestBackend(...given)
  open.push(subject)
  return subject
}
const stop = async (subject: TestBackend): Promise<void> => {
  open.splice(open.indexOf(subject), 1)
  await subject.backend.close()
}
afterEach(async () => {
  for (const { backend } of open.splice(0)) await backend.close()
  await removeTestFolders()
})

/** A text on its way to become a new version of an article. */
async function draft(client: Client, article: string, text: string, title = ''): Promise<VersionDraftId> {
  const { batch } = await client.call('import.begin', {})
  await client.call('import.paste', { batch, item: 'v', title, text, html: null })
  return { batch, item: 'v', article }
}

async function revise(client: Client, article: string, text: string) {
  const id = await draft(client, article, text)
  await client.call('version.preview', id)
  return client.call('version.commit', { ...id, take: [] })
}

const mark = async (client: Client, article: string, text: string, words: string): Promise<void> => {
  const start = text.indexOf(words)
  await client.call('command.run', { command: highlight(article, start, start + words.length) })
}

/** Every highlight in words: `412 crates`, or `(gone words)` of an orphan. Each has its words where it says. */
async function said(client: Client, article: string): Promise<string[]> {
  const { text, spans } = await client.call('article.open', { article })
  for (const { orphan, ranges, quotes } of spans) {
    if (orphan) continue
    ranges.forEach(({ start, end }, index) => expect(text.slice(start, end)).toBe(quotes[index]?.exact))
  }
  return spans.map(({ orphan, quotes }) => (orphan ? `(${quotes[0]?.exact})` : (quotes[0]?.exact ?? ''))).sort()
}

async function withHighlights(client: Client): Promise<string> {
  const { article } = await importText(client, FIRST)
  for (const words of ['97 of them', 'counted 412 crates on', 'signed for the crates', 'all week']) {
    await mark(client, article.id, FIRST, words)
  }
  return article.id
}

describe('a new version of an article', () => {
  it('D12: the report says what becomes of everything, and nothing is stored', async () => {
    const { client, libraryDir } = await start()
    const article = await withHighlights(client)
    const before = await client.call('article.open', { article })
    const id = await draft(client, article, SECOND, 'Crates: the port answers')
    const report = await client.call('version.preview', id)
    expect(report).toMatchObject({
      outcome: 'new',
      number: 2,
      sameText: false,
      spans: { kept: 0, moved: 2, changed: 1, orphan: 1, found: 0 },
      before: { characters: FIRST.length, paragraphs: 4 },
      after: { characters: SECOND.length, paragraphs: 4 },
      others: []
    })
    expect(report.fates.map(({ fate, before: was, after }) => [fate, was, after])).toEqual([
      ['orphan', 'signed for the crates', null],
      ['changed', 'counted 412 crates on', 'counted 412 sealed crates on'],
      ['moved', '97 of them', '97 of them'],
      ['moved', 'all week', 'all week']
    ])
    const page = await client.call('version.diff', { of: { kind: 'draft', ...id }, folded: false, from: 0, limit: 100 })
    expect(page.items.map(({ kind }) => kind)).toEqual(['added', 'changed', 'same', 'removed', 'same'])
    expect(page.changes).toEqual([0, 3])
    await client.call('version.cancel', { batch: id.batch })
    expect(await client.call('article.open', { article })).toEqual(before)
    expect((await readdir(join(libraryDir, 'articles', article))).filter((name) => name.includes('-2'))).toEqual([])
    await expect(client.call('version.commit', { ...id, take: [] })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('D8, D1: one command, one undo and redo, also after a restart; every version’s files stay', async () => {
    let subject = await start()
    const places = { libraryDir: subject.libraryDir, configDir: subject.configDir }
    const article = await withHighlights(subject.client)
    const first = await subject.client.call('article.open', { article })
    const { committed, spans } = await revise(subject.client, article, SECOND)
    expect(spans.orphan).toBe(1)
    const after = ['(signed for the crates)', '97 of them', 'all week', 'counted 412 sealed crates on']
    expect(await said(subject.client, article)).toEqual(after)
    const files = (await readdir(join(subject.libraryDir, 'articles', article))).sort()
    expect(files).toEqual(expect.arrayContaining(['original-2.txt', 'original.txt', 'text-2.txt', 'text.txt']))
    expect(await readFile(join(subject.libraryDir, 'articles', article, 'text-2.txt'), 'utf8')).toBe(SECOND)

    await stop(subject)
    subject = await start(places)
    expect(await said(subject.client, article)).toEqual(after)
    expect((await subject.client.call('app.state', {})).phase).toBe('ready')
    expect(await subject.backend.local.verify()).toMatchObject({ problems: [] })
    expect((await subject.client.call('command.undo', {}))?.label).toBe(committed.label)
    const back = await subject.client.call('article.open', { article })
    const byId = (opened: typeof back) => ({
      ...opened,
      seq: 0,
      spans: opened.spans.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    })
    expect(byId(back)).toEqual(byId(first))

    await stop(subject)
    subject = await start(places)
    expect((await subject.client.call('article.open', { article })).text).toBe(FIRST)
    await subject.client.call('command.redo', {})
    expect(await said(subject.client, article)).toEqual(after)
    const stored = { kind: 'stored', article, version: 1 } as const
    const page = await subject.client.call('version.diff', { of: stored, folded: true, from: 0, limit: 10 })
    expect(page.items.filter(({ kind }) => kind !== 'same')).toHaveLength(3)
    expect(subject.faults).toEqual([])
  })

  it('a version that was taken back keeps its files, and the next one gets others', async () => {
    const { client, libraryDir } = await start()
    const article = await withHighlights(client)
    await revise(client, article, SECOND)
    await client.call('command.undo', {})
    await revise(client, article, `${SECOND}\nMore.`)
    expect((await client.call('article.open', { article })).text).toBe(`${SECOND}\nMore.`)
    expect(await readFile(join(libraryDir, 'articles', article, 'text-2.txt'), 'utf8')).toBe(SECOND)
    const { article: record } = await client.call('article.open', { article })
    expect([record.text.revision, record.earlier.length]).toEqual([3, 1])
  })

  it('bytes that the library has already, as any version of any article, change nothing', async () => {
    const { client } = await start()
    const article = await withHighlights(client)
    const other = await importText(client, 'Another text.', 'Other')
    await revise(client, article, SECOND)
    for (const [text, version, of] of [
      [FIRST, 1, article],
      [SECOND, 2, article],
      ['Another text.', 1, other.article.id]
    ] as const) {
      const id = await draft(client, article, text)
      const report = await client.call('version.preview', id)
      expect(report).toMatchObject({ outcome: 'duplicate', duplicateOf: { article: of, version } })
      await expect(client.call('version.commit', { ...id, take: [] })).rejects.toMatchObject({ code: 'duplicate' })
    }
    // Imported by itself it is the article that it is a version of, not another one.
    const { batch } = await client.call('import.begin', {})
    await client.call('import.paste', { batch, item: 'one', title: '', text: SECOND, html: null })
    const { added, skipped } = await client.call('import.commit', { batch, items: [{ item: 'one', title: 'Again' }] })
    expect({ added, skipped }).toEqual({ added: [], skipped: [article] })
  })

  it('takes over the details that were chosen, keeps decided parts where they are, and names what is lost', async () => {
    const { client } = await start()
    const article = await withHighlights(client)
    const part = (words: string) => ({
      start: FIRST.indexOf(words),
      end: FIRST.indexOf(words) + words.length,
      role: 'other' as const,
      excluded: true,
      reason: 'left out by hand',
      confirmedBy: 'mara'
    })
    const segments = [part('Nobody had signed for the crates.'), part('It rained all week.')]
    await client.call('command.run', { command: { type: 'article.segments', article, segments } })
    const id = await draft(client, article, SECOND, 'Crates: the port answers')
    const report = await client.call('version.preview', id)
    expect(report.parts).toMatchObject({ moved: 1, orphan: 1 })
    expect(report.fields.map(({ field, after }) => [field, after])).toContainEqual([
      'title',
      'Crates: the port answers'
    ])
    await client.call('version.commit', { ...id, take: ['title'] })
    const { article: record, text } = await client.call('article.open', { article })
    expect(record.title).toBe('Crates: the port answers')
    expect(record.segments.map(({ start, end }) => text.slice(start, end))).toEqual(['It rained all week.'])
    await client.call('command.undo', {})
    expect((await client.call('article.open', { article })).article.segments).toEqual(segments)
  })

  it('an orphan is placed again by hand, with places proposed, and taken back with one undo', async () => {
    const { client } = await start()
    const article = await withHighlights(client)
    await revise(client, article, `${SECOND}\nNobody has put a name to these crates.`)
    const { spans, article: record, text } = await client.call('article.open', { article })
    const orphan = spans.find((span) => span.orphan)
    const [first] = await client.call('version.places', { article, span: orphan?.id ?? '' })
    expect(first).toBeUndefined()
    const range = {
      start: text.indexOf('put a name'),
      end: text.indexOf('put a name') + 'put a name to these crates'.length
    }
    const place = {
      type: 'span.update' as const,
      article,
      spans: [orphan?.id ?? ''],
      patch: { ranges: [range] },
      claims: []
    }
    const late = client.call('command.run', { command: { ...place, revision: 1 } })
    await expect(late).rejects.toMatchObject({ code: 'text-changed' })
    await client.call('command.run', { command: { ...place, revision: record.text.revision } })
    expect(await said(client, article)).toContain('put a name to these crates')
    expect((await client.call('command.undo', {}))?.label).toBe('Place “put a name to these crates” in the text again')
    expect(await said(client, article)).toContain('(signed for the crates)')
  })

  it('D8: other people’s annotations are told of, and are in their places when they open the library', async () => {
    const mara = await start()
    const ben = await start({ libraryDir: mara.libraryDir })
    const article = await withHighlights(mara.client)
    await stop(ben)
    await stop(mara)
    const again = await start({ libraryDir: mara.libraryDir, configDir: ben.configDir })
    for (const words of ['97 of them', 'Nobody had signed']) await mark(again.client, article, FIRST, words)
    await stop(again)

    const owner = await start({ libraryDir: mara.libraryDir, configDir: mara.configDir })
    const id = await draft(owner.client, article, SECOND)
    expect((await owner.client.call('version.preview', id)).others).toMatchObject([{ annotations: 2 }])
    await owner.client.call('version.commit', { ...id, take: [] })
    await stop(owner)

    const reader = await start({ libraryDir: mara.libraryDir, configDir: ben.configDir })
    expect(await said(reader.client, article)).toEqual(['(Nobody had signed)', '97 of them'])
    // What they take back and make again is of the version before, too.
    await reader.client.call('command.undo', {})
    await reader.client.call('command.redo', {})
    expect(await said(reader.client, article)).toEqual(['(Nobody had signed)', '97 of them'])
    const { problems } = await reader.backend.local.verify()
    expect(problems).toEqual([])
  })

  it('a file of this machine does the same on the command line, and a dry run only says so', async () => {
    const { client, backend, libraryDir } = await start()
    const article = await withHighlights(client)
    const path = join(libraryDir, '..', 'crates-2.txt')
    await writeFile(path, SECOND)
    const dry = await backend.local.revise(article, path, { dryRun: true })
    expect(dry.spans).toMatchObject({ moved: 2, changed: 1, orphan: 1 })
    expect((await client.call('article.open', { article })).text).toBe(FIRST)
    expect(await backend.local.revise(article, path, { dryRun: false })).toEqual(dry)
    expect((await client.call('article.open', { article })).text).toBe(SECOND)
    expect(await backend.local.revise(article, path, { dryRun: false })).toMatchObject({ outcome: 'duplicate' })
    const missing = backend.local.revise(article, `${path}.gone`, { dryRun: true })
    await expect(missing).rejects.toMatchObject({ code: 'file-error' })
  })

  it('a file that lies where a new version would go is left alone', async () => {
    const { client, libraryDir } = await start()
    const article = await withHighlights(client)
    const id = await draft(client, article, SECOND)
    await client.call('version.preview', id)
    await writeFile(join(libraryDir, 'articles', article, 'text-2.txt'), 'not ours')
    await client.call('version.commit', { ...id, take: [] })
    const { article: record, text } = await client.call('article.open', { article })
    expect([record.text.revision, text]).toEqual([3, SECOND])
    expect(await readFile(join(libraryDir, 'articles', article, 'text-2.txt'), 'utf8')).toBe('not ours')
  })
})
