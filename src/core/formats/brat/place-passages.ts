import type { TextRange } from '../../model/text-range'
import type { DecodeProblem } from '../format'
import { TextLocator } from '../locate'
import type { PositionReading, SourceText } from '../readings'
import { joinedFragments } from './fragments'
import { fragmentWords } from './positions'
import type { TextBound } from './standoff-lines'

/** A marked passage with its place in the frozen text, in UTF-16 code units, sorted and disjoint. */
export interface PlacedPassage {
  readonly textBound: TextBound
  readonly ranges: readonly TextRange[]
}

/** Brings marked passages to the frozen text and checks their words; what does not fit is reported. */
export function placePassages(
  source: SourceText,
  textBounds: readonly TextBound[],
  reading: PositionReading
): { readonly passages: ReadonlyMap<string, PlacedPassage>; readonly problems: readonly DecodeProblem[] } {
  const passages = new Map<string, PlacedPassage>()
  const problems: DecodeProblem[] = []
  const locator = new TextLocator(source.frozen)
  for (const textBound of textBounds) {
    const { file, line, id } = textBound.at
    const report = (message: string): void => void problems.push({ file, line, place: id, message })
    const ranges = placed(source, locator, textBound, reading, report)
    if (ranges) passages.set(id, { textBound, ranges: joinedFragments(source.frozen, ordered(ranges, report)) })
  }
  return { passages, problems }
}

function placed(
  source: SourceText,
  locator: TextLocator,
  textBound: TextBound,
  reading: PositionReading,
  report: (message: string) => void
): readonly TextRange[] | null {
  const { fragments, words } = textBound
  const text = source.frozen
  const found = fragments.map((fragment) => source.toFrozen(fragment, reading))
  const inText = found.every((range) => range !== null) ? found : null
  const places = fragments.map(({ start, end }) => `${start}–${end}`).join(', ')
  if (inText && (words === null || words.trim() === '')) {
    if (inText.some(({ start, end }) => end > start && text.slice(start, end).trim() !== '')) {
      report(`The line does not give the words at ${places}, so that they could not be compared.`)
    }
    return inText
  }
  const stated = fragmentWords(textBound)
  if (inText && stated?.every((each, index) => sameWords(each, text, inText[index]))) return inText
  if (words === null) {
    report(`The place ${places} is not in the text, and the line gives no words. The annotation was left out.`)
    return null
  }
  const [first] = fragments
  const reads = inText?.map(({ start, end }) => text.slice(start, end)).join(' ') ?? null
  const instead =
    reads === null ? `The place ${places} is not in the text` : `The text at ${places} reads ${quoted(reads)}`
  const exact = stated?.length === 1 && fragments.length === 1 ? (stated[0] ?? '') : ''
  const located = exact === '' ? null : locator.locate({ exact, prefix: '', suffix: '' }, first ?? null, ['codepoint'])
  if (!located?.range) {
    report(`${instead}, and the words of the line are ${quoted(words)}. The annotation was left out.`)
    return null
  }
  report(`${instead}; the annotation was put where the words ${quoted(exact)} are.`)
  return [located.range]
}

/** The same words; a line end of the text may be a space in the line, as some programs write it. */
function sameWords(stated: string, text: string, range: TextRange | undefined): boolean {
  if (!range) return false
  const found = text.slice(range.start, range.end)
  return found === stated || found.replace(/\s/g, ' ') === stated.replace(/\s/g, ' ')
}

/** In text order; fragments that overlap, which brat would refuse, are made one. */
function ordered(ranges: readonly TextRange[], report: (message: string) => void): readonly TextRange[] {
  const joined: TextRange[] = []
  let overlaps = false
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (!last || range.start >= last.end) joined.push(range)
    else {
      overlaps = true
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    }
  }
  if (overlaps) report('Its fragments overlap. They were made one.')
  return joined
}

function quoted(words: string): string {
  return words.length > 60 ? `“${words.slice(0, 60)}…”` : `“${words}”`
}
