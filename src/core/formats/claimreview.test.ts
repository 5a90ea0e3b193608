import { describe, expect, it } from 'vitest'
import { EMPTY_CHECK } from '../model/claim-check'
import { claimReviewFormat, validateClaimReview, validateClaimReviews } from './claimreview'
import { claimReviewBulkFormat } from './claimreview-bulk'
import { EMPTY_DESK } from './desk-in-files'
import { encodeAll, makeArticle, makeClaim, makeDocument, makeInput, makeSpan } from './testing/build'

const TEXT = 'The ferry ran 412 times, the port said. Boats are <b>fun</b>.'
const at = (words: string, id: string) => {
  const start = TEXT.indexOf(words)
  return makeSpan(TEXT, [{ start, end: start + words.length }], { id })
}
const first = makeClaim({
  id: 'claim-1',
  normalized: 'The ferry ran 412 times in 2024.',
  verdict: { scale: 'politifact', value: 'false' },
  check: {
    ...EMPTY_CHECK,
    ...{ number: 1, headline: 'The ferry ran 412 times', speakerRef: 'speaker-1', explanation: 'It ran 41 times.' },
    saidOn: { date: '2024-08-02', words: 'on Friday' },
    decidedAt: '2024-08-22T10:00:00.000Z',
    corrections: [{ date: '2024-08-23', text: 'A number was wrong.' }],
    appearances: ['a leaflet', 'https://example.org/post']
  }
})
const second = makeClaim({
  ...{ id: 'claim-2', spans: ['span-2'], verdict: { scale: 'snopes', value: 'satire' } },
  check: { ...EMPTY_CHECK, number: 2, publishedUrl: 'https://example.org/fun' }
})
const undecided = makeClaim({ id: 'claim-3', spans: ['span-2'], check: { ...EMPTY_CHECK, number: 3 } })
const document = makeDocument(TEXT, {
  article: makeArticle(TEXT, { url: 'https://example.org/article' }),
  spans: [at('The ferry ran 412 times', 'span-1'), at('Boats are <b>fun</b>', 'span-2')],
  claims: [first, second, undecided]
})
const authored = { person: 'anna', createdAt: '', updatedAt: '', origin: 'human' }
const port = {
  name: 'Port of Ö',
  aliases: [],
  title: 'authority',
  organisation: '',
  kind: 'organisation',
  sameAs: null
} as const
const input = (settings: Record<string, string> = {}) => ({
  ...makeInput([document], { settings }),
  desk: { ...EMPTY_DESK, speaker: [{ id: 'speaker-1', ...authored, ...port }] }
})
const settings = {
  page: 'https://example.org/checks',
  organisation: 'Example Desk',
  'organisation-url': 'https://example.org/'
}

const FERRY = `  {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://example.org/checks#k-001",
    "datePublished": "2024-08-22",
    "inLanguage": "en",
    "claimReviewed": "The ferry ran 412 times",
    "author": {
      "@type": "Organization",
      "name": "Example Desk",
      "url": "https://example.org/"
    },
    "reviewRating": {
      "@type": "Rating",
      "alternateName": "False",
      "ratingValue": 2,
      "bestRating": 6,
      "worstRating": 1,
      "ratingExplanation": "It ran 41 times."
    },
    "itemReviewed": {
      "@type": "Claim",
      "text": "The ferry ran 412 times",
      "author": {
        "@type": "Organization",
        "name": "Port of Ö",
        "jobTitle": "authority"
      },
      "datePublished": "2024-08-02",
      "appearance": [
        {
          "@type": "CreativeWork",
          "url": "https://example.org/post"
        },
        {
          "@type": "CreativeWork",
          "url": "https://example.org/article"
        }
      ]
    },
    "correction": [
      {
        "@type": "CorrectionComment",
        "datePublished": "2024-08-23",
        "text": "A number was wrong."
      }
    ]
  }`
const FUN = `  {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://example.org/fun",
    "inLanguage": "en",
    "claimReviewed": "Boats are \\u003cb>fun\\u003c/b>",
    "author": {
      "@type": "Organization",
      "name": "Example Desk",
      "url": "https://example.org/"
    },
    "reviewRating": {
      "@type": "Rating",
      "alternateName": "Labeled Satire"
    },
    "itemReviewed": {
      "@type": "Claim",
      "text": "Boats are \\u003cb>fun\\u003c/b>",
      "appearance": [
        {
          "@type": "CreativeWork",
          "url": "https://example.org/article"
        }
      ]
    }
  }`

