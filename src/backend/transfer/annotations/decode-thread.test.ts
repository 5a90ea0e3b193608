import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeArticle } from '../../../core/formats/testing/build'
import { buildWorker } from '../../library/testing/built-worker'
import { removeTestFolders, testFolder } from '../../testing/test-backend'
import { decodeHere } from './decode-job'
import type { DecodeJob } from './decode-job'
import { DECODE_LIMITS, decodeInThread } from './decode-thread'

let worker = ''
beforeAll(async () => {
  worker = await buildWorker(await testFolder(), join(import.meta.dirname, 'decode-worker.ts'))
}, 120_000)
afterAll(removeTestFolders)

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const never = (): Promise<string> => Promise.reject(new Error('Nobody needs a text here.'))
const brat: DecodeJob = {
  format: 'brat',
  files: [
    { path: 'a.ann', bytes: bytes('T1\tClaim 2 5\ttwo\n') },
    { path: 'a.txt', bytes: bytes('😀 two') }
  ],
  articles: [],
  settings: {}
}

describe('annotations are read in a thread', () => {
  it('that finds what is found without one', async () => {
    const decoded = await decodeInThread(brat, never, DECODE_LIMITS, worker)
    expect(decoded).toEqual(await decodeHere(brat, never))
    expect(decoded.documents[0]?.spans[0]?.ranges).toEqual([{ start: 3, end: 6 }])
  })

  it('that asks for the texts of articles, once each, and says what went wrong with one', async () => {
    const text = 'one two'
    const article = makeArticle(text)
    const job: DecodeJob = {
      format: 'w3c',
      files: ['a.json', 'b.json'].map((path) => ({
        path,
        bytes: bytes(
          JSON.stringify({
            id: `urn:${path}`,
            type: 'Annotation',
            body: { type: 'TextualBody', purpose: 'tagging', value: 'Claim' },
            target: { source: 'urn:x', selector: { type: 'TextQuoteSelector', exact: 'two' } }
          })
        )
      })),
      articles: [article],
      settings: {}
    }
    const asked: string[] = []
    const read = (id: string): Promise<string> => {
      asked.push(id)
      return Promise.resolve(text)
    }
    const { documents } = await decodeInThread(job, read, DECODE_LIMITS, worker)
    expect(documents.flatMap(({ spans }) => spans).length).toBeGreaterThan(0)
    expect(new Set(asked)).toEqual(new Set([article.id]))
    await expect(decodeInThread(job, never, DECODE_LIMITS, worker)).rejects.toThrow('Nobody needs a text here.')
  })

  it('X6: that is ended when it takes too long, or too much', async () => {
    const slow = { ...DECODE_LIMITS, milliseconds: 1 }
    await expect(decodeInThread(brat, never, slow, worker)).rejects.toMatchObject({ code: 'too-slow' })
    const lines = `{"text":"${'word '.repeat(2000)}","label":[[0,4,"A"]]}\n`.repeat(3000)
    const large: DecodeJob = { ...brat, format: 'doccano', files: [{ path: 'a.jsonl', bytes: bytes(lines) }] }
    const small = { ...DECODE_LIMITS, growthMegabytes: 40 }
    await expect(decodeInThread(large, never, small, worker)).rejects.toMatchObject({ code: 'too-large' })
  })
})
