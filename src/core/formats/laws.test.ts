import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanQuote } from '../model/annotation'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import { ExportMismatchError } from './export-range'
import type { DecodedSpan, ExportDocument, Format } from './format'
import { FORMATS, exportFormats, findFormat, importFormats } from './registry'
import { HOSTILE_SCHEME, exportDocument, exportDocuments, mutated } from './testing/arbitraries'
import {
  decodeInput,
  encodeAll,
  encodeMain,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeInput,
  makeSpan
} from './testing/build'
import { READERS } from './testing/readers'

/** Cut out of the text without the offset map, as a program in another language would. */
function sliceIn(unit: Format['offsetUnit'], text: string, start: number, end: number): string {
  if (unit === 'utf16') return text.slice(start, end)
  if (unit === 'codepoint') return Array.from(text).slice(start, end).join('')
  return Buffer.from(text).subarray(start, end).toString()
}

const options = { neutraliseFormulas: false }

describe('the registry', () => {
  it('has every format once, and finds it by its id', () => {
    expect(FORMATS.map(({ id }) => id)).toEqual([...new Set(FORMATS.map(({ id }) => id))])
    for (const format of FORMATS) expect(findFormat(format.id)).toBe(format)
    expect(findFormat('brat')).toBeNull()
  })

  it('knows an independent reader for every format that writes', () => {
    expect(Object.keys(READERS).sort()).toEqual(
      exportFormats()
        .map(({ id }) => id)
        .sort()
    )
  })
})

