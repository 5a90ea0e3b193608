import { compareSpans, spanQuote } from '../../../core/model/annotation'
import { claimCode } from '../../../core/model/claim-check'
import type { ClaimRef } from '../../../core/model/desk'
import { isSameClaim } from '../../../core/session/facts'
import type { BenchDocument } from '../../state/workbench-state'

/** A claim that can be chosen. */
export interface ClaimChoice {
  readonly ref: ClaimRef
  readonly code: string
  readonly title: string
  /** Its words in the text. */
  readonly words: string
  /** Why it stands where it stands in the list: “next”, “Both say 412, ferry.” */
  readonly hint: string
}

/** The claims of an article in text order; those without a place come last. */
export function claimChoices({ article, layer }: BenchDocument): readonly ClaimChoice[] {
  return [...layer.claims.values()]
    .map((claim) => {
      const spans = claim.spans.flatMap((id) => layer.spans.get(id) ?? []).sort(compareSpans)
      const choice: ClaimChoice = {
        ref: { article: article.id, claim: claim.id },
        code: claimCode(claim.check.number),
        title: article.title,
        words: spans.map(spanQuote).join(' … ') || claim.normalized,
        hint: ''
      }
      return { choice, first: spans[0], number: claim.check.number }
    })
    .sort((a, b) => {
      if (a.first && b.first) return compareSpans(a.first, b.first)
      return a.first ? -1 : b.first ? 1 : a.number - b.number
    })
    .map(({ choice }) => choice)
}

/** What a claim may be taken together with: the next one, the one before, then the others of its article. */
export function mergeChoices(document: BenchDocument, ref: ClaimRef): readonly ClaimChoice[] {
  const all = claimChoices(document)
  const at = all.findIndex((choice) => isSameClaim(choice.ref, ref))
  const [next, before] = [all[at + 1], at > 0 ? all[at - 1] : undefined]
  const near = [...(next ? [{ ...next, hint: 'next' }] : []), ...(before ? [{ ...before, hint: 'before' }] : [])]
  const others = all.filter((_choice, index) => Math.abs(index - at) > 1)
  return [...near, ...others]
}

/** Those whose code, words or article have what was typed. */
export function filterChoices(choices: readonly ClaimChoice[], typed: string): readonly ClaimChoice[] {
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
  return choices.filter(({ code, words: said, title }) => {
    const text = `${code} ${said} ${title}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}