describe('ClaimReview', () => {
  it('writes claims with a verdict, in exactly these bytes, and its own validator finds no error', async () => {
    const files = await encodeAll(claimReviewFormat, input(settings))
    expect([...files]).toEqual([['claimreview.json', `[\n${FERRY},\n${FUN}\n]\n`]])
    const reviews = JSON.parse([...files.values()][0] ?? '') as readonly unknown[]
    expect(validateClaimReviews(reviews).flat()).toEqual([
      expect.objectContaining({ rule: 'date-missing', severity: 'warning' })
    ])
  })

  it('marks what has no address as a draft, in the name of its file and in itself, and makes none up', async () => {
    const files = await encodeAll(claimReviewFormat, input())
    expect([...files.keys()]).toEqual(['claimreview.json', 'DRAFT-url-missing.json'])
    const [draft] = JSON.parse(files.get('DRAFT-url-missing.json') ?? '') as readonly object[]
    expect(draft).not.toHaveProperty('url')
    expect(draft).toHaveProperty('creativeWorkStatus', 'Draft: the address of the page is missing')
    expect(validateClaimReview(draft).map(({ rule }) => rule)).toContain('url')
  })

  it('gives claims that share an address, and those of the page, anchors of their own', async () => {
    const same = { ...EMPTY_CHECK, publishedUrl: 'https://example.org/one', number: 1 }
    const claims = [1, 2].map((n) => ({ ...first, id: `c${n}`, check: same }))
    const files = await encodeAll(claimReviewFormat, makeInput([{ ...document, claims }]))
    const reviews = JSON.parse([...files.values()][0] ?? '') as readonly { url: string }[]
    expect(reviews.map(({ url }) => url)).toEqual(['https://example.org/one#k-001', 'https://example.org/one#k-001-2'])
  })

  it('leaves no way out of a script element', async () => {
    const files = await encodeAll(claimReviewFormat, input({ ...settings, embed: 'html' }))
    const html = files.get('claimreview.html') ?? ''
    expect(html.match(/<[^>]*>/g)).toEqual([
      '<script type="application/ld+json">',
      '</script>',
      '<script type="application/ld+json">',
      '</script>'
    ])
    const json = html.split(/<script[^>]*>|<\/script>/).filter((each) => each.trim() !== '')
    expect(json.map((each) => JSON.parse(each) as unknown)).toEqual(JSON.parse(`[${FERRY},${FUN}]`))
  })

  it('says before export what is skipped, what is a draft, and what readers would mind', () => {
    const list = claimReviewFormat.preflight?.(input())
    list?.add(document)
    expect(list?.items().map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', '1 claim is a draft: the address of its page is missing.'],
      ['warning', '2 claims should be looked at: it does not say who reviewed the claim.'],
      ['warning', '1 claim should be looked at: it has no date of the review.'],
      ['skipped', '1 claim was skipped: it has no verdict.']
    ])
  })

  it('omits a speaker who is anonymous', async () => {
    const attribution = {
      kind: 'indirect',
      anonymity: 'anonymous',
      source: null,
      cue: null,
      content: null,
      cueType: null,
      reportedVia: []
    } as const
    const claims = [{ ...first, speaker: 'an official', check: { ...first.check, attribution } }]
    const files = await encodeAll(claimReviewFormat, { ...input(settings), ...makeInput([{ ...document, claims }]) })
    expect([...files.values()].join('')).not.toContain('an official')
  })
})

