import { buildArticle } from '../../library/build-article'
import { ExtractError } from '../../library/extracted-document'

/** A pasted text, and how it looked where the clipboard had that. */
export interface PastedText {
  readonly title: string
  readonly text: string
  readonly html: string | null
}

/** Share of the letters of the plain text that the rich one has to give, or it is not what was copied. */
const LEAST_KEPT = 0.9

const lettersOf = (text: string): number => text.replace(/\s+/g, '').length

/** Whether all that was copied is in the text that its markup gives. */
async function keepsText(name: string, bytes: Uint8Array, text: string): Promise<boolean> {
  try {
    const built = await buildArticle({ name, bytes }, { encoding: 'utf-8', importedAt: new Date(0).toISOString() })
    return lettersOf(built.text) >= lettersOf(text) * LEAST_KEPT
  } catch (error) {
    if (error instanceof ExtractError) return false
    throw error
  }
}

/**
 * What becomes of a pasted text: a web page, with headings, lists and quotes, where its markup gives all of it; else
 * the plain text.
 */
export async function pastedFile({ title, text, html }: PastedText): Promise<{ name: string; bytes: Uint8Array }> {
  const stem = title.trim().slice(0, 60) || 'Pasted text'
  if (html !== null && html.trim() !== '') {
    const bytes = Buffer.from(html, 'utf8')
    const name = `${stem}.html`
    if (await keepsText(name, bytes, text)) return { name, bytes }
  }
  return { name: `${stem}.txt`, bytes: Buffer.from(text, 'utf8') }
}
