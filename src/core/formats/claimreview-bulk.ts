import { ClaimSheets } from './claims/claim-sheets'
import type { ClaimSheet } from './claims/claim-sheets'
import { claimLosses } from './claims/claim-losses'
import { DRAFT } from './claimreview'
import { appearancesOf, claimantOf, dayOf, ratingOf, ReviewAddresses } from './claimreview/build'
import { reviewPreflight } from './claimreview/preflight'
import { PUBLISHER_SETTINGS, publisherOf } from './claimreview/settings'
import type { ExportInput, Format, OutputPart } from './format'
import { embeddable } from './json-value'

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const sheets = new ClaimSheets(input)
  const publisher = publisherOf(input.options)
  const decided: ClaimSheet[] = []
  for await (const document of input.documents) {
    decided.push(...sheets.of(document).filter(({ value }) => value !== null))
  }
  const addresses = new ReviewAddresses(publisher, decided)
  const pages = new Map<string | null, { readonly url: string | null; readonly sheet: ClaimSheet }[]>()
  for (const sheet of decided) {
    const { page, url } = addresses.of(sheet)
    pages.set(page, [...(pages.get(page) ?? []), { url, sheet }])
  }
  const pageOf = (page: string | null) => {
    const all = pages.get(page) ?? []
    const dates = all.flatMap(({ sheet }) => dayOf(sheet.claim.check.decidedAt) ?? [])
    const [latest] = dates.sort().reverse()
    return {
      ...(page !== null && { pageUrl: page }),
      ...(latest !== undefined && { publishDate: latest }),
      ...(publisher.name !== '' && { claimReviewAuthor: { name: publisher.name } }),
      claimReviewMarkups: all.map(({ url, sheet }) => markup(url, sheet, sheets))
    }
  }
  const ready = [...pages.keys()].filter((page) => page !== null).map(pageOf)
  const asText = (list: readonly object[]): string =>
    `${embeddable(JSON.stringify({ claimReviewMarkupPages: list }, null, 2))}\n`
  if (ready.length > 0 || !pages.has(null)) yield { path: 'claimreview-bulk.json', text: asText(ready) }
  if (pages.has(null)) yield { path: `${DRAFT}-bulk.json`, text: asText([pageOf(null)]) }
}

function markup(url: string | null, sheet: ClaimSheet, sheets: ClaimSheets): object {
  const { claim, text } = sheet
  const { check } = claim
  const claimant = claimantOf(sheet, sheets)
  const { first, others } = appearancesOf(sheet)
  const { words, numbers, why } = ratingOf(sheet)
  const said = dayOf(check.saidOn?.date ?? null)
  return {
    ...(url !== null && { url }),
    claimReviewed: check.headline === '' ? text : check.headline,
    ...(said !== null && { claimDate: said }),
    ...(check.reportedBy !== null && check.reportedBy !== '' && { claimLocation: check.reportedBy }),
    ...(first !== null && { claimFirstAppearance: first }),
    ...(others.length > 0 && { claimAppearances: others }),
    ...(claimant && {
      claimAuthor: {
        name: claimant.name,
        ...(claimant.title !== null && { jobTitle: claimant.title }),
        ...(claimant.sameAs !== null && { sameAs: claimant.sameAs })
      }
    }),
    rating: {
      textualRating: words,
      ...(numbers && { ratingValue: numbers.value, worstRating: numbers.worst, bestRating: numbers.best }),
      ...(why !== null && { ratingExplanation: why })
    }
  }
}

const part = (message: string) => ({ kind: 'approximated', message }) as const

/** ClaimReview in the shape of Google's tools for fact-checkers. */
export const claimReviewBulkFormat: Format = {
  id: 'claimreview-bulk',
  name: 'ClaimReview for bulk upload',
  description: 'Verdicts page by page in the shape of the Google Fact Check Tools API.',
  extension: 'json',
  layout: 'folder',
  mediaType: 'application/json',
  offsetUnit: null,
  documentation: `\`claimreview-bulk.json\`: \`claimReviewMarkupPages\`, one for every page of checks, with \`pageUrl\`, \`publishDate\`,
\`claimReviewAuthor\` and \`claimReviewMarkups\` (\`url\`, \`claimReviewed\`, \`claimDate\`, \`claimLocation\`,
\`claimFirstAppearance\`, \`claimAppearances\`, \`claimAuthor\`, \`rating\`). Each entry is what the API takes to make a page.
Values are those of the format \`claimreview\`; claims without an address stand in a file called \`${DRAFT}-bulk.json\`.`,
  losses: claimLosses({
    metadata: part('Of an article its address is written.'),
    claims: part('Claims with a verdict are written, with their words and not their places.'),
    verdicts: part('The words of the verdict are written, and numbers where its scale is a line.'),
    checks: part('Headline, explanation, dates and appearances are written.')
  }),
  writeSettings: PUBLISHER_SETTINGS,
  encode,
  preflight: reviewPreflight
}
