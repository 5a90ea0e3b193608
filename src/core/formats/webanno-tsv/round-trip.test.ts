import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../model/annotation'
import { quoteOf } from '../../text/quote'
import type { ExportDocument } from '../format'
import { LabelNames } from '../label-names'
import { tokensTouched } from '../policies/token-edges'
import { exportDocuments, HOSTILE_SCHEME, mutated } from '../testing/arbitraries'
import { encodeFitted, makeDocument, makeFiles, makeInput, makeSpan } from '../testing/build'
import { sentencesOf, tokensOf } from '../tokens'
import { webannoTsvFormat } from '../webanno-tsv'
import { decodeTsv } from './decode'
import { valueText } from './features'

const names = new LabelNames({
  library: { id: 'l', name: 'l', people: [], defaultScheme: HOSTILE_SCHEME.id },
  schemes: [HOSTILE_SCHEME]
})

/** The span as the format has it: in one piece, on words; none where it touches no word. */
function onWords(document: ExportDocument, span: Span): readonly Span[] {
  const tokens = tokensOf(document)
  const hull = { start: span.ranges[0]?.start ?? 0, end: span.ranges.at(-1)?.end ?? 0 }
  const touched = tokensTouched(tokens, hull)
  const first = tokens[touched.start]
  const last = tokens[touched.end - 1]
  if (touched.end <= touched.start || !first || !last) return []
  const range = { start: Math.max(hull.start, first.start), end: Math.min(hull.end, last.end) }
  return [{ ...span, ranges: [range], quotes: [quoteOf(document.text, range)] }]
}

/** What must be the same, whatever ids the file gives. */
function factsOf(
  spans: readonly Pick<Span, 'id' | 'ranges' | 'quotes' | 'label' | 'attributes' | 'tags' | 'note'>[],
  relations: readonly { type: string; from: string; to: string; attributes: object; note: string }[]
): unknown {
  const keys = new Map(
    spans.map((span) => {
      const attributes = Object.entries(span.attributes).map(([name, value]) => [name, valueText(value)])
      return [span.id, JSON.stringify({ ...span, id: '', attributes: attributes.sort(), tags: [...span.tags] })]
    })
  )
  return {
    spans: [...keys.values()].sort(),
    relations: relations
      .map(({ type, from, to, attributes, note }) => {
        const texts = Object.entries(attributes).map(([name, value]) => [name, valueText(value as string)])
        return JSON.stringify([type, keys.get(from), keys.get(to), texts.sort(), note])
      })
      .sort()
  }
}

const pick = ({ id, ranges, quotes, attributes, tags, note }: Omit<Span, 'label' | 'origin'> | Span) => ({
  ...{ id, ranges, quotes, attributes, tags, note }
})

describe('WebAnno TSV, there and back', () => {
  it('gives back text, tokens, sentences, annotations and relations', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (given) => {
        const documents = given.map((document) => {
          const spans = document.spans.flatMap((span) => onWords(document, span))
          const there = new Set(spans.map(({ id }) => id))
          const relations = document.relations.filter(({ from, to }) => there.has(from.span) && there.has(to.span))
          return { ...document, spans, relations, claims: [] }
        })
        const { files } = await encodeFitted(webannoTsvFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const decoded = await decodeTsv(makeFiles(files))
        expect(decoded.problems).toEqual([])
        expect(decoded.documents.map(({ name }) => name)).toEqual(documents.map(({ name }) => name))
        documents.forEach((document, index) => {
          const read = decoded.documents[index]
          expect(read?.text).toBe(document.text)
          expect(read?.tokens ?? []).toEqual(tokensOf(document))
          expect(read?.sentences ?? []).toEqual(sentencesOf(document))
          expect(
            factsOf(
              (read?.spans ?? []).map((span) => ({ ...pick(span as unknown as Span), label: span.label })),
              (read?.relations ?? []).map((each) => ({ ...each, to: each.to.span }))
            )
          ).toEqual(
            factsOf(
              document.spans.map((span) => ({ ...pick(span), label: names.path(span.label) })),
              document.relations.map((each) => ({
                ...each,
                type: names.relationType(each.type),
                from: each.from.span,
                to: each.to.span
              }))
            )
          )
        })
      }),
      { numRuns: 150 }
    )
  })

  it('keeps marks of no words, and moves those between words to the word before', async () => {
    const text = 'one two'
    const at = [0, 3, 4, 7]
    const spans = at.map((start, index) => makeSpan(text, [{ start, end: start }], { id: `m${index}` }))
    const { files } = await encodeFitted(webannoTsvFormat, makeInput([makeDocument(text, { spans })]))
    const { documents } = await decodeTsv(makeFiles(files))
    expect(documents[0]?.spans.map(({ ranges }) => ranges)).toEqual(at.map((start) => [{ start, end: start }]))
    const between = [makeSpan('one  two', [{ start: 4, end: 4 }]), makeSpan('one  two', [{ start: 3, end: 5 }])]
    for (const span of between) {
      const moved = await encodeFitted(webannoTsvFormat, makeInput([makeDocument('one  two', { spans: [span] })]))
      const read = await decodeTsv(makeFiles(moved.files))
      expect(read.documents[0]?.spans[0]?.ranges).toEqual([{ start: 3, end: 3 }])
    }
  })

  it.each([
    '',
    ' ',
    '\n\n',
    '\u200b',
    'a',
    '\na',
    'a\n',
    'a.\n\n\nB.',
    'a. B.',
    '\u200bword',
    'a\u2028b',
    '\ud83d\ude00'
  ])('gives back the text %j', async (text) => {
    const spans = text === '' ? [] : [makeSpan(text, [{ start: 0, end: text.length }])]
    const { files } = await encodeFitted(webannoTsvFormat, makeInput([makeDocument(text, { spans })]))
    const decoded = await decodeTsv(makeFiles(files))
    expect(decoded.problems).toEqual([])
    expect(decoded.documents.map((document) => document.text)).toEqual([text])
    expect(decoded.documents[0]?.spans.length).toBe(spans.length)
  })

  it('never throws, whatever became of the file, and reads no range that is not in the text', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, fc.gen(), async (documents, generate) => {
        const { files } = await encodeFitted(webannoTsvFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const broken = new Map(
          [...files].map(([path, bytes]) => [path, generate(mutated, Buffer.from(bytes).toString())])
        )
        const decoded = await decodeTsv(makeFiles(broken))
        for (const { text, spans, relations } of decoded.documents) {
          for (const { ranges, quotes } of spans) {
            expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
          const ids = new Set(spans.map(({ id }) => id))
          expect(ids.size).toBe(spans.length)
          for (const { from, to } of relations) expect(ids.has(from) && ids.has(to.span)).toBe(true)
        }
      }),
      { numRuns: 150 }
    )
  })
})
