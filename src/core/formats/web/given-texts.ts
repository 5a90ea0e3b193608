import { endingOf, withoutEnding } from '../text-file'
import { pageText } from './page-text'
import type { TextDocuments } from './text-documents'

/** Endings of files that are texts for annotations which have none. */
const TEXTS = new Set(['.txt', '.html', '.htm', '.xhtml'])

export function isTextFile(path: string): boolean {
  return TEXTS.has(endingOf(path))
}

/** Takes a text, or the text of a web page, that was given along. @returns why it cannot be read, or null */
export async function giveText(texts: TextDocuments, path: string, raw: string): Promise<string | null> {
  const stem = withoutEnding(path)
  if (endingOf(path) === '.txt') {
    await texts.give({ stem, raw, title: null })
    return null
  }
  const page = pageText(raw)
  if (!page) return 'This web page is nested too deeply to be read.'
  await texts.give({ stem, raw: page.text, title: page.title })
  return null
}
