import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { freezeText } from '../text/freeze'
import type { ExportDocument } from './format'
import { encodeMain, makeArticle, makeDocument, makeFiles, makeInput, makeSpan } from './testing/build'
import { corpusNote, hasCorpus, readCorpus } from './testing/corpora'
import { w3cFormat } from './w3c'
import { decodeAnnotations, W3C_READINGS } from './w3c/decode'

/** A claim as somebody else states it: code points, the words, what stands around them. */
interface StatedClaim {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

const SYNTHETIC = `😀😀 “Zwölf 𠮷 Sätze” \u2014 said 👩🏽‍🔬 Ngọc.
The tax fell by 9%. The tax fell by 9%, he said.
قال إن الضريبة انخفضت 😀 and then: the tax fell by 9%.`

/** Found by hand with Python: `text.index(...)` counts code points. */
const SYNTHETIC_CLAIMS: readonly StatedClaim[] = [
  { id: 'e1', start: 4, end: 17, quote: 'Zwölf 𠮷 Sätze', prefix: '😀😀 “', suffix: '” — said' },
  { id: 'e2', start: 57, end: 75, quote: 'The tax fell by 9%', prefix: 'fell by 9%. ', suffix: ', he said.' },
  { id: 'e3', start: 86, end: 107, quote: 'قال إن الضريبة انخفضت', prefix: 'he said.\n', suffix: ' 😀 and' },
  { id: 'e4', start: 120, end: 138, quote: 'the tax fell by 9%', prefix: 'and then: ', suffix: '.' }
]

function statedAsW3c(claims: readonly StatedClaim[], sha256: string): string {
  return JSON.stringify(
    claims.map(({ id, start, end, quote, prefix, suffix }) => ({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `urn:x-claims:${id}`,
      type: 'Annotation',
      motivation: 'tagging',
      body: { type: 'TextualBody', purpose: 'tagging', value: 'Claim' },
      target: {
        source: `urn:sha256:${sha256}`,
        selector: [
          { type: 'TextQuoteSelector', exact: quote, prefix, suffix },
          { type: 'TextPositionSelector', start, end }
        ]
      }
    }))
  )
}

/** In and out again; nothing of ours is asked where the words are but the two files. */
async function checkRoundTrip(text: string, claims: readonly StatedClaim[]): Promise<void> {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const article = makeArticle(text, { text: { sha256, length: text.length, revision: 1 } })
  const files = makeFiles({ 'claims.json': statedAsW3c(claims, sha256) }, [{ article, text }])
  const decoded = await decodeAnnotations(files, W3C_READINGS)
  const [{ spans }] = decoded.documents as [(typeof decoded.documents)[number]]
  expect(decoded.problems).toEqual([])
  expect(decoded.remarks).toEqual([])
  expect(spans.map(({ ranges }) => ranges.map(({ start, end }) => text.slice(start, end)))).toEqual(
    claims.map(({ quote }) => [quote])
  )
  const document: ExportDocument = makeDocument(text, {
    article,
    spans: spans.map(({ ranges }, index) => makeSpan(text, ranges, { id: `span-${index}` }))
  })
  const content = JSON.parse(await encodeMain(w3cFormat, makeInput([document])))
  const points = Array.from(text)
  content.first.items.forEach(
    (item: { target: { selector: [StatedClaim & { exact: string }, StatedClaim] } }, index: number) => {
      const [quote, position] = item.target.selector
      expect(position).toMatchObject({ start: claims[index]?.start, end: claims[index]?.end })
      expect(quote.exact).toBe(claims[index]?.quote)
      expect(points.slice(position.start, position.end).join('')).toBe(claims[index]?.quote)
    }
  )
  expect(content.total).toBe(claims.length)
}

describe('claims of other hands as Web Annotations', () => {
  it('keep their code points and words with emoji before them', async () => {
    await checkRoundTrip(SYNTHETIC, SYNTHETIC_CLAIMS)
  })

  it.skipIf(!hasCorpus('seed'))(`keep all twelve claims of the seed article${corpusNote('seed')}`, async () => {
    const claims: StatedClaim[] = JSON.parse(readCorpus('seed/claims.json')).claims
    expect(claims).toHaveLength(12)
    await checkRoundTrip(freezeText(readCorpus('seed/article.txt')), claims)
  })
})
