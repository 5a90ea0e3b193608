import { isWebAddress } from '../../text/web-address'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'

/** What is checked, by name; a page of the docs and the list before export say it in words. */
export const CLAIM_REVIEW_RULES = {
  context: 'its @context is not exactly https://schema.org',
  type: 'its @type is not ClaimReview',
  claim: 'it does not say which claim was reviewed',
  'claim-length': 'the claim is longer than 75 characters, which is what most readers show',
  url: 'the address of its page is missing',
  'url-absolute': 'the address of its page is no whole web address',
  'url-shortened': 'the address of its page is a shortened one',
  'url-unique': 'another claim has the same address: each needs an anchor of its own',
  'rating-missing': 'it has no rating',
  'rating-several': 'it has more than one rating',
  'rating-words': 'the rating has no words (alternateName)',
  'rating-numbers': 'the rating has some of its numbers, and not all three',
  'rating-order': 'the numbers of the rating are not in order: 1 ≤ worst < best, and the value between them',
  author: 'it does not say who reviewed the claim',
  'author-name': 'whoever reviewed it has neither a name nor an address',
  'claimant-name': 'whoever made the claim has no name: leave them out when nobody knows',
  item: 'it says nothing of the claim itself (itemReviewed)',
  appearance: 'it does not say where the claim appeared',
  'appearance-absolute': 'an address where the claim appeared is no whole web address',
  date: 'a date is not written as 2024-08-22',
  'date-missing': 'it has no date of the review',
  'date-order': 'the claim is dated after its review'
} as const
export type ClaimReviewRule = keyof typeof CLAIM_REVIEW_RULES

/** Rules whose breach readers put up with. */
const WARNINGS: ReadonlySet<ClaimReviewRule> = new Set<ClaimReviewRule>([
  'claim-length',
  'url-shortened',
  'author',
  'item',
  'appearance',
  'date-missing'
])

export interface ClaimReviewProblem {
  readonly rule: ClaimReviewRule
  /** `error`: readers refuse it. `warning`: it is recommended otherwise. */
  readonly severity: 'error' | 'warning'
  /** Where it is in the object: `reviewRating.alternateName`. */
  readonly place: string
  readonly message: string
}

const LONGEST_CLAIM = 75
const SHORTENERS = /^https?:\/\/(?:www\.)?(?:bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|buff\.ly)(?:[/?#]|$)/i
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/

/**
 * What is wrong with a ClaimReview, by the rules that Google's documentation and schema.org give (JSON-LD). Whether its
 * address is its own is a question about several: see `validateClaimReviews`.
 */
export function validateClaimReview(value: unknown): readonly ClaimReviewProblem[] {
  const found: ClaimReviewProblem[] = []
  const tell = (rule: ClaimReviewRule, place: string): void => {
    const message = CLAIM_REVIEW_RULES[rule]
    found.push({ rule, severity: WARNINGS.has(rule) ? 'warning' : 'error', place, message })
  }
  const review: JsonObject = isJsonObject(value) ? value : {}
  if (review['@context'] !== 'https://schema.org') tell('context', '@context')
  if (review['@type'] !== 'ClaimReview') tell('type', '@type')
  const claim = asText(review['claimReviewed'])?.trim() ?? ''
  if (claim === '') tell('claim', 'claimReviewed')
  else if (Array.from(claim).length > LONGEST_CLAIM) tell('claim-length', 'claimReviewed')
  const { url } = review
  if (url === undefined || url === '') tell('url', 'url')
  else if (!isWebAddress(url)) tell('url-absolute', 'url')
  else if (SHORTENERS.test(url)) tell('url-shortened', 'url')
  checkRating(review['reviewRating'], tell)
  const authors = asList(review['author'])
  if (authors.length === 0) tell('author', 'author')
  else if (!authors.every((author) => has(author, 'name') || has(author, 'url'))) tell('author-name', 'author')
  checkDate(review['datePublished'], 'datePublished', tell)
  if (review['datePublished'] === undefined) tell('date-missing', 'datePublished')
  checkItem(review['itemReviewed'], review['datePublished'], tell)
  return found
}

/** The same of several that are published together: their addresses have to be different. One list for each. */
export function validateClaimReviews(values: readonly unknown[]): readonly (readonly ClaimReviewProblem[])[] {
  const seen = new Map<string, number>()
  for (const value of values) {
    const url = isJsonObject(value) ? asText(value['url']) : null
    if (url !== null) seen.set(url, (seen.get(url) ?? 0) + 1)
  }
  return values.map((value) => {
    const url = isJsonObject(value) ? asText(value['url']) : null
    const problems = validateClaimReview(value)
    if (url === null || (seen.get(url) ?? 0) < 2) return problems
    const message = CLAIM_REVIEW_RULES['url-unique']
    return [...problems, { rule: 'url-unique', severity: 'error', place: 'url', message }]
  })
}

type Tell = (rule: ClaimReviewRule, place: string) => void

const has = (value: unknown, key: string): boolean =>
  isJsonObject(value) && typeof value[key] === 'string' && value[key].trim() !== ''

function checkRating(value: unknown, tell: Tell): void {
  const ratings = asList(value)
  if (ratings.length > 1) tell('rating-several', 'reviewRating')
  const [rating] = ratings
  if (!isJsonObject(rating)) return tell('rating-missing', 'reviewRating')
  if (!has(rating, 'alternateName')) tell('rating-words', 'reviewRating.alternateName')
  const given = ['ratingValue', 'bestRating', 'worstRating'].map((key) => rating[key])
  if (given.every((each) => each === undefined)) return
  const numbers = given.map((each) => (typeof each === 'string' && each.trim() !== '' ? Number(each) : each))
  const [ours, best, worst] = numbers
  if (typeof ours !== 'number' || typeof best !== 'number' || typeof worst !== 'number') {
    return tell('rating-numbers', 'reviewRating')
  }
  const isInOrder = worst >= 1 && worst < best && ours >= worst && ours <= best
  if (!isInOrder) tell('rating-order', 'reviewRating.ratingValue')
}

function checkItem(value: unknown, reviewed: unknown, tell: Tell): void {
  if (!isJsonObject(value)) return tell('item', 'itemReviewed')
  for (const author of asList(value['author'])) {
    if (!has(author, 'name')) tell('claimant-name', 'itemReviewed.author.name')
  }
  const said = value['datePublished']
  checkDate(said, 'itemReviewed.datePublished', tell)
  if (typeof said === 'string' && typeof reviewed === 'string' && DATE.test(said) && DATE.test(reviewed)) {
    // A partial date is after another only where both say so.
    const length = Math.min(said.length, reviewed.length, 10)
    if (said.slice(0, length) > reviewed.slice(0, length)) tell('date-order', 'itemReviewed.datePublished')
  }
  const places = [...asList(value['firstAppearance']), ...asList(value['appearance'])]
  if (places.length === 0) tell('appearance', 'itemReviewed.appearance')
  for (const place of places) {
    const url = isJsonObject(place) ? place['url'] : place
    if (url !== undefined && !isWebAddress(url)) tell('appearance-absolute', 'itemReviewed.appearance')
  }
}

function checkDate(value: unknown, place: string, tell: Tell): void {
  if (value !== undefined && (typeof value !== 'string' || !DATE.test(value))) tell('date', place)
}
