import { afterAll, describe, expect, it } from 'vitest'
import { importText, openTestBackend, removeTestFolders } from '../testing/test-backend'
import { doReadingJob } from './reading-job'
import type { ReadingJob } from './reading-job'
import { runReadingJob } from './reading-thread'

afterAll(removeTestFolders)

const TEXT = [
  'The harbour grew by 40 acres last week, “the largest works ever”, Mayor Ines Varga said.',
  'A senior official said the cost was 12% of the budget 😀, up from 9% in 2019.'
].join('\n')
const JOB: ReadingJob = {
  ...{ text: TEXT, segments: [], publishedAt: null, asOf: null, language: 'en', people: [] }
}

describe('what rules find in a text', () => {
  it('is the same each time, and every place is in the text', async () => {
    const found = await runReadingJob(JOB)
    expect(found).toEqual(doReadingJob(JOB))
    for (const { start, end, quote } of [...found.candidates, ...found.lints]) {
      expect(TEXT.slice(start, end)).toBe(quote)
    }
    expect(found.candidates.length).toBeGreaterThan(2)
    expect(found.attributions.map(({ name }) => name)).toContain('Ines Varga')
    expect(found.lints.map(({ rule }) => rule)).toContain('anonymous-attribution')
  })

  it('session.reading tells of which text it is, and knows the people of the library', async () => {
    const { backend, client } = await openTestBackend()
    const { article } = await importText(client, TEXT)
    const first = await client.call('session.reading', { article: article.id, asOf: null })
    expect([first.article, first.revision]).toEqual([article.id, 1])
    const again = await client.call('session.reading', { article: article.id, asOf: null })
    expect(again).toEqual(first)
    await expect(client.call('session.reading', { article: 'f'.repeat(16), asOf: null })).rejects.toMatchObject({
      code: 'not-found'
    })
    await backend.close()
  })
})