describe.each(exportFormats())('export as $id', (format) => {
  const stated = async (document: ExportDocument): Promise<ReturnType<(typeof READERS)[string]>> =>
    READERS[format.id]?.(await encodeAll(format, makeInput([document], options))) ?? []

  it('states every target of the torture text in its own unit', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, i) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${i}` })
    )
    const expected = TORTURE_TARGETS.map((target) => {
      const [start, end] = target[format.offsetUnit]
      return [{ start, end, words: target.exact }]
    })
    expect(await stated(makeDocument(TORTURE_TEXT, { spans }))).toEqual(expected)
  })

  it('states discontinuous, nested, crossing and identical spans', async () => {
    const at = ([start, end]: readonly [number, number]): { start: number; end: number } => ({ start, end })
    const [first, second, , fourth] = TORTURE_TARGETS.map(({ utf16 }) => at(utf16))
    if (!first || !second || !fourth) throw new Error('the torture text has too few targets')
    const spans = [[first, second, fourth], [{ start: 2, end: 28 }], [{ start: 20, end: 44 }], [first], [first]].map(
      (ranges, i) => makeSpan(TORTURE_TEXT, ranges, { id: `s${i}` })
    )
    const result = await stated(makeDocument(TORTURE_TEXT, { spans }))
    expect(result.map((ranges) => ranges.map(({ words }) => words).join(' … '))).toEqual(spans.map(spanQuote))
    for (const { start, end, words } of result.flat()) {
      expect(sliceIn(format.offsetUnit, TORTURE_TEXT, start, end)).toBe(words)
    }
  })

  it('states of any document what the same numbers cut out of the text', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocument, async (document) => {
        const result = await stated(document)
        expect(result.length).toBe(document.spans.length)
        result.forEach((ranges, index) => {
          const span = document.spans[index]
          expect(ranges.length).toBe(span?.ranges.length)
          const words = ranges.map(({ start, end }) => sliceIn(format.offsetUnit, document.text, start, end))
          expect(words).toEqual(span?.quotes.map(({ exact }) => exact))
        })
      }),
      { numRuns: 60 }
    )
  })

  it('fails, naming article and span, when the words are not at their place', async () => {
    const span = makeSpan('one two', [{ start: 0, end: 3 }], { id: 'moved' })
    const input = makeInput([makeDocument('own two', { spans: [span] })])
    const failure = await encodeAll(format, input).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ExportMismatchError)
    expect(failure).toMatchObject({ article: '0123456789abcdef', span: 'moved', expected: 'one', found: 'own' })
  })

  it('writes the same bytes for the same input, and every file once', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const files = await encodeAll(format, makeInput(documents, {}, [HOSTILE_SCHEME]))
        expect(await encodeAll(format, makeInput(documents, {}, [HOSTILE_SCHEME]))).toEqual(files)
      }),
      { numRuns: 30 }
    )
  })

  it('writes paths that stay inside the target folder, UTF-8 without a byte order mark', async () => {
    const files = await encodeAll(format, makeInput([makeDocument('one', { documentLabels: [makeDocumentLabel()] })]))
    expect(files.size).toBeGreaterThan(0)
    for (const [path, content] of files) {
      expect(path).toMatch(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/)
      expect(content.startsWith('\uFEFF')).toBe(false)
    }
  })

  it('writes a file for an empty library, for an article without annotations and for one of one character', async () => {
    expect((await encodeAll(format, makeInput([]))).size).toBeGreaterThan(0)
    expect(await stated(makeDocument(''))).toEqual([])
    expect(await stated(makeDocument('𠮷', { spans: [makeSpan('𠮷', [{ start: 0, end: 2 }])] }))).toEqual([
      [{ start: 0, end: format.offsetUnit === 'utf16' ? 2 : 1, words: '𠮷' }]
    ])
  })

  it('carries an orphan with its words and counts it, unless nothing is lost', async () => {
    const lost = makeSpan('gone words', [{ start: 0, end: 4 }], { orphan: { lastKnown: [{ start: 0, end: 4 }] } })
    const document = makeDocument('other text', { spans: [lost] })
    expect(await encodeMain(format, makeInput([document]))).toContain('gone')
    const reported = format.losses?.(document, { includeNotes: true, neutraliseFormulas: true }) ?? []
    expect(reported.filter(({ feature }) => feature === 'orphans').map(({ count }) => count)).toEqual(
      format.id === 'native' ? [] : [1]
    )
  })

  it('X8: lets notes out only when they are ticked, and counts those it keeps back', async () => {
    const span = makeSpan('one', [{ start: 0, end: 3 }], { note: 'secret-a' })
    const document = makeDocument('one', {
      spans: [span],
      claims: [makeClaim({ note: 'secret-b' })],
      documentLabels: [makeDocumentLabel({ note: 'secret-c' })],
      note: 'secret-d'
    })
    const open = await encodeMain(format, makeInput([document], { includeNotes: true }))
    expect(open.match(/secret-[abcd]/g)).toHaveLength(format.id === 'csv' ? 3 : 4)
    const closed = await encodeAll(format, makeInput([document], { includeNotes: false }))
    expect([...closed.values()].join()).not.toContain('secret')
    const losses = format.losses?.(document, { includeNotes: false, neutraliseFormulas: true })
    expect(losses?.find(({ feature }) => feature === 'notes')?.count).toBe(4)
    expect(losses?.every(({ message }) => message.endsWith('.'))).toBe(true)
  })
})

/** What a reader should give back of a document that was written by the same format. */
function decodedSpans({ spans, claims }: ExportDocument): readonly DecodedSpan[] {
  return spans.map((span) => {
    const claim = claims.find((candidate) => candidate.spans.includes(span.id))
    const { id, ranges, quotes, label, attributes, tags, note, createdAt, updatedAt, person } = span
    return {
      ...{ id, ranges, quotes, label, attributes, tags, note, createdAt, updatedAt, person },
      claim: claim
        ? {
            id: claim.id,
            normalized: claim.normalized,
            speaker: claim.speaker,
            verdict: claim.verdict,
            note: claim.note
          }
        : null
    }
  })
}

describe.each(importFormats())('import from $id', (format) => {
  it('gives back what its own export holds', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocument, async (document) => {
        const content = await encodeMain(format, makeInput([document], {}, [HOSTILE_SCHEME]))
        expect(format.decode(decodeInput(document, content))).toEqual({
          spans: decodedSpans(document),
          documentLabels: document.documentLabels.map(({ id, label, value, attributes, note }) => ({
            ...{ id, label, value, attributes, note }
          })),
          relations: document.relations.map(({ id, type, from, to, attributes, note }) => {
            const isInside = to.article === document.article.id
            const end = { ...to, article: isInside ? null : to.article }
            return { id, type, from: from.span, to: end, attributes, note }
          }),
          bookmarks: document.bookmarks.map(({ id, range, name }) => ({ id, range, name })),
          note: document.note,
          problems: [],
          remarks: []
        })
      }),
      { numRuns: 100 }
    )
  })

  it('takes of several articles only the annotations of the one at hand', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const [first] = documents
        fc.pre(first !== undefined)
        const content = await encodeMain(format, makeInput(documents))
        expect(format.decode(decodeInput(first, content)).spans).toEqual(decodedSpans(first))
      }),
      { numRuns: 40 }
    )
  })

  it('never throws, whatever became of the file, and reads no range that is not in the text', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocument, fc.gen(), async (document, generate) => {
        const content = generate(mutated, await encodeMain(format, makeInput([document])))
        for (const span of format.decode(decodeInput(document, content)).spans) {
          expect(span.ranges.map(({ start, end }) => document.text.slice(start, end))).toEqual(
            span.quotes.map(({ exact }) => exact)
          )
        }
      }),
      { numRuns: 200 }
    )
  })

  it.each(['', '{', 'null', '"text"', '[[[[[[[[[[[[1]]]]]]]]]]]]', `${'['.repeat(100_000)}`, '\u0000', '{"a":1}\n{'])(
    'reports what is no annotation file: %#',
    (content) => {
      const result = format.decode(decodeInput(makeDocument('one two'), content))
      expect(result.spans).toEqual([])
      expect(result.problems.length).toBeGreaterThan(0)
    }
  )
})
