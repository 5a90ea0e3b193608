import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortedJson } from './json-value'
import { nativeFormat } from './native'
import { decodeNative } from './native-decode'
import { exportDocuments, HOSTILE_SCHEME } from './testing/arbitraries'
import { decodeInput, encodeMain, makeArticle, makeClaim, makeDocument, makeInput, makeSpan } from './testing/build'

const text = 'one two one'
const span = makeSpan(text, [{ start: 4, end: 7 }])
const write = (document = makeDocument(text, { spans: [span] })): Promise<string> =>
  encodeMain(nativeFormat, makeInput([document]))

describe('native format', () => {
  it('holds every record exactly as it is', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const input = makeInput(documents, {}, [HOSTILE_SCHEME])
        expect(JSON.parse(await encodeMain(nativeFormat, input))).toEqual({
          documents,
          format: 'claimdesk/export',
          includesNotes: true,
          library: input.library,
          offsetUnit: 'utf16',
          schemes: [HOSTILE_SCHEME],
          software: 'Claimdesk 0.0.0',
          version: 2
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

  it('is read for an article with the same text, though its id is another', async () => {
    const article = makeArticle(text, { id: 'f'.repeat(16), text: { sha256: 'c'.repeat(64), length: 11, revision: 1 } })
    expect(decodeNative(decodeInput({ article, text }, await write())).spans).toHaveLength(1)
  })

  it('is refused for an article whose id and text are not in it', async () => {
    const article = makeArticle('other', {
      id: 'f'.repeat(16),
      text: { sha256: 'c'.repeat(64), length: 5, revision: 1 }
    })
    const result = decodeNative(decodeInput({ article, text: 'other' }, await write()))
    expect(result.spans).toEqual([])
    expect(result.problems[0]?.message).toContain('None of the 1 articles in the file is “A title”')
  })

  it('finds words that moved, and reports those that are gone', async () => {
    const changed = 'so one two three'
    const gone = makeSpan(text, [{ start: 4, end: 11 }], { id: 'gone' })
    const content = await write(makeDocument(text, { spans: [span, gone] }))
    const result = decodeNative(decodeInput({ article: makeArticle(changed), text: changed }, content))
    expect(result.spans.map(({ ranges }) => ranges)).toEqual([[{ start: 7, end: 10 }]])
    expect(result.problems).toEqual([
      { line: null, place: 'gone', message: 'This annotation was left out: the words “two one” are not in the text.' }
    ])
    expect(result.remarks).toEqual([
      'The text in the file differs from that of the article.',
      '1 passages were found by their words, not at their positions.'
    ])
  })

  it('reports a broken record and a second claim, and reads the rest', async () => {
    const claims = [makeClaim({ id: 'c1' }), makeClaim({ id: 'c2' })]
    const broken = { ...span, id: 'bad', ranges: [] }
    const content = await write(makeDocument(text, { spans: [span], claims }))
    const file = JSON.parse(content)
    file.documents[0].spans.push(broken)
    const result = decodeNative(decodeInput(makeDocument(text), JSON.stringify(file)))
    expect(result.spans.map(({ claim }) => claim?.id)).toEqual(['c1'])
    expect(result.problems.map(({ place }) => place).sort()).toEqual(['bad', 'c2'])
  })

  it('is refused in another version', async () => {
    const content = (await write()).replace(/"version": 2\n}\n$/, '"version": 3\n}\n')
    expect(decodeNative(decodeInput(makeDocument(text), content)).problems[0]?.message).toContain('version 1 or 2')
  })
})
