import type { Block } from '../document-builder'

/** Lines of letters are broken at 72 to 78 characters (RFC 5322, 2.1.1); longer ones were not broken by a program. */
const LONGEST_BROKEN = 80
/** A line that reaches this share of the longest one was broken because it was full. */
const FULL = 0.72

const ITEM = /^\s*(?:[-*•·–]|\d{1,3}[.)])\s+/
const RULE = /^[\s\-_=*~#.]{3,}$/

interface Sheet {
  readonly lines: readonly string[]
  readonly isQuoted: boolean
}

/** Stretches of lines that are quoted with `>`, and those that are not. */
function sheetsOf(lines: readonly string[]): Sheet[] {
  const sheets: { lines: string[]; isQuoted: boolean }[] = []
  for (const line of lines) {
    const isQuoted = /^\s*>/.test(line)
    const last = sheets.at(-1)
    const words = isQuoted ? line.replace(/^(?:\s?>)+\s?/, '').replace(/ >+ /g, ' ') : line
    if (last && (last.isQuoted === isQuoted || line.trim() === '')) last.lines.push(words)
    else sheets.push({ lines: [words], isQuoted })
  }
  return sheets
}

/** Puts lines together that a mail program broke. */
function paragraphsOf({ lines }: Sheet): string[] {
  const longest = lines.reduce((most, line) => (line.length <= LONGEST_BROKEN ? Math.max(most, line.length) : most), 0)
  const paragraphs: string[] = []
  let isOpen = false
  for (const line of lines) {
    const words = line.trim()
    if (words === '' || RULE.test(words)) {
      isOpen = false
      continue
    }
    const last = paragraphs.length - 1
    if (isOpen && !ITEM.test(line)) paragraphs[last] = `${paragraphs[last] ?? ''} ${words}`
    else paragraphs.push(words)
    isOpen = line.length <= LONGEST_BROKEN && line.length >= Math.max(40, longest * FULL)
  }
  return paragraphs
}

/**
 * Paragraphs of a letter in plain text: broken lines put together, quoted ones marked, the signature (behind `-- `,
 * RFC 3676, 4.3) as what it is.
 */
export function letterBlocks(text: string): Block[] {
  const lines = text.split(/\r\n?|\n/)
  const signatureAt = lines.lastIndexOf('-- ')
  const body = signatureAt < 0 ? lines : lines.slice(0, signatureAt)
  const blocks: Block[] = []
  for (const sheet of sheetsOf(body)) {
    for (const paragraph of paragraphsOf(sheet)) {
      if (sheet.isQuoted) blocks.push({ text: paragraph, kind: 'quote' })
      else if (ITEM.test(paragraph)) blocks.push({ text: paragraph, kind: 'list-item', level: 1 })
      else blocks.push({ text: paragraph })
    }
  }
  const signature = signatureAt < 0 ? [] : lines.slice(signatureAt + 1)
  for (const line of signature) if (line.trim() !== '') blocks.push({ text: line, role: 'other' })
  return blocks
}
