import { findQuantities } from '../quantities/find-quantities'
import type { Finding } from './normalise'

/** What stands behind a number that counts nothing by itself: an end, or a word that no noun begins with. */
const NOTHING_COUNTED =
  /^(?:\s*(?:$|[.,;:!?)\]”"’—–])|\s+(?:in|at|by|from|than|last|this|next|on|since|as|after|before|with|while|when|during|because|but|is|was|were|are|had|has|have|who|which|that|per|a|an|the)(?!\p{L})|\s+of\s+(?!(?:the|them|these|those|its|his|her|their|our|all|every|which|whom)(?!\p{L})))/u
/** `10 to 15 boats`, `between 3 and 5 people`: the noun stands behind the second. */
const RANGE = /^\s*(?:[-–—]|to|or|and|,)\s*$/u
/** Names take numbers too: Article 5, No. 10, page 12, Boeing 747, aged 41. */
const NAMED_BEFORE =
  /(?:\p{Lu}[\p{L}.]*|No\.|[Pp]ages?|pp?\.|[Pp]art|[Cc]hapter|[Ss]ection|[Aa]rticle|[Pp]aragraph|[Vv]ersion|[Nn]umber|[Aa]ged?|[Gg]rade|[Ll]evel|[Pp]hase|score|won|lost|by|, and|of them|population [^.;,]*) ?$/u
/** “Finch, 41, said” has an age, “left at nine” an hour. */
const AGE_BEFORE = /\p{Lu}[\p{L}’'-]*, $/u
const HOUR_BEFORE = /(?<!\p{L})(?:at|until|till|by|before|after|since) $/iu
const LAST_HOUR = 24
/** How far back a number's neighbourhood is read, in UTF-16 code units. */
const SIGHT = 40
const TIME_BEHIND = /^\s*(?:[ap]\.?m\b|o[’']clock)/iu

/** Numbers that say neither a unit nor what they count. In English. */
export function findBareNumbers(text: string): readonly Finding[] {
  const quantities = findQuantities(text)
  const findings: Finding[] = []
  quantities.forEach((quantity, index) => {
    const { start, end, unit, isPercent, currency } = quantity
    if (unit !== null || isPercent || currency !== null) return
    const next = quantities[index + 1]
    const behind = text.slice(end, end + 40)
    if (next && RANGE.test(text.slice(end, next.start))) return
    if (!NOTHING_COUNTED.test(behind) || TIME_BEHIND.test(behind)) return
    const before = text.slice(Math.max(0, start - SIGHT), start)
    if (NAMED_BEFORE.test(before) || (AGE_BEFORE.test(before) && behind.startsWith(','))) return
    if (quantity.value <= LAST_HOUR && HOUR_BEFORE.test(before)) return
    const words = text.slice(start, end)
    findings.push({
      kind: 'missing-unit',
      start,
      end,
      words,
      help: `Say the unit of “${words}”, or what is counted.`,
      instead: null
    })
  })
  return findings
}

const VAGUE =
  /(?<![\p{L}\p{N}-])(?:a number of|(?:a |an )?(?:lots? of|handful of|(?:great|large|small|growing|massive) (?:number|amount|majority|minority)s? of|couple of|majority of|minority of|significant (?:number|amount|share) of)|many|several|a few|few|numerous|various|countless|dozens(?: of)?|scores of|hundreds(?: of)?|thousands(?: of)?|tens of thousands(?: of)?|millions(?: of)?|billions(?: of)?|most(?= (?:of|people|\p{Ll}+s(?!\p{L})))|(?:nearly|almost) all|much of)(?![\p{L}\p{N}-])/giu
/** “How many” asks, “many of the 40” counts within a number. */
const ASKS = /(?:how|as|so|too|not|very first|thank)\s$/iu

/** Amounts that no figure can be held against. In English. */
export function findVagueQuantities(text: string): readonly Finding[] {
  const findings: Finding[] = []
  for (const { 0: words, index: start } of text.matchAll(VAGUE)) {
    if (ASKS.test(text.slice(Math.max(0, start - 12), start))) continue
    findings.push({
      kind: 'vague-quantity',
      start,
      end: start + words.length,
      words,
      help: `“${words}” cannot be held against a figure. Say how many, or that the source does not.`,
      instead: null
    })
  }
  return findings
}
