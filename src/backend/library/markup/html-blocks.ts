import type { Block } from '../document-builder'
import type { HtmlDocument } from '../html/dom'
import { parseHtml } from '../html/parse-html'
import { readBlocks } from '../html/read-blocks'

/** A chapter or a letter as blocks; notes stand apart from the running text. */
export interface MarkupBlocks {
  readonly blocks: readonly Block[]
  readonly notes: readonly Block[]
  /** What its title element says. */
  readonly title: string | null
  /** Words of the first heading. */
  readonly heading: string | null
}

/** What a document's own notes and the marks that lead to them are called (EPUB 3 vocabularies, DPUB-ARIA). */
const NOTE_MARKS = '[rel~="noteref"], [role="doc-noteref"], a[href^="#footnote-"], a[href^="#endnote-"]'
const NOTES =
  '[rel~="footnote"], [rel~="endnote"], [rel~="rearnote"], [role="doc-footnote"], [role="doc-endnote"], ' +
  'li[id^="footnote-"], li[id^="endnote-"]'
const NOTE_BACKLINKS = '[role="doc-backlink"], [rel~="backlink"], a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]'

/** Elements that are closed where they open, but for those that always are. No name is tried at two lengths. */
const SELF_CLOSED =
  /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([A-Za-z][\w:-]*)(?![\w:-])([^<>]*)\/>/gi

/**
 * Makes XHTML and the markup of letters fit for a reader of web pages: `<p/>` is a whole element there, and the names
 * that pages give to their clutter mean nothing here. One pass.
 */
function plainMarkup(markup: string): string {
  return markup
    .replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '')
    .replace(SELF_CLOSED, '<$1$2></$1>')
    .replace(/(\s)epub:type(?=\s*=)/g, '$1rel')
    .replace(/(\s)class(?=\s*=)/g, '$1data-was')
}

function takeNotes(document: HtmlDocument): Block[] {
  for (const link of [...document.querySelectorAll(NOTE_BACKLINKS)]) link.remove()
  for (const mark of [...document.querySelectorAll(NOTE_MARKS)]) mark.remove()
  const notes: Block[] = []
  for (const note of [...document.querySelectorAll(NOTES)]) {
    for (const { text } of readBlocks(note)) notes.push({ text })
    note.remove()
  }
  return notes
}

const wordsOf = (text: string | null | undefined): string | null => text?.replace(/\s+/g, ' ').trim() || null

/**
 * Blocks of markup that is a document by itself: nothing around the text has to be found and left out.
 *
 * @throws ExtractError `too-deep`, `too-large`
 */
export function htmlBlocks(markup: string): MarkupBlocks {
  const document = parseHtml(plainMarkup(markup))
  const notes = takeNotes(document)
  const root = document.body ?? document.documentElement
  const blocks = root ? readBlocks(root) : []
  return {
    blocks: blocks.map(({ text, kind, level, role }) => ({
      text,
      ...(kind ? { kind } : {}),
      ...(level === undefined ? {} : { level }),
      ...(role === 'caption' ? { role } : {})
    })),
    notes,
    title: wordsOf(document.querySelector('title')?.textContent),
    heading: blocks.find(({ kind }) => kind === 'heading')?.text ?? null
  }
}
