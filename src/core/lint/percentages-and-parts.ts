import type { Quantity } from '../quantities/find-quantities'
import type { TextRange } from '../model/text-range'
import { halfOfLastDigit } from '../quantities/unit-pairs'
import type { Lint, LintDocument, LintRule } from './lint'
import { makeLint } from './lint-document'
import { tellNumber } from './tell-values'

/** Percentages that are no shares of one whole: changes, rates, margins. */
const NO_SHARES =
  /\b(?:r[io]se|risen|rising|f[ea]ll(?:en|ing)?|gr[eo]wn?|growing|growth|up|down|increas|decreas|declin|drop|dipp|jump|surg|gain|los[et]|climb|slump|cut|rais|hik|lower|higher|more|less|fewer|tariff|tax|interest|inflation|rate|margin|discount|yield|return|compared|from|versus|than|double|chance|likely|probability|year-on-year|annual|approval|confiden)/iu
/** Words that say that a list of shares is whole. */
const REST =
  /\b(?:the (?:rest|remaining|remainder|other|others)|everyone else|undecided|don[’']t know|no opinion|abstain)/iu
const LIST_LINK = /^[^.;:!?\n%]{0,70}$/u
/** Rounded shares may miss 100 by this many points. */
const ROOM = 2

const OF = /^ (?:\p{L}+ ){0,3}?(?:out of|of|in) (?:every |the |all |its |their |a total of |some |about )*$/iu
const PEOPLE =
  '(?:people|men|women|adults|voters?|respondents|americans|britons|citizens|residents|households|students|patients|workers|employees|members|children|votes?|population|those)'
const OF_PEOPLE = new RegExp(
  `^ (?:of )?(?:(?:the|all|its|their|registered|eligible|likely|\\p{L}+) ){0,2}${PEOPLE}(?!\\p{L})`,
  'iu'
)

/** Shares of one whole that are too many, parts that are more than their whole, and percentages that miscount them. */
export const percentagesAndParts: LintRule = {
  id: 'percentages-and-parts',
  name: 'Percentages and parts',
  why: 'Shares of one whole make 100, and a part is no larger than its whole: where they do not, a figure is wrong.',
  find(document) {
    const lints = [...overfullLists(document), ...overfullParts(document), ...overfullShares(document)]
    return lints.sort((a, b) => a.start - b.start)
  }
}

/** Lists of three shares and more in one sentence that make more than 100, or not 100 although they name the rest. */
function overfullLists(document: LintDocument): readonly Lint[] {
  return percentagesBySentence(document).flatMap(([sentence, shares]): Lint[] => {
    const { text } = document
    const first = shares[0]
    const last = shares.at(-1)
    if (!first || !last || shares.some(({ value, approx }) => value >= 100 || approx !== null)) return []
    if (ofSeveral(text, shares)) return []
    const words = text.slice(sentence.start, sentence.end)
    const links = shares.slice(1).map((share, index) => text.slice(shares[index]?.end ?? 0, share.start))
    const namesRest = REST.test(words)
    if (shares.length < (namesRest ? 2 : 3) || NO_SHARES.test(words) || !links.every((link) => LIST_LINK.test(link)))
      return []
    const sum = shares.reduce((total, { value }) => total + value, 0)
    if (
      Math.abs(sum - 100) <= ROOM ||
      (sum < 100 && !(namesRest && /\bthe (?:rest|remaining|remainder|other)/iu.test(words)))
    )
      return []
    if (sum > 200) return []
    const message = `These shares make ${tellNumber(sum)} per cent together, not 100.`
    const suggestion = 'Check each share, and whether people could choose several answers.'
    return [
      makeLint(document, 'percentages-and-parts', { start: first.start, end: last.end }, message, suggestion, { sum })
    ]
  })
}

/** “60% of men, 70% of women”: shares of wholes of their own. */
function ofSeveral(text: string, shares: readonly Quantity[]): boolean {
  const wholes = shares.flatMap(
    ({ end }) => /^ of (?:the |all |its |their )?(\p{L}+)/u.exec(text.slice(end, end + 40))?.[1] ?? []
  )
  return new Set(wholes).size > 1
}

function percentagesBySentence({
  sentences,
  quantities
}: LintDocument): readonly (readonly [TextRange, readonly Quantity[]])[] {
  const groups: [TextRange, Quantity[]][] = []
  let index = 0
  for (const quantity of quantities) {
    if (!quantity.isPercent) continue
    while ((sentences[index]?.end ?? Infinity) <= quantity.start) index += 1
    const sentence = sentences[index]
    if (!sentence) break
    const group = groups.at(-1)
    if (group?.[0] === sentence) group[1].push(quantity)
    else groups.push([sentence, [quantity]])
  }
  return groups
}

/** “30 of the 20 members”; and “30 of 120 (35 per cent)”. */
function overfullParts(document: LintDocument): readonly Lint[] {
  const { text, quantities } = document
  return quantities.flatMap((part, index): Lint[] => {
    const whole = quantities[index + 1]
    if (!whole || !isCount(part) || !isCount(whole) || !OF.test(text.slice(part.end, whole.start))) return []
    const isOf = /\bof\b/iu.test(text.slice(part.end, whole.start))
    const range = { start: part.start, end: whole.end }
    if (isOf && part.value > whole.value && part.approx !== 'less-than' && !isTimes(text, whole)) {
      const message = `A part of ${tellNumber(part.value)} is larger than its whole of ${tellNumber(whole.value)}.`
      return [
        makeLint(document, 'percentages-and-parts', range, message, 'Check both figures.', {
          part: part.value,
          whole: whole.value
        })
      ]
    }
    return isOf ? [...wrongShare(document, part, whole, [quantities[index + 2], quantities[index - 1]])] : []
  })
}

const isCount = ({ unit, isPercent, currency }: Quantity): boolean => unit === null && !isPercent && currency === null

/** “two of five-year plans”: a number that begins another word is no whole. */
const isTimes = (text: string, whole: Quantity): boolean =>
  /^(?:-|(?:th|st|nd|rd)\b)/u.test(text.slice(whole.end, whole.end + 3))

/** A percentage in brackets beside a part and its whole that says something else than they do. */
function wrongShare(
  document: LintDocument,
  part: Quantity,
  whole: Quantity,
  beside: readonly (Quantity | undefined)[]
): readonly Lint[] {
  const { text } = document
  return beside.flatMap((share): Lint[] => {
    if (!share?.isPercent || whole.value === 0) return []
    const [first, last] = share.start > whole.end ? [whole, share] : [share, part]
    const between = text.slice(first.end, last.start)
    const isBeside =
      /^(?: \p{L}+){0,3}(?:,? or| \(|, \(?)(?: ?(?:about|around|roughly|nearly|some))? ?$/u.test(between) ||
      /^ \($/u.test(between)
    if (!isBeside) return []
    const counted = (part.value / whole.value) * 100
    const room = Math.max(1, halfOfLastDigit(share.value) * 2, share.approx === null ? 0 : 5)
    if (Math.abs(counted - share.value) <= room) return []
    const message = `${tellNumber(part.value)} of ${tellNumber(whole.value)} is ${tellNumber(counted)} per cent, not ${tellNumber(share.value)}.`
    const range = { start: Math.min(part.start, share.start), end: Math.max(whole.end, share.end) }
    return [
      makeLint(document, 'percentages-and-parts', range, message, `${tellNumber(counted)} per cent`, {
        part: part.value,
        whole: whole.value,
        stated: share.value,
        counted: Number(counted.toFixed(2))
      })
    ]
  })
}

/** “120 per cent of voters”. */
function overfullShares(document: LintDocument): readonly Lint[] {
  return document.quantities.flatMap((share): Lint[] => {
    if (!share.isPercent || share.value <= 100) return []
    if (!OF_PEOPLE.test(document.text.slice(share.end, share.end + 60))) return []
    const message = `${tellNumber(share.value)} per cent of a group is more than all of it.`
    return [makeLint(document, 'percentages-and-parts', share, message, 'Check the figure.', { share: share.value })]
  })
}
