/** What the clipboard said about how a text looked, and how much of it an import keeps. */
export interface PastedForm {
  readonly html: string
  /** The words that came with it; once they are changed, the form is no longer theirs. */
  readonly text: string
  readonly headings: number
  readonly listItems: number
  readonly quotes: number
  readonly tables: number
}

const countOf = (html: string, opening: RegExp): number => html.match(opening)?.length ?? 0

/**
 * The form of a pasted text, or null when the clipboard had none that is worth keeping: paragraphs alone are in the
 * plain text, too. Opening tags are counted and nothing is built from them; reading the form is the backend's work.
 */
export function pastedForm(html: string, text: string): PastedForm | null {
  const form: PastedForm = {
    html,
    text,
    headings: countOf(html, /<h[1-6][\s>]/gi),
    listItems: countOf(html, /<li[\s>]/gi),
    quotes: countOf(html, /<blockquote[\s>]/gi),
    tables: countOf(html, /<table[\s>]/gi)
  }
  return form.headings + form.listItems + form.quotes + form.tables > 0 ? form : null
}

const part = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`]

/** What is kept of a form, in words: "2 headings, 5 list items and 1 quote". */
export function formWords({ headings, listItems, quotes, tables }: PastedForm): string {
  const parts = [
    ...part(headings, 'heading', 'headings'),
    ...part(listItems, 'list item', 'list items'),
    ...part(quotes, 'quote', 'quotes'),
    ...part(tables, 'table', 'tables')
  ]
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
