import type { TextRange } from '../model/text-range'
import type { Lint, LintDocument, LintRule } from './lint'
import { makeLint } from './lint-document'
import { ANONYMITY, CUE_BEFORE, CUE_BEHIND, SOURCE_ENDS, sourceStart, UNNAMED } from './unnamed-words'

/** How far around a source its cue is looked for, in UTF-16 code units. */
const SIGHT = 240
/** A name behind a source: “officials Ada Brok”, “an adviser, Ada Brok,”. */
const NAME_BEHIND =
  /^(?: \p{Lu}[\p{L}’'-]+ \p{Lu}|[^,.;:“”"\n]{0,60}, \p{Lu}[\p{L}’'-]+ (?:\p{Lu}\.? )?\p{Lu}[\p{L}’'-]+,)/u
/** A name that the source only describes: “Ada Brok, a senior official, said”. */
const NAME_BEFORE = /\p{Lu}[\p{L}’'-]+,(?: who is| as)? $/u
/** What may stand between a cue and the words about anonymity that belong to it. */
const TOUCHING = /^,? ?$/u

/** Attributions to nobody in particular: one finding for each, from the source to its cue and its wish for anonymity. */
export const anonymousAttribution: LintRule = {
  id: 'anonymous-attribution',
  name: 'Anonymous source',
  why: 'What an unnamed source says cannot be checked with the source, so it needs another one.',
  find(document) {
    const wishes = [...document.text.matchAll(ANONYMITY)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length
    }))
    const attributions = attributionsIn(document, wishes)
    const alone = wishes.filter((wish) => !attributions.some((each) => isSameSentence(document, each, wish)))
    return [...attributions, ...alone].sort((a, b) => a.start - b.start).map((range) => tell(document, range, wishes))
  }
}

function attributionsIn(document: LintDocument, wishes: readonly TextRange[]): readonly TextRange[] {
  const found: TextRange[] = []
  for (const head of document.text.matchAll(UNNAMED)) {
    const range = attribution(document.text, head.index, head.index + head[0].length)
    if (range === null || range.start < (found.at(-1)?.end ?? 0)) continue
    const wish = wishes.find(({ start, end }) => end > range.end && start <= range.end + 2)
    const touches =
      wish !== undefined && wish.start >= range.start && TOUCHING.test(document.text.slice(range.end, wish.start))
    found.push({ start: range.start, end: touches ? wish.end : range.end })
  }
  return found
}

/** The range from a source to its cue, when there is a cue and the source has no name. */
function attribution(text: string, head: number, headEnd: number): TextRange | null {
  const start = sourceStart(text, head)
  const before = text.slice(Math.max(0, start - SIGHT), start)
  const behind = text.slice(headEnd, headEnd + SIGHT)
  if (NAME_BEHIND.test(behind) || NAME_BEFORE.test(before)) return null
  const cue = cueBehind(text, headEnd)
  if (cue !== null) return { start, end: cue }
  const lead = CUE_BEFORE.exec(before)
  if (!lead || !SOURCE_ENDS.test(behind)) return null
  const cueStart = start - lead[0].replace(/^[^\p{L}]+/u, '').length
  return { start: cueStart, end: headEnd + endOfSource(behind) }
}

/** Where the cue behind a source ends. The last letter of the source is shown too, for its plural. */
function cueBehind(text: string, headEnd: number): number | null {
  CUE_BEHIND.lastIndex = headEnd
  return CUE_BEHIND.test(text) ? CUE_BEHIND.lastIndex : null
}

/** How far behind its head a source goes on: “familiar with the plan”. */
const endOfSource = (behind: string): number =>
  /^ (?:familiar|close|briefed|aware|privy|involved|with (?:\p{L}+ )?knowledge)[^,.;:!?“”"\n]{0,60}(?=[,.;:!?“”"\n]|$)/iu.exec(
    behind
  )?.[0].length ?? 0

/** True when no sentence ends between the two; sentences are not derived for this, because quotations break them. */
function isSameSentence({ text }: LintDocument, a: TextRange, b: TextRange): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a]
  if (second.start - first.end > SIGHT) return false
  const between = text.slice(first.end, second.start)
  return !/\n|[.!?][”"’)]? +\p{Lu}/u.test(between)
}

function tell(document: LintDocument, range: TextRange, wishes: readonly TextRange[]): Lint {
  const asksForIt = wishes.some((wish) => isSameSentence(document, range, wish))
  const message = asksForIt
    ? 'The source is not named, by its own wish: what it says cannot be checked with it.'
    : 'The source is not named: what it says cannot be checked with it.'
  const suggestion = 'Ask who it is and how they know, or find a second, named source.'
  return makeLint(document, 'anonymous-attribution', range, message, suggestion, { wish: asksForIt ? 'yes' : 'no' })
}
