import { claimCode } from '../../model/claim-check'
import { ratingSpan } from '../../model/verdict-scale'
import { isWebAddress } from '../../text/web-address'
import type { ClaimSheet, ClaimSheets } from '../claims/claim-sheets'

/** Who publishes the checks, and where. */
export interface Publisher {
  /** Address of the page; null while there is none. */
  readonly page: string | null
  /** Name and address of the organisation; empty and null where nobody has said. */
  readonly name: string
  readonly url: string | null
}

/** A review with its address; `page` is the address without the anchor, null while there is none. */
export interface BuiltReview {
  readonly sheet: ClaimSheet
  readonly page: string | null
  readonly url: string | null
}

/** Finds the addresses of reviews that leave together, so that no two have the same. */
export class ReviewAddresses {
  readonly #page: string | null
  readonly #given = new Map<string, number>()
  readonly #taken = new Set<string>()

  /** @param sheets all that leave; an address that several give gets anchors */
  constructor(publisher: Pick<Publisher, 'page'>, sheets: readonly ClaimSheet[]) {
    this.#page = publisher.page
    for (const { claim } of sheets) {
      const url = claim.check.publishedUrl
      if (url !== null) this.#given.set(url, (this.#given.get(url) ?? 0) + 1)
    }
  }

  of(sheet: ClaimSheet): BuiltReview {
    const own = sheet.claim.check.publishedUrl
    const given = isWebAddress(own) ? own : this.#page
    if (given === null) return { sheet, page: null, url: null }
    const [page = given] = given.split('#')
    const isOwn = own !== null && given === own && this.#given.get(own) === 1 && !this.#taken.has(own)
    const url = isOwn ? own : this.#anchored(page, sheet)
    this.#taken.add(url)
    return { sheet, page, url }
  }

  #anchored(page: string, { claim }: ClaimSheet): string {
    const { number } = claim.check
    const base = number > 0 ? claimCode(number).toLowerCase() : 'claim'
    let url = `${page}#${base}`
    for (let count = 2; this.#taken.has(url); count += 1) url = `${page}#${base}-${count}`
    return url
  }
}

/** The rating as readers want it: words, and numbers only where the value lies on a line. */
export function ratingOf({ value, scale, claim }: ClaimSheet) {
  const span = scale && ratingSpan(scale)
  const isOnLine = value?.rating !== undefined && value.rating !== null && span !== null && span.worst >= 1
  const { explanation, justification } = claim.check
  const why = explanation === '' ? justification : explanation
  return {
    words: value?.label ?? '',
    numbers: isOnLine ? { value: value.rating, best: span.best, worst: span.worst } : null,
    why: why === '' ? null : why
  }
}

/** Who made the claim, when somebody with a name did. */
export function claimantOf(sheet: ClaimSheet, sheets: Pick<ClaimSheets, 'person'>) {
  const { speaker, claim } = sheet
  if (speaker.trim() === '' || claim.check.attribution?.anonymity === 'anonymous') return null
  const person = sheets.person(sheet)
  return {
    type: person?.kind === 'organisation' ? 'Organization' : 'Person',
    name: speaker,
    title: person?.title === '' ? null : (person?.title ?? null),
    sameAs: isWebAddress(person?.sameAs) ? person.sameAs : null
  } as const
}

/** Where the claim appeared: addresses only, the article it stands in among them. */
export function appearancesOf({ claim, document }: ClaimSheet): {
  readonly first: string | null
  readonly others: readonly string[]
} {
  const { firstAppearance, appearances } = claim.check
  const first = isWebAddress(firstAppearance) ? firstAppearance : null
  const all = [...appearances, document.article.url].filter(isWebAddress)
  return { first, others: [...new Set(all)].filter((url) => url !== first) }
}

/** A day, or what is known of it; null for no date. */
export const dayOf = (time: string | null): string | null => (time === null ? null : time.slice(0, 10))

/** A claim and its verdict as ClaimReview in JSON-LD. A draft has no address, and says that it is one. */
export function claimReview(
  { sheet, url }: BuiltReview,
  publisher: Publisher,
  sheets: Pick<ClaimSheets, 'person'>
): object {
  const { claim, document, text, verbatim } = sheet
  const { check } = claim
  const { words, numbers, why } = ratingOf(sheet)
  const claimant = claimantOf(sheet, sheets)
  const { first, others } = appearancesOf(sheet)
  const work = (address: string, archived: string | null) => ({
    '@type': 'CreativeWork',
    url: address,
    ...(archived !== null && { archivedAt: archived })
  })
  const reviewed = dayOf(check.decidedAt)
  const said = dayOf(check.saidOn?.date ?? null)
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    ...(url === null ? { creativeWorkStatus: 'Draft: the address of the page is missing' } : { url }),
    ...(reviewed !== null && { datePublished: reviewed }),
    ...(document.article.language !== 'und' && { inLanguage: document.article.language }),
    claimReviewed: check.headline === '' ? text : check.headline,
    ...(publisher.name !== '' && {
      author: { '@type': 'Organization', name: publisher.name, ...(publisher.url !== null && { url: publisher.url }) }
    }),
    reviewRating: {
      '@type': 'Rating',
      alternateName: words,
      ...(numbers && { ratingValue: numbers.value, bestRating: numbers.best, worstRating: numbers.worst }),
      ...(why !== null && { ratingExplanation: why })
    },
    itemReviewed: {
      '@type': 'Claim',
      text: verbatim === '' ? text : verbatim,
      ...(check.reportedBy !== null && check.reportedBy !== '' && { name: check.reportedBy }),
      ...(claimant && {
        author: {
          '@type': claimant.type,
          name: claimant.name,
          ...(claimant.title !== null && { jobTitle: claimant.title }),
          ...(claimant.sameAs !== null && { sameAs: claimant.sameAs })
        }
      }),
      ...(said !== null && { datePublished: said }),
      ...(first !== null && { firstAppearance: work(first, check.firstAppearanceArchived) }),
      ...(others.length > 0 && { appearance: others.map((address) => work(address, null)) })
    },
    ...(check.corrections.length > 0 && {
      correction: check.corrections.map(({ date, text: words }) => ({
        '@type': 'CorrectionComment',
        datePublished: dayOf(date),
        text: words
      }))
    }),
    ...(check.expires !== null && { expires: check.expires })
  }
}
