import type { TextRange } from '../model/text-range'
import { isInsideSurrogatePair } from '../text/surrogates'
import type { Lint, LintDocument, LintRule } from './lint'
import { makeLint } from './lint-document'

/** How much of the word before a closing mark is shown with it, in UTF-16 code units. */
const SHOWN = 24

/** No quotation is longer than this without another mark in it, in UTF-16 code units. */
const LONGEST = 4000

/** More quotations within one another are not followed. */
const DEEPEST = 7

/** A paragraph that opens again, also behind dots for what was left out. */
const CONTINUES = /^\s*(?:\[?(?:…|\.{3})\]?\s*)?[“"]/u

type Side = 'open' | 'close'

/**
 * Double quotation marks that have no partner. A quotation over several paragraphs is right when each paragraph opens
 * again and the last one closes. Single marks are not looked at: most of them are apostrophes. In a text with blank
 * lines a paragraph goes from one blank line to the next, otherwise to the end of the line.
 */
export const quoteBalance: LintRule = {
  id: 'quote-balance',
  name: 'Quotation marks without a partner',
  why: 'Where a quotation has no end or no beginning, nobody knows which words were said.',
  find(document) {
    const blocks = blocksOf(document)
    const lints = blocks.flatMap((block, index) => {
      const next = blocks[index + 1]
      const goesOn = next !== undefined && CONTINUES.test(document.text.slice(next.start, next.end))
      return balance(document, block, goesOn)
    })
    return lints.flatMap((lint, index) => joined(document, lint, lints[index - 1], lints[index + 1]))
  }
}

/** A quotation over paragraphs that do not open again is one finding, not one for each of its ends. */
function joined(document: LintDocument, lint: Lint, before: Lint | undefined, next: Lint | undefined): readonly Lint[] {
  if (before && isOneQuotation(document, before, lint)) return []
  if (!next || !isOneQuotation(document, lint, next)) return [lint]
  const message = 'This quotation goes over paragraphs, and those behind the first do not open it again.'
  const suggestion = 'Check where the quotation ends; open each paragraph of it again.'
  return [makeLint(document, 'quote-balance', lint, message, suggestion, { side: 'opens' })]
}

function isOneQuotation({ text }: LintDocument, opening: Lint, closing: Lint): boolean {
  if (opening.detail['side'] !== 'opens' || closing.detail['side'] !== 'closes') return false
  if (closing.end - opening.start > LONGEST) return false
  return !/["“”„]/u.test(text.slice(opening.start + 1, closing.end - 1))
}

function blocksOf({ text, paragraphs }: LintDocument): readonly TextRange[] {
  const hasBlankLines = /\n[ \t\u00a0]*\n/u.test(text)
  if (!hasBlankLines) return paragraphs
  const blocks: TextRange[] = []
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1)
    if (last && !/\n[ \t\u00a0]*\n/u.test(text.slice(last.end, paragraph.start))) {
      blocks[blocks.length - 1] = { start: last.start, end: paragraph.end }
    } else blocks.push(paragraph)
  }
  return blocks
}

/**
 * The marks of a block without a partner; the outermost open one may go on in the next block. A quotation within a
 * quotation may have the same marks: that is a matter of style.
 */
function balance(document: LintDocument, block: TextRange, goesOn: boolean): readonly Lint[] {
  const { text } = document
  const lints: Lint[] = []
  let open: number[] = []
  const marks = /["“”„]/gu
  marks.lastIndex = block.start
  for (let match = marks.exec(text); match && match.index < block.end; match = marks.exec(text)) {
    const at = match.index
    if (match[0] === '"' && isInch(text, at, open.length > 0)) continue
    if (sideOf(text, at, match[0], block, open.length > 0) === 'open') {
      open = open.length > 0 && reopens(text, at, block) ? [at] : [...open.slice(-DEEPEST), at]
    } else if (open.pop() === undefined) lints.push(tell(document, at, 'closes'))
  }
  const alone = goesOn ? open.slice(1) : open
  return [...lints, ...alone.map((at) => tell(document, at, 'opens'))].sort((a, b) => a.start - b.start)
}

/** Within a block, a line that opens again goes on with the quotation of the line before; so do dots in brackets. */
function reopens(text: string, at: number, block: TextRange): boolean {
  const before = text.slice(Math.max(block.start, at - 12), at)
  return before !== '' && /(?:\n\s*|\[(?:…|\.{3})\]\s*)$/u.test(before)
}

/** `6'2"` and `12" pipe` are measures. */
const isInch = (text: string, at: number, isOpen: boolean): boolean =>
  !isOpen && /\d$/u.test(text.slice(Math.max(0, at - 1), at)) && /^["](?:[\s,.;)-]|$)/u.test(text.slice(at, at + 2))

/** Which side a mark is of: curly ones say so, straight ones by their neighbours, and by what is open when both fit. */
function sideOf(text: string, at: number, mark: string, block: TextRange, isOpen: boolean): Side {
  if (mark === '”') return 'close'
  if (mark === '„') return 'open'
  // German closes with what English opens with.
  if (mark === '“') return 'open'
  const before = at > block.start ? text.charAt(at - 1) : ' '
  const behind = at + 1 < block.end ? text.charAt(at + 1) : ' '
  const canOpen = /[\s([{—–\-/‘']/u.test(before) && /[^\s]/u.test(behind)
  const canClose = /[^\s([{]/u.test(before)
  if (canOpen && !canClose) return 'open'
  if (canClose && !canOpen) return 'close'
  return isOpen ? 'close' : 'open'
}

function tell(document: LintDocument, at: number, side: 'opens' | 'closes'): Lint {
  const { text } = document
  const message =
    side === 'opens'
      ? 'This quotation is opened and not closed in its paragraph, and the next paragraph does not go on with it.'
      : 'This quotation is closed and was not opened in its paragraph.'
  const range =
    side === 'opens' ? { start: at, end: endOfWords(text, at) } : { start: startOfWords(text, at), end: at + 1 }
  return makeLint(document, 'quote-balance', range, message, 'Find out where the quotation begins and ends.', { side })
}

const FIRST_WORDS = /["“„][^\s“”"„]*(?: [^\s“”"„]+){0,2}/uy

/** The mark with up to three words behind it. */
function endOfWords(text: string, at: number): number {
  FIRST_WORDS.lastIndex = at
  return FIRST_WORDS.test(text) ? FIRST_WORDS.lastIndex : at + 1
}

/** Where the word in front of a mark begins. */
function startOfWords(text: string, at: number): number {
  const from = Math.max(0, at - SHOWN)
  const words = /[^\s“”"]+$/u.exec(text.slice(isInsideSurrogatePair(text, from) ? from + 1 : from, at))?.[0] ?? ''
  return at - words.length
}
