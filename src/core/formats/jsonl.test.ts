import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonlFormat } from './jsonl'
import { exportDocuments } from './testing/arbitraries'
import { encodeMain, makeClaim, makeDocument, makeDocumentLabel, makeInput, makeSpan } from './testing/build'

/** The shape of a value: types instead of values, and of a list the shapes that occur in it. */
function shape(value: unknown): unknown {
  // An empty list has no item to tell its type by.
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return ['"string"']
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(shape(item))))]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]))
}

describe('JSON Lines', () => {
  it('has a line per article, also for readers that end lines at U+2028 and U+0085', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const content = await encodeMain(jsonlFormat, makeInput(documents))
        const lines = content.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
        expect(lines.pop()).toBe('')
        expect(lines.map((line) => JSON.parse(line).text)).toEqual(documents.map(({ text }) => text))
      }),
      { numRuns: 50 }
    )
  })

  it('has the same keys with the same types in every row', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const rows = (await encodeMain(jsonlFormat, makeInput(documents))).split('\n').slice(0, -1)
        const parsed = rows.map((row) => JSON.parse(row))
        for (const key of ['spans', 'claims', 'document_labels', 'relations', 'bookmarks']) {
          expect((shape(parsed.flatMap((row) => row[key])) as unknown[]).length).toBeLessThanOrEqual(1)
        }
        expect(new Set(parsed.map((row) => Object.keys(row).join())).size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 50 }
    )
  })

  it('writes a row as documented', async () => {
    const text = '😀 one two'
    const parts = [
      { start: 3, end: 6 },
      { start: 7, end: 10 }
    ]
    const document = makeDocument(text, {
      spans: [makeSpan(text, parts, { attributes: { b: 1, a: ['x'] } })],
      claims: [makeClaim({ normalized: 'One.', verdict: { scale: 'five-point', value: 'half-true' } })],
      documentLabels: [makeDocumentLabel({ value: 'yes' })]
    })
    expect(JSON.parse(await encodeMain(jsonlFormat, makeInput([document])))).toMatchObject({
      id: '0123456789abcdef',
      offset_unit: 'codepoint',
      spans: [
        {
          start: 2,
          end: 9,
          ranges: [
            { start: 2, end: 5, text: 'one' },
            { start: 6, end: 9, text: 'two' }
          ],
          label: 'Claim',
          label_id: 'claim',
          text: 'one … two',
          attributes: '{"a":["x"],"b":1}'
        }
      ],
      claims: [{ claim: 'One.', verdict: 'half-true', canonical: 'conflicting', spans: ['span-1'] }],
      document_labels: [{ label: 'Needs work', label_id: 'needs-work', value: 'yes' }]
    })
  })

  it('writes an orphan without a place', async () => {
    const orphan = makeSpan('gone', [{ start: 0, end: 4 }], { orphan: { lastKnown: [] } })
    const row = JSON.parse(await encodeMain(jsonlFormat, makeInput([makeDocument('x', { spans: [orphan] })])))
    expect(row.spans).toMatchObject([{ start: null, end: null, ranges: [], text: 'gone', orphan: true }])
  })

  it('is empty for an empty library', async () => {
    expect(await encodeMain(jsonlFormat, makeInput([]))).toBe('')
  })
})
