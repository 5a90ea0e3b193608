import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareSpans } from '../model/annotation'
import type { ExportDocument, Format } from './format'
import { ExportRefusedError, fitDocuments, LossCount } from './fit-documents'
import type { ChosenPolicies } from './fit-documents'
import { findFeature, LOSS_FEATURES, policiesOf } from './losses'
import { exportFormats } from './registry'
import { exportDocument } from './testing/arbitraries'
import {
  makeArticle,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'

const TEXT = 'Alpha beats beta, and gamma goes home.'

async function fit(format: Format, document: ExportDocument, policies: ChosenPolicies, includeNotes = true) {
  const count = new LossCount()
  const documents: ExportDocument[] = []
  for await (const each of fitDocuments(format, makeInput([document], { includeNotes }), policies, count)) {
    documents.push(each)
  }
  return { documents, losses: count.losses }
}

/** A format that carries everything but what is named here. */
const formatWith = (losses: Format['losses']): Format => ({
  ...(exportFormats()[0] as Format),
  name: 'Test',
  losses
})
const approximated = (
  policies: readonly ('parts' | 'hull' | 'drop' | 'layers' | 'longest' | 'outermost' | 'expand')[]
) => ({ kind: 'approximated', message: 'So it is.', policies: [...policies, 'refuse'] }) as const

/** A format, and one of its policies for everything it has a choice for. */
const formatAndPolicies = fc.constantFrom(...exportFormats()).chain((format) => {
  const features = LOSS_FEATURES.filter((feature) => format.losses[feature])
  return fc
    .tuple(
      ...features.map((feature) =>
        fc.constantFrom(...policiesOf(format.losses[feature] ?? { kind: 'lost', message: '' }))
      )
    )
    .map((chosen) => ({ format, policies: Object.fromEntries(features.map((feature, at) => [feature, chosen[at]])) }))
})

/** A document as it is exported: its spans in text order. */
const inOrder = exportDocument.map((document) => ({ ...document, spans: [...document.spans].sort(compareSpans) }))

describe('what an encoder gets', () => {
  it('is sound, whatever the policies: spans in order, claims and relations on spans that are there', async () => {
    await fc.assert(
      fc.asyncProperty(inOrder, formatAndPolicies, fc.boolean(), async (given, choice, notes) => {
        const { format, policies } = choice
        fc.pre(new Set(given.spans.map(({ id }) => id)).size === given.spans.length)
        let fitted
        try {
          fitted = await fit(format, given, policies, notes)
        } catch (error) {
          expect(error).toBeInstanceOf(ExportRefusedError)
          expect(Object.values(policies)).toContain('refuse')
          return
        }
        for (const document of fitted.documents) {
          const { spans, claims, relations, article, text } = document
          const ids = new Set(spans.map(({ id }) => id))
          expect(ids.size).toBe(spans.length)
          expect([...spans].sort(compareSpans)).toEqual(spans)
          for (const claim of claims) {
            expect(claim.spans.length).toBeGreaterThan(0)
            for (const span of claim.spans) expect(ids).toContain(span)
          }
          for (const { from, to } of relations) {
            expect(ids).toContain(from.span)
            if (to.article === article.id) expect(ids).toContain(to.span)
          }
          for (const { ranges, quotes } of spans.filter(({ orphan }) => orphan === null)) {
            expect(quotes.map(({ exact }) => exact)).toEqual(ranges.map(({ start, end }) => text.slice(start, end)))
            for (const [at, range] of ranges.entries())
              expect(range.start).toBeGreaterThanOrEqual(ranges[at - 1]?.end ?? 0)
          }
          if (['outermost', 'longest', 'layers'].includes(String(policies['overlaps']))) {
            expect(findFeature('overlaps', document)).toEqual([])
          }
          if (['hull', 'parts', 'drop'].includes(String(policies['discontinuous-spans']))) {
            expect(findFeature('discontinuous-spans', document)).toEqual([])
          }
          if (!notes) expect(findFeature('notes', document)).toEqual([])
        }
        const labels = fitted.documents.flatMap((document) => document.documentLabels.map(({ id }) => id))
        expect(labels).toEqual(given.documentLabels.map(({ id }) => id))
        // Nothing goes in silence.
        const relations = new Set(fitted.documents.flatMap((document) => document.relations.map(({ id }) => id)))
        const gone = given.relations.filter(({ id }) => !relations.has(id))
        const counted = fitted.losses.find(({ feature }) => feature === 'relations')?.count ?? 0
        expect(counted).toBeGreaterThanOrEqual(gone.length)
      }),
      { numRuns: 300 }
    )
  })
})

describe('layers', () => {
  const range = (start: number, end: number) => ({ start, end })
  const document = makeDocument(TEXT, {
    article: makeArticle(TEXT),
    spans: [
      makeSpan(TEXT, [range(0, 11)], { id: 'span-1' }),
      makeSpan(TEXT, [range(6, 16)], { id: 'span-2' }),
      makeSpan(TEXT, [range(22, 27)], { id: 'span-3' })
    ],
    claims: [makeClaim({ spans: ['span-1', 'span-2'] })],
    documentLabels: [makeDocumentLabel()],
    relations: [makeRelation(), makeRelation({ id: 'relation-2', to: { ...makeRelation().to, span: 'span-3' } })],
    note: 'Only once.'
  })

  it('count relations and claims of which the ends part, and write what is about the whole only once', async () => {
    const { documents, losses } = await fit(formatWith({ overlaps: approximated(['layers']) }), document, {})
    expect(documents.map(({ name }) => name)).toEqual(['a-title', 'a-title.layer-2'])
    expect(documents.map(({ relations }) => relations.map(({ id }) => id))).toEqual([['relation-2'], []])
    expect(documents.map(({ documentLabels, note }) => [documentLabels.length, note])).toEqual([
      [1, 'Only once.'],
      [0, '']
    ])
    expect(losses.map(({ feature, count, policy }) => [feature, count, policy])).toEqual([
      ['overlaps', 1, expect.any(String)],
      ['relations', 1, 'drop'],
      ['claims', 1, 'drop']
    ])
  })

  it('relations that no format of that kind carries are counted once', async () => {
    const lost = { kind: 'lost', message: 'Relations are left out.' } as const
    const format = formatWith({ overlaps: approximated(['longest']), relations: lost })
    const { losses } = await fit(format, document, {})
    expect(losses.find(({ feature }) => feature === 'relations')).toMatchObject({ count: 2, message: lost.message })
  })

  it('parts are in text order among the other spans, under ids of their own', async () => {
    const spans = [
      makeSpan(TEXT, [range(0, 5), range(28, 32)], { id: 'span-1' }),
      makeSpan(TEXT, [range(6, 11)], { id: 'span-1-part-2' })
    ]
    const format = formatWith({ 'discontinuous-spans': approximated(['parts']) })
    const { documents } = await fit(format, makeDocument(TEXT, { spans }), {})
    expect(documents[0]?.spans.map(({ id, quotes }) => [id, quotes[0]?.exact])).toEqual([
      ['span-1', 'Alpha'],
      ['span-1-part-2', 'beats'],
      ['span-1-part-2-2', 'goes']
    ])
  })

  it('expand loses no word when two parts of a span share a token', async () => {
    // “Alp”, then “eats bet”, then “a, and gam”: the last begins in a token that the one before has taken.
    const spans = [makeSpan(TEXT, [range(0, 3), range(7, 15), range(15, 25)])]
    const format = formatWith({ 'sub-token-spans': approximated(['expand']) })
    const { documents } = await fit(format, makeDocument(TEXT, { spans }), {})
    expect(documents[0]?.spans[0]?.quotes.map(({ exact }) => exact)).toEqual(['Alpha', 'beats beta, and gamma'])
  })
})