describe('ClaimReview for bulk upload', () => {
  it('groups reviews by page, in exactly these bytes', async () => {
    const files = await encodeAll(claimReviewBulkFormat, {
      ...input(settings),
      ...makeInput([{ ...document, claims: [second] }], { settings })
    })
    expect([...files]).toEqual([
      [
        'claimreview-bulk.json',
        `{
  "claimReviewMarkupPages": [
    {
      "pageUrl": "https://example.org/fun",
      "claimReviewAuthor": {
        "name": "Example Desk"
      },
      "claimReviewMarkups": [
        {
          "url": "https://example.org/fun",
          "claimReviewed": "Boats are \\u003cb>fun\\u003c/b>",
          "claimAppearances": [
            "https://example.org/article"
          ],
          "rating": {
            "textualRating": "Labeled Satire"
          }
        }
      ]
    }
  ]
}
`
      ]
    ])
  })

  it('keeps drafts apart', async () => {
    expect([...(await encodeAll(claimReviewBulkFormat, input())).keys()]).toEqual([
      'claimreview-bulk.json',
      'DRAFT-url-missing-bulk.json'
    ])
  })
})

describe('the validator of ClaimReview', () => {
  const good = JSON.parse(FERRY) as Record<string, unknown> & { itemReviewed: object; reviewRating: object }
  const rules = (changes: object): readonly string[] =>
    validateClaimReview({ ...good, ...changes }).map(({ rule }) => rule)
  const rating = (changes: object): readonly string[] =>
    rules({ reviewRating: { '@type': 'Rating', alternateName: 'No', ...changes } })
  const item = (changes: object): readonly string[] => rules({ itemReviewed: { ...good.itemReviewed, ...changes } })

  it('has nothing against a whole one', () => expect(validateClaimReview(good)).toEqual([]))

  it.each([
    ['another context', { '@context': 'http://schema.org' }, 'context'],
    ['another type', { '@type': 'Review' }, 'type'],
    ['no claim', { claimReviewed: ' ' }, 'claim'],
    ['a long claim', { claimReviewed: 'x'.repeat(76) }, 'claim-length'],
    ['no address', { url: undefined }, 'url'],
    ['half an address', { url: '/checks/1' }, 'url-absolute'],
    ['another protocol', { url: 'javascript:alert(1)' }, 'url-absolute'],
    ['a short address', { url: 'https://bit.ly/x' }, 'url-shortened'],
    ['no rating', { reviewRating: undefined }, 'rating-missing'],
    ['two ratings', { reviewRating: [good.reviewRating, good.reviewRating] }, 'rating-several'],
    ['an author without name and address', { author: { '@type': 'Organization' } }, 'author-name'],
    ['no author', { author: undefined }, 'author'],
    ['a date in words', { datePublished: '22 August' }, 'date'],
    ['nothing on the claim', { itemReviewed: undefined }, 'item']
  ])('finds %s', (_name, changes, rule) => expect(rules(changes)).toContain(rule))

  it('wants numbers all or none, and in order', () => {
    expect(rating({})).toEqual([])
    expect(rating({ alternateName: '' })).toEqual(['rating-words'])
    expect(rating({ ratingValue: 1 })).toEqual(['rating-numbers'])
    expect(rating({ ratingValue: 2, bestRating: 3, worstRating: 1 })).toEqual([])
    expect(rating({ ratingValue: '2', bestRating: '3', worstRating: '1' })).toEqual([])
    expect(rating({ ratingValue: 4, bestRating: 3, worstRating: 1 })).toEqual(['rating-order'])
    expect(rating({ ratingValue: 1, bestRating: 1, worstRating: 1 })).toEqual(['rating-order'])
    expect(rating({ ratingValue: 1, bestRating: 5, worstRating: 0 })).toEqual(['rating-order'])
  })

  it('wants names, dates in order and whole addresses of the claim', () => {
    expect(item({ author: { '@type': 'Person' } })).toEqual(['claimant-name'])
    expect(item({ datePublished: '2024-08-23' })).toEqual(['date-order'])
    expect(item({ datePublished: '2024-08' })).toEqual([])
    expect(item({ appearance: undefined })).toEqual(['appearance'])
    expect(item({ appearance: 'page 3' })).toEqual(['appearance-absolute'])
  })

  it('wants an address for each of several', () => {
    expect(validateClaimReviews([good, good]).map((each) => each.map(({ rule }) => rule))).toEqual([
      ['url-unique'],
      ['url-unique']
    ])
  })

  it.each([null, 'text', 7, [], {}])('takes anything: %j', (value) => {
    expect(validateClaimReview(value).length).toBeGreaterThan(3)
  })
})
