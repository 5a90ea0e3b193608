import { ClaimSheets, placeOf } from '../claims/claim-sheets'
import type { ClaimSheet } from '../claims/claim-sheets'
import { aboutClaims, ClaimPreflight, UNDECIDED } from '../claims/preflight-list'
import type { Remark } from '../claims/preflight-list'
import type { ExportInput, Preflight } from '../format'
import { claimReview, ReviewAddresses } from './build'
import { publisherOf } from './settings'
import { CLAIM_REVIEW_RULES, validateClaimReview } from './validate'
import type { ClaimReviewRule } from './validate'

const DRAFTS = aboutClaims(
  'warning',
  'is a draft: the address of its page is missing.',
  'are drafts: the address of their page is missing.'
)

/** A remark for every rule, so that claims with one fault are counted together. */
const REMARKS = new Map<ClaimReviewRule, Remark>(
  (Object.keys(CLAIM_REVIEW_RULES) as ClaimReviewRule[]).map((rule) => {
    const says = `should be looked at: ${CLAIM_REVIEW_RULES[rule]}.`
    return [rule, rule === 'url' ? DRAFTS : aboutClaims('warning', says, says)]
  })
)

/** What a person should know before reviews leave: what is skipped, what is a draft, and what readers would mind. */
export function reviewPreflight(input: Omit<ExportInput, 'documents'>): Preflight {
  const sheets = new ClaimSheets(input)
  const publisher = publisherOf(input.options)
  return new ClaimPreflight(sheets, function* remarks(sheet: ClaimSheet): Iterable<readonly [Remark, string]> {
    if (sheet.value === null) {
      yield [UNDECIDED, placeOf(sheet)]
      return
    }
    const built = new ReviewAddresses(publisher, [sheet]).of(sheet)
    for (const { rule } of validateClaimReview(claimReview(built, publisher, sheets))) {
      const remark = REMARKS.get(rule)
      if (remark) yield [remark, placeOf(sheet)]
    }
  })
}
