import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanQuote } from '../model/annotation'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import { ExportMismatchError } from './export-range'
import type { Decoded, ExportDocument, Format } from './format'
import { LabelNames } from './label-names'
import { FORMATS, exportFormats, findFormat, importFormats } from './registry'
import { exportDocument, exportDocuments, HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import {
  encodeAll,
  encodeBytes,
  encodeFitted,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeSpan
} from './testing/build'
import { READERS } from './testing/readers'
import { expectSame, fitted, pairsOf, schemesFor } from './testing/round-trip'

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
    expect(findFormat('nothing')).toBeNull()
  })

  it('says of every format what a dialog, the command line and the page on formats need', () => {
    for (const { id, name, description, extension, documentation, losses, decode, reads } of FORMATS) {
      expect(id).toMatch(/^[a-z0-9-]{2,40}$/)
      for (const text of [name, description, extension, documentation]) expect(text.trim()).not.toBe('')
      for (const loss of Object.values(losses)) expect(loss.message).toMatch(/^\p{Lu}.*\.$/su)
      if (decode) expect(reads?.length).toBeGreaterThan(0)
    }
  })
})

const read = exportFormats().filter(({ id }) => id in READERS)

describe.each(read)('export as $id, read by an independent reader', (format) => {
  const stated = async (document: ExportDocument): Promise<ReturnType<(typeof READERS)[string]>> =>
    READERS[format.id]?.(await encodeAll(format, makeInput([document], options))) ?? []

  it('states every target of the torture text in its own unit', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, i) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${i}` })
    )
    const expected = TORTURE_TARGETS.map((target) => {
      const [start, end] = target[format.offsetUnit ?? 'utf16']
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

  it('writes a file for an empty library, for an article without annotations and for one of one character', async () => {
    expect((await encodeAll(format, makeInput([]))).size).toBeGreaterThan(0)
    expect(await stated(makeDocument(''))).toEqual([])
    expect(await stated(makeDocument('𠮷', { spans: [makeSpan('𠮷', [{ start: 0, end: 2 }])] }))).toEqual([
      [{ start: 0, end: format.offsetUnit === 'utf16' ? 2 : 1, words: '𠮷' }]
    ])
  })
})

/** Bad names, bad marks, nothing, one character, everything at once. */
describe.each(exportFormats())('export as $id', (format) => {
  it('fails, naming article and span, when the words are not at their place', async () => {
    const span = makeSpan('one two', [{ start: 0, end: 3 }], { id: 'moved' })
    const input = makeInput([makeDocument('own two', { spans: [span] })])
    const failure = await encodeFitted(format, input).catch((error: unknown) => error)
    if (format.offsetUnit === null && !format.needsTokens && !(failure instanceof Error)) return
    expect(failure).toBeInstanceOf(ExportMismatchError)
    expect(failure).toMatchObject({ article: '0123456789abcdef', span: 'moved', expected: 'one', found: 'own' })
  })

  it('writes the same bytes for the same input, every file once, under a path that stays inside', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const { files } = await encodeFitted(format, makeInput(documents, {}, [HOSTILE_SCHEME]))
        expect((await encodeFitted(format, makeInput(documents, {}, [HOSTILE_SCHEME]))).files).toEqual(files)
        for (const [path, content] of files) {
          expect(path).toMatch(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/)
          expect([...content.subarray(0, 3)]).not.toEqual([0xef, 0xbb, 0xbf])
        }
      }),
      { numRuns: 25 }
    )
  })

  it('writes something for an empty library, an empty article and an article of one character', async () => {
    await encodeFitted(format, makeInput([]))
    await encodeFitted(format, makeInput([makeDocument('')]))
    const span = makeSpan('𠮷', [{ start: 0, end: 2 }])
    const { files } = await encodeFitted(format, makeInput([makeDocument('𠮷', { spans: [span] })]))
    expect(files.size).toBeGreaterThan(0)
  })

  it('X8: lets notes out only when they are ticked, and counts those it keeps back', async () => {
    const span = makeSpan('one', [{ start: 0, end: 3 }], { note: 'secret-a' })
    const document = makeDocument('one', {
      spans: [span],
      claims: [makeClaim({ note: 'secret-b' })],
      documentLabels: [makeDocumentLabel({ note: 'secret-c' })],
      note: 'secret-d'
    })
    const closed = await encodeFitted(format, makeInput([document], { includeNotes: false }))
    for (const content of closed.files.values()) expect(Buffer.from(content).toString()).not.toContain('secret')
    expect(closed.losses.find(({ feature }) => feature === 'notes')?.count).toBe(4)
  })
})

const both = importFormats().flatMap(({ id }) => exportFormats().filter((format) => format.id === id))
const decodeOf = (format: Format, input: ReturnType<typeof makeFiles>): Promise<Decoded> => {
  if (!format.decode) throw new Error(`${format.id} cannot read`)
  return format.decode(input)
}

describe.each(both)('$id out and in again', (format) => {
  it('gives back everything that it does not declare as lost', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (given) => {
        const schemes = schemesFor(format, [HOSTILE_SCHEME])
        const documents = await fitted(format, given, schemes)
        const input = makeInput(documents, {}, schemes)
        const files = await encodeBytes(format, input)
        const decoded = await decodeOf(format, makeFiles(files, documents))
        expect(decoded.problems).toEqual([])
        for (const [document, back] of pairsOf(documents, decoded)) {
          expectSame(format, document, back, decoded, new LabelNames(input), input.library.people)
        }
      }),
      { numRuns: 30 }
    )
  })

  it('never throws, whatever became of the files, and reads no range that is not in the text', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocument, fc.gen(), async (document, generate) => {
        const files = await encodeFitted(format, makeInput([document], {}, [HOSTILE_SCHEME]))
        const spoilt = new Map(
          [...files.files].map(([path, bytes]) => [path, generate(mutated, Buffer.from(bytes).toString('latin1'))])
        )
        const decoded = await decodeOf(
          format,
          makeFiles(new Map([...spoilt].map(([path, text]) => [path, Buffer.from(text, 'latin1')])), [document])
        )
        for (const { text, spans } of decoded.documents) {
          for (const { ranges, quotes, orphan } of spans) {
            if (orphan) continue
            expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      }),
      { numRuns: 60 }
    )
  })

  const rubbish = [
    '',
    '{',
    'null',
    '"text"',
    '[[[[[[[[[[[[1]]]]]]]]]]]]',
    '['.repeat(100_000),
    '\u0000',
    '{"a":1}\n{',
    '<a>'
  ]
  it.each(rubbish)('takes what is no file of it without an exception: %#', async (content) => {
    for (const ending of format.reads ?? ['.txt']) {
      const decoded = await decodeOf(format, makeFiles({ [`file${ending}`]: content }))
      expect(decoded.documents.flatMap(({ spans }) => spans)).toEqual([])
    }
  })
})
