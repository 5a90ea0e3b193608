import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { PREVIEW_PAGE } from '../../../api/contract'
import { PLAIN_READING } from '../../../api/import-params'
import { openTestBackend, importText, removeTestFolders } from '../../testing/test-backend'
import { batchOf, sendFiles, wholePreview } from './testing/send-files'

afterAll(removeTestFolders)

const SENTENCES = Array.from(
  { length: 60 },
  (_, index) => `Sentence number ${index} of the ferry has its own words w${index}.`
)
const ARTICLE = SENTENCES.join(' ')
const COPY = `${SENTENCES.slice(4).join(' ')} And one more sentence at the end.`

const shapeOf = (similar: { kind: string; article: string | null; item: string | null } | null) =>
  similar && { kind: similar.kind, where: similar.article === null ? similar.item : 'library' }

describe('D12: what an import would do', () => {
  test('a preview comes in pages, each file before its document', async () => {
    const { client, backend } = await openTestBackend()
    const { batch } = await client.call('import.begin', {})
    const names = Array.from({ length: PREVIEW_PAGE }, (_, index) => `${String(index).padStart(4, '0')}.txt`)
    for (let from = 0; from < names.length; from += 100) {
      const files = names.slice(from, from + 100).map((name) => [name, `The text of ${name}`] as const)
      await sendFiles(client, batch, Object.fromEntries(files))
    }
    const first = await client.call('import.preview', { batch })
    expect(first.sources.length + first.items.length).toBe(PREVIEW_PAGE)
    expect(first.next).toBe(PREVIEW_PAGE)
    const { sources, items } = await wholePreview(client, batch)
    expect(sources.map(({ name }) => name)).toEqual(names)
    expect(items.map(({ name }) => name)).toEqual(names)
    await backend.close()
  })

  test('tells the same bytes, the same text from other bytes, and most of a text; in the library and in the import', async () => {
    const { client, backend } = await openTestBackend()
    await importText(client, ARTICLE, 'There')
    const batch = await batchOf(client, {
      'same.txt': ARTICLE,
      'bom.txt': `\uFEFF${ARTICLE}`,
      'copy.txt': COPY,
      'own.txt': 'Something else that nobody has written before, in some words of its own.',
      'again.txt': 'Something else that nobody has written before, in some words of its own.'
    })
    const { items } = await wholePreview(client, batch)
    expect(
      items.map(({ item, outcome, duplicateOf, similar }) => [item, outcome, duplicateOf, shapeOf(similar)])
    ).toEqual([
      ['same-txt', 'duplicate', 'There', null],
      ['bom-txt', 'new', null, { kind: 'same-text', where: 'library' }],
      ['copy-txt', 'new', null, { kind: 'near', where: 'library' }],
      ['own-txt', 'new', null, null],
      ['again-txt', 'new', null, { kind: 'same-text', where: 'own-txt' }]
    ])
    expect(items[2]?.similar?.share).toBeGreaterThan(0.7)
    await backend.close()
  })

  test('near texts are recognised again from the cache, and without it', async () => {
    const first = await openTestBackend()
    const there = await batchOf(first.client, { 'there.txt': ARTICLE })
    await first.client.call('import.preview', { batch: there })
    await first.client.call('import.commit', { batch: there, items: [{ item: 'there-txt', title: 'There' }] })
    await first.backend.close()
    const cache = join(first.libraryDir, 'cache', 'fingerprints.bin')
    expect((await stat(cache)).size).toBeGreaterThan(32)
    for (const round of ['kept', 'made anew', 'of another version']) {
      if (round === 'made anew') await rm(cache)
      if (round === 'of another version') await writeFile(cache, 'claimdesk/fingerprints 0\nnonsense')
      const { client, backend } = await openTestBackend(first)
      const batch = await batchOf(client, { 'copy.txt': COPY })
      const { items } = await wholePreview(client, batch)
      expect(shapeOf(items[0]?.similar ?? null), round).toEqual({ kind: 'near', where: 'library' })
      await client.call('import.cancel', { batch })
      await backend.close()
    }
  })

  test('another encoding replaces what was read of a file, and is what is stored', async () => {
    const { client, backend } = await openTestBackend()
    const batch = await batchOf(client, { 'a.txt': Buffer.from('Gr\xfc\xdfe aus Ostrava.', 'latin1') })
    const settings = { ...PLAIN_READING, encoding: 'windows-1251' }
    const wrong = await client.call('import.read', { batch, item: 'a-txt', settings })
    expect(wrong.items[0]).toMatchObject({ encoding: { name: 'windows-1251' }, excerpt: 'GrьЯe aus Ostrava.' })
    const right = { ...PLAIN_READING, encoding: 'windows-1252' }
    await client.call('import.read', { batch, item: 'a-txt', settings: right })
    const { sources } = await wholePreview(client, batch)
    expect(sources[0]?.settings).toEqual(right)
    const { added } = await client.call('import.commit', { batch, items: [{ item: 'a-txt', title: 'Greetings' }] })
    expect((await client.call('article.open', { article: added[0] ?? '' })).text).toBe('Grüße aus Ostrava.')
    await expect(
      client.call('import.read', { batch, item: 'a-txt', settings: { ...PLAIN_READING, encoding: 'klingon' } })
    ).rejects.toMatchObject({ code: 'not-found' })
    await backend.close()
  })

  test('only parts that are certain enough are left out when nothing else is said', async () => {
    const { client, backend } = await openTestBackend()
    const lines = [...SENTENCES.slice(0, 8), 'With assistance from Jana Novák', 'Read more: what else happened']
    const batch = await batchOf(client, { 'a.txt': lines.join('\n') })
    const { tail, text } = await client.call('import.detail', { batch, item: 'a-txt' })
    expect(tail).toHaveLength(2)
    const certain = tail.filter(({ preselected }) => preselected).map(({ start, end }) => text.slice(start, end))
    expect(certain).toEqual(['With assistance from Jana Novák'])
    const items = [{ item: 'a-txt', title: 'A', leaveOut: 'confident' as const }]
    const { added } = await client.call('import.commit', { batch, items })
    const { article } = await client.call('article.open', { article: added[0] ?? '' })
    const out = article.segments.filter(({ excluded }) => excluded)
    expect(out.map(({ start, end }) => text.slice(start, end))).toEqual(certain)
    await backend.close()
  })

  test('what was typed is what is stored, and says so; parts are left out as in the window', async () => {
    const { client, backend } = await openTestBackend()
    const teaser =
      'The river rose in the night and the mayor of the town told reporters that the old bridge at the mill could not be'
    const body = SENTENCES.map((_, index) => SENTENCES.slice(index, index + 3).join(' '))
      .slice(0, 8)
      .join('\n')
    const batch = await batchOf(client, { 'a.txt': `${body}\nWith assistance from Jana Novák\n${teaser}` })
    const { items } = await wholePreview(client, batch)
    expect(items[0]?.tail).toMatchObject({ parts: 2 })
    const { tail, text } = await client.call('import.detail', { batch, item: 'a-txt' })
    const credit = tail.find(({ role }) => role === 'credit')
    expect(text.slice(credit?.start, credit?.end)).toBe('With assistance from Jana Novák')
    const leaveOut = tail.map(({ start, end }) => ({ start, end }))
    const choice = { item: 'a-txt', title: 'Mine', publisher: 'River Press', publishedAt: '2024-08', leaveOut }
    const { added } = await client.call('import.commit', { batch, items: [choice] })
    const { article } = await client.call('article.open', { article: added[0] ?? '' })
    expect(article).toMatchObject({ title: 'Mine', publisher: 'River Press', publishedAt: '2024-08', byline: null })
    expect(article.metadataFrom).toMatchObject({ title: 'you', publisher: 'you', publishedAt: 'you' })
    const state = await client.call('app.state', {})
    const person = state.phase === 'ready' ? state.library.person.id : ''
    const parts = article.segments.filter(({ excluded }) => excluded)
    expect(parts.map(({ start, end, confirmedBy }) => ({ start, end, confirmedBy }))).toEqual(
      leaveOut.map((range) => ({ ...range, confirmedBy: person }))
    )
    await backend.close()
  })

  test('a part that does not lie in the text stores nothing', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const batch = await batchOf(client, { 'a.txt': 'Some words.', 'b.txt': 'Other words.' })
    const items = [
      { item: 'a-txt', title: 'A' },
      { item: 'b-txt', title: 'B', leaveOut: [{ start: 3, end: 900 }] }
    ]
    await expect(client.call('import.commit', { batch, items })).rejects.toMatchObject({ code: 'invalid-range' })
    expect(await readdir(join(libraryDir, 'articles'))).toEqual([])
    await backend.close()
  })

  test('a file that cannot become an article is told, and refused by what is wrong with it, not as a fault', async () => {
    const { client, backend, faults } = await openTestBackend()
    const batch = await batchOf(client, { 'bad.txt': Buffer.from([0, 1, 2, 3]), 'good.txt': 'Words.' })
    const { items, sources } = await wholePreview(client, batch)
    expect(items.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ['problem', 'binary'],
      ['new', undefined]
    ])
    expect(sources[0]?.problem?.code).toBe('binary')
    const commit = client.call('import.commit', { batch, items: [{ item: 'bad-txt', title: 'Bad' }] })
    await expect(commit).rejects.toMatchObject({ code: 'binary' })
    await expect(client.call('import.detail', { batch, item: 'bad-txt' })).rejects.toMatchObject({ code: 'binary' })
    expect(faults).toEqual([])
    await backend.close()
  })

  test('a pasted page keeps its headings; markup that does not give the text is left aside', async () => {
    const { client, backend } = await openTestBackend()
    const { batch } = await client.call('import.begin', {})
    const text = `The fall\n${ARTICLE}`
    const html = `<meta charset="utf-8"><h2>The fall</h2><p>${ARTICLE}</p>`
    await client.call('import.paste', { batch, item: 'rich', title: 'Rich', text, html })
    await client.call('import.paste', { batch, item: 'poor', title: 'Poor', text: `${text} More.`, html: '<p>No</p>' })
    const { items } = await wholePreview(client, batch)
    expect(items.map(({ title, kind }) => [title, kind])).toEqual([
      ['Rich', 'html'],
      ['Poor', 'txt']
    ])
    const { paragraphs } = await client.call('import.detail', { batch, item: 'rich' })
    expect(paragraphs.map(({ kind }) => kind)).toContain('heading')
    await backend.close()
  })
})
