import { ClaimSheets } from './claims/claim-sheets'
import { claimLosses } from './claims/claim-losses'
import { claimReview, ReviewAddresses } from './claimreview/build'
import { reviewPreflight } from './claimreview/preflight'
import { EMBED, PUBLISHER_SETTINGS, publisherOf } from './claimreview/settings'
import { settingOf } from './format'
import type { ExportInput, Format, OutputPart } from './format'
import { embeddable } from './json-value'

export { validateClaimReview, validateClaimReviews } from './claimreview/validate'

/** Beginning of the name of a file whose reviews have no address yet. */
export const DRAFT = 'DRAFT-url-missing'

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const sheets = new ClaimSheets(input)
  const publisher = publisherOf(input.options)
  const decided = []
  for await (const document of input.documents) {
    decided.push(...sheets.of(document).filter(({ value }) => value !== null))
  }
  // Which addresses are shared is known only when all are there; reviews are small.
  const addresses = new ReviewAddresses(publisher, decided)
  const built = decided.map((sheet) => addresses.of(sheet))
  const html = settingOf(EMBED, input.options.settings) === 'html'
  const ending = html ? 'html' : 'json'
  const write = html ? asScripts : asJson
  const reviewsOf = (isDraft: boolean): readonly object[] =>
    built.filter(({ url }) => (url === null) === isDraft).map((each) => claimReview(each, publisher, sheets))
  const ready = reviewsOf(false)
  const drafts = reviewsOf(true)
  if (ready.length > 0 || drafts.length === 0) yield { path: `claimreview.${ending}`, text: write(ready) }
  if (drafts.length > 0) yield { path: `${DRAFT}.${ending}`, text: write(drafts) }
}

const asJson = (reviews: readonly object[]): string => `${embeddable(JSON.stringify(reviews, null, 2))}\n`

function asScripts(reviews: readonly object[]): string {
  const scripts = reviews.map((review) => {
    const json = embeddable(JSON.stringify(review, null, 2))
    return `<script type="application/ld+json">\n${json}\n</script>\n`
  })
  return scripts.join('')
}

const part = (message: string) => ({ kind: 'approximated', message }) as const

/** Checked claims with their verdicts, as schema.org has them. */
export const claimReviewFormat: Format = {
  id: 'claimreview',
  name: 'ClaimReview',
  description: 'Verdicts as JSON-LD of schema.org: for fact-check explorers, importers, and the page of the check.',
  extension: 'json',
  layout: 'folder',
  mediaType: 'application/ld+json',
  offsetUnit: null,
  documentation: `\`claimreview.json\` holds an array with an object for every claim that has a verdict; each has \`@context\`
(\`https://schema.org\`) and \`@type\` of its own, so that it can be cut out. With \`embed\` \`html\` it is \`claimreview.html\`, a
script element for each, with \`<\` escaped. Google Search has given up showing these; fact-check explorers and importers
read them.

- \`url\` is the address that the claim's check has, else the \`page\` of the export with an anchor (\`#k-014\`). Without
  either the review is a draft: it stands in a file called \`${DRAFT}\`, has no \`url\`, and its \`creativeWorkStatus\` says
  so. No address is made up.
- \`reviewRating\` has the words of the verdict, and numbers (best, worst, value) only where the value lies on a line from
  true to false. \`ratingExplanation\` is the short explanation, else the justification.
- \`datePublished\` is the day of the decision. \`itemReviewed\` has the words as they stand in the article, who said them
  (left out when nobody knows, or the source is anonymous), when, and where: addresses only, the article's among them.
- Before export every review is checked by the rules of Google's documentation: context, required fields, numbers all or
  none and in order, whole addresses, an anchor for each, names of authors, dates and their order, 75 characters.`,
  losses: claimLosses({
    metadata: part('Of an article its address and language are written.'),
    claims: part('Claims with a verdict are written, with their words and not their places.'),
    verdicts: part('The words of the verdict are written, and numbers where its scale is a line.'),
    checks: part('Headline, explanation, dates, appearances and corrections are written.')
  }),
  writeSettings: [...PUBLISHER_SETTINGS, EMBED],
  encode,
  preflight: reviewPreflight
}
