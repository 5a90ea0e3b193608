import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decoded } from './format'
import { sortedJson } from './json-value'
import { nativeFormat } from './native'
import { decodeNative } from './native-decode'
import { exportDocuments, HOSTILE_SCHEME } from './testing/arbitraries'
import { encodeMain, makeArticle, makeClaim, makeDocument, makeFiles, makeInput, makeSpan } from './testing/build'

const text = 'one two one'
const span = makeSpan(text, [{ start: 4, end: 7 }])
const write = (document = makeDocument(text, { spans: [span] })): Promise<string> =>
  encodeMain(nativeFormat, makeInput([document]))
const read = (content: string, known: Parameters<typeof makeFiles>[1] = []): Promise<Decoded> =>
  decodeNative(makeFiles({ 'all.json': content }, known))

describe('native format', () => {
  it('holds every record exactly as it is', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const input = makeInput(documents, {}, [HOSTILE_SCHEME])
        expect(JSON.parse(await encodeMain(nativeFormat, input))).toEqual({
          // What only documents out of files have is left out.
          documents: documents.map(({ tokens: _t, sentences: _s, extra: _e, split: _p, ...document }) => document),
          format: 'claimdesk/export',
          includesNotes: true,
          library: input.library,
          offsetUnit: 'utf16',
          schemes: [HOSTILE_SCHEME],
          software: 'Claimdesk 0.0.0',
          factCheck: { sources: [], speakers: [], contacts: [], facts: [], scales: [], sessions: [] },
          version: 3
        })
      }),
      { numRuns: 40 }
    )
  })

  it('is written with sorted keys, two spaces of indent and a final line end, although it is streamed', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const content = await encodeMain(nativeFormat, makeInput(documents))
        expect(content).toBe(`${sortedJson(JSON.parse(content), 2)}\n`)
      }),
      { numRuns: 40 }
    )
  })

  it('is read onto an article with the same id, which is known then, and else as a document of its own', async () => {
    const known = makeDocument(text)
    const content = await write()
    expect((await read(content, [known])).documents[0]).toMatchObject({ article: known.article.id, text })
    expect((await read(content)).documents[0]).toMatchObject({ article: null, text, spans: [{ id: 'span-1' }] })
  })

  it('finds words that moved, and reports those that are gone', async () => {
    const changed = 'so one two three'
    const gone = makeSpan(text, [{ start: 4, end: 11 }], { id: 'gone' })
    const content = await write(makeDocument(text, { spans: [span, gone] }))
    const result = await read(content, [{ article: makeArticle(changed), text: changed }])
    expect(result.documents[0]?.spans.map(({ ranges }) => ranges)).toEqual([[{ start: 7, end: 10 }]])
    expect(result.problems).toEqual([
      {
        file: null,
        line: null,
        place: 'gone',
        message: 'This annotation was left out: the words “two one” are not in the text.'
      }
    ])
    expect(result.remarks).toEqual([
      'A text in the file differs from that of its article here.',
      '1 passages were found by their words, not at their positions.'
    ])
  })

  it('reports a broken record, reads the rest, and keeps two claims of one span', async () => {
    const claims = [makeClaim({ id: 'c1' }), makeClaim({ id: 'c2' })]
    const broken = { ...span, id: 'bad', ranges: [] }
    const file = JSON.parse(await write(makeDocument(text, { spans: [span], claims })))
    file.documents[0].spans.push(broken)
    const result = await read(JSON.stringify(file))
    expect(result.documents[0]?.claims.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(result.problems.map(({ place }) => place)).toEqual(['bad'])
  })

  it('is refused in another version', async () => {
    const content = (await write()).replace(/"version": 3\n}\n$/, '"version": 4\n}\n')
    expect((await read(content)).problems[0]?.message).toContain('version 1 to 3')
  })
})
