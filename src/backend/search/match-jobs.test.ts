import { afterAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import type { MatchChoice } from '../../api/match-params'
import type { FindQuery } from '../../core/query/find-in-article'
import type { FindWithin } from '../../core/query/match-within'
import { ANYWHERE } from '../../core/query/match-within'
import { highlight, importText, openTestBackend, removeTestFolders } from '../testing/test-backend'
import type { TestBackend } from '../testing/test-backend'
import { addText, openTestLibrary } from '../testing/test-library'
import { MatchJob } from './match-job'

afterAll(removeTestFolders)

const query = (words: string, how: Partial<FindQuery> = {}): FindQuery => ({
  words,
  matchCase: false,
  wholeWord: false,
  regex: false,
  inflected: false,
  ...how
})
const FORMS = query('taxes', { inflected: true })
const ALL: MatchChoice = { mode: 'all-but', matches: [] }
const TEXTS = [
  'The tax fell in the spring. Nobody had said before that taxes could fall in that way.',
  'They taxed the ships and they were taxing the harbour, the mayor said to the council in May.',
  'The council met in the old town hall, and the mayor said nothing about what it would cost.'
]

let subject: TestBackend
let articles: string[]

async function search(asked: FindQuery, within: FindWithin = ANYWHERE, of: readonly string[] | null = articles) {
  const { job } = await subject.client.call('matches.begin', { query: asked, within, articles: of && [...of] })
  return { job, outline: await subject.client.call('matches.outline', { job }) }
}
const wordsOf = async (job: string) =>
  (await subject.client.call('matches.page', { job, from: 0, limit: 500 })).map((row) => row.words)
const spansOf = async (article: string) => {
  const opened = await subject.client.call('article.open', { article })
  return opened.spans.map((span) => span.quotes[0]?.exact)
}

beforeEach(async () => {
  subject = await openTestBackend()
  articles = []
  for (const [index, text] of TEXTS.entries()) {
    articles.push((await importText(subject.client, text, `Article ${index + 1}`)).article.id)
  }
})
afterEach(() => subject.backend.close())

describe('matches in several articles', () => {
  it('are found article by article, each in its context, and every one is what the text says', async () => {
    const { job, outline } = await search(FORMS)
    expect(outline).toMatchObject({ total: 4, truncated: false, searched: 3, problems: [], withoutForms: [] })
    expect(outline.articles.map(({ title, from, count }) => [title, from, count])).toEqual([
      ['Article 1', 0, 2],
      ['Article 2', 2, 2]
    ])
    const rows = await subject.client.call('matches.page', { job, from: 1, limit: 2 })
    expect(rows.map((row) => [row.match, row.words])).toEqual([
      [1, 'taxes'],
      [2, 'taxed']
    ])
    for (const row of rows) {
      const { text } = await subject.client.call('article.open', { article: row.article })
      expect(text.slice(row.start, row.end)).toBe(row.words)
      expect(text).toContain(row.before.replace('…', '') + row.words + row.after.replace('…', ''))
    }
  })

  it('are highlighted by one command with a name of its own: one undo, also after a restart', async () => {
    const { job, outline } = await search(FORMS)
    const report = await subject.client.call('matches.commit', {
      job,
      label: 'claim',
      chosen: { mode: 'all-but', matches: [1] },
      skipLabelled: true
    })
    expect(report).toMatchObject({ highlights: 3, articles: 2, problems: [], alreadyLabelled: 0 })
    expect(report.label).toBe('Highlight 3 matches of “taxes” as Claim')
    expect(outline.total).toBe(4)
    const [first = '', second = ''] = articles
    expect(await spansOf(first)).toEqual(['tax'])
    expect(await spansOf(second)).toEqual(['taxed', 'taxing'])
    const opened = await subject.client.call('article.open', { article: second })
    expect(opened.claims.map((claim) => claim.spans)).toEqual(opened.spans.map((span) => [span.id]))
    expect(opened.status).toBe('in-progress')
    await expect(subject.client.call('matches.outline', { job })).rejects.toMatchObject({ code: 'not-found' })

    const { libraryDir, configDir } = subject
    await subject.backend.close()
    subject = await openTestBackend({ libraryDir, configDir })
    expect((await subject.client.call('command.undo', {}))?.label).toBe(report.label)
    for (const article of articles) expect(await spansOf(article)).toEqual([])
    await subject.client.call('command.redo', {})
    expect(await spansOf(second)).toEqual(['taxed', 'taxing'])
  })

  it('get no claim with a label that makes none', async () => {
    const { job } = await search(FORMS)
    const chosen: MatchChoice = { mode: 'only', matches: [0] }
    await subject.client.call('matches.commit', { job, label: 'speaker', chosen, skipLabelled: true })
    const opened = await subject.client.call('article.open', { article: articles[0] ?? '' })
    expect(opened.spans.map((span) => span.label)).toEqual(['speaker'])
    expect(opened.claims).toEqual([])
  })

  it('are left alone where they have the label already, if that is wanted', async () => {
    const [first = ''] = articles
    await subject.client.call('command.run', { command: highlight(first, 4, 7) })
    const one = await search(FORMS)
    expect(await subject.client.call('matches.labelled', { job: one.job, label: 'claim' })).toEqual([0])
    expect(await subject.client.call('matches.labelled', { job: one.job, label: 'speaker' })).toEqual([])
    const [row] = await subject.client.call('matches.page', { job: one.job, from: 0, limit: 1 })
    expect(row?.labels).toEqual(['claim'])
    const commit = { job: one.job, label: 'claim', chosen: ALL, skipLabelled: true }
    expect(await subject.client.call('matches.commit', commit)).toMatchObject({ highlights: 3, alreadyLabelled: 1 })
    const again = await search(FORMS)
    const nothing = await subject.client.call('matches.commit', { ...commit, job: again.job })
    expect(nothing).toMatchObject({ highlights: 0, alreadyLabelled: 4, seq: null, label: null })
    const twice = await search(FORMS)
    expect(
      await subject.client.call('matches.commit', { ...commit, job: twice.job, skipLabelled: false })
    ).toMatchObject({ highlights: 4 })
  })

  it('within a label lie inside its highlights', async () => {
    const [first = ''] = articles
    await subject.client.call('command.run', { command: highlight(first, 0, 26) })
    const inside = await search(FORMS, { mode: 'inside', labels: ['claim'] })
    expect(await wordsOf(inside.job)).toEqual(['tax'])
    const outside = await search(FORMS, { mode: 'outside', labels: ['claim'] })
    expect(await wordsOf(outside.job)).toEqual(['taxes', 'taxed', 'taxing'])
  })

  it('are not looked for in the bin, and articles that went there since are reported and left out', async () => {
    const [first = '', second = '', third = ''] = articles
    const bin = (article: string) =>
      subject.client.call('command.run', { command: { type: 'article.bin', articles: [article], binned: true } })
    await bin(third)
    const { job, outline } = await search(query('the'), ANYWHERE, null)
    expect(outline.searched).toBe(2)
    await bin(second)
    const report = await subject.client.call('matches.commit', {
      job,
      label: 'loaded',
      chosen: ALL,
      skipLabelled: true
    })
    expect(report).toMatchObject({ articles: 1, problems: [{ article: second, title: 'Article 2' }] })
    expect(report.problems[0]?.message).toMatch(/removed/)
    expect((await spansOf(first)).length).toBe(report.highlights)
    expect((await search(FORMS)).outline.problems).toHaveLength(2)
  })

  it('are whole characters without white space at their edges', async () => {
    const { job, outline } = await search(query(String.raw`\s+said\s*|\s+`, { regex: true }), ANYWHERE, articles)
    expect(new Set(await wordsOf(job))).toEqual(new Set(['said']))
    expect(outline.total).toBe(TEXTS.join(' ').split(' said ').length - 1)
  })

  it('say what is wrong with the query', async () => {
    const begin = (asked: FindQuery) =>
      subject.client.call('matches.begin', { query: asked, within: ANYWHERE, articles: null })
    await expect(begin(query('(', { regex: true }))).rejects.toMatchObject({
      code: 'bad-query',
      message: expect.stringMatching(/no regular expression/)
    })
    await expect(begin(query('  '))).rejects.toMatchObject({ code: 'bad-query' })
  })

  it('say for which languages no forms are known', async () => {
    const [first = ''] = articles
    const command = { type: 'article.update', article: first, patch: { language: 'el' } } as const
    await subject.client.call('command.run', { command })
    const { job, outline } = await search(FORMS)
    expect(outline.withoutForms).toEqual(['el'])
    expect(await wordsOf(job)).toEqual(['taxes', 'taxed', 'taxing'])
  })

  it('are forgotten when the search is cancelled, and nothing is stored', async () => {
    const before = await subject.client.call('history.list', { before: 0, limit: 500 })
    const { job } = await subject.client.call('matches.begin', {
      query: query('(a+)+$', { regex: true }),
      within: ANYWHERE,
      articles: null
    })
    const outline = subject.client.call('matches.outline', { job })
    await subject.client.call('matches.cancel', { job })
    await expect(outline).rejects.toMatchObject({ code: 'cancelled' })
    await expect(subject.client.call('matches.page', { job, from: 0, limit: 1 })).rejects.toMatchObject({
      code: 'not-found'
    })
    expect(await subject.client.call('history.list', { before: 0, limit: 500 })).toEqual(before)
    expect(subject.faults).toEqual([])
  })

  it('tell of progress up to the last article', async () => {
    const heard: unknown[] = []
    subject.client.on('matches.progress', (progress) => heard.push(progress))
    const { job } = await search(FORMS)
    expect(heard.at(-1)).toEqual({ job, done: 3, total: 3, found: 4 })
  })

  it('refuse a label that is not there or not for passages, and change nothing', async () => {
    const { job } = await search(FORMS)
    const commit = (label: string) =>
      subject.client.call('matches.commit', { job, label, chosen: ALL, skipLabelled: true })
    await expect(commit('gone')).rejects.toMatchObject({ code: 'unknown-label' })
    await expect(commit('wire-copy')).rejects.toMatchObject({ code: 'wrong-target' })
    for (const article of articles) expect(await spansOf(article)).toEqual([])
    await expect(commit('claim')).resolves.toMatchObject({ highlights: 4 })
  })
})

describe('an expression that takes for ever', () => {
  const bomb = query('(a+)+$', { regex: true })
  const bombed = (index: number) => `${index} ${'a'.repeat(60)}!`

  it('is ended in that article, which is named; the others are searched', async () => {
    const library = await openTestLibrary()
    const bad = await addText(library, bombed(1))
    await addText(library, 'ends with aaa')
    const outline = await new MatchJob(library, { query: bomb, within: ANYWHERE, articles: null }, () => undefined, 200)
      .outline
    expect(outline).toMatchObject({ total: 1, searched: 2, problems: [{ article: bad }] })
    expect(outline.problems[0]?.message).toMatch(/too long/)
    await library.engine.close()
  })

  it('ends the search after a few such articles', async () => {
    const library = await openTestLibrary()
    for (let index = 0; index < 8; index += 1) await addText(library, bombed(index))
    const outline = await new MatchJob(library, { query: bomb, within: ANYWHERE, articles: null }, () => undefined, 50)
      .outline
    expect(outline).toMatchObject({ total: 0, searched: 5, problems: { length: 5 } })
    expect(outline.problems.at(-1)?.message).toMatch(/the search stopped/)
    await library.engine.close()
  })

  it('is ended at once when the search is cancelled', async () => {
    const library = await openTestLibrary()
    await addText(library, bombed(1))
    const job = new MatchJob(library, { query: bomb, within: ANYWHERE, articles: null }, () => undefined, 600_000)
    setTimeout(() => job.cancel(), 100)
    await expect(job.outline).rejects.toMatchObject({ code: 'cancelled' })
    await library.engine.close()
  })
})
