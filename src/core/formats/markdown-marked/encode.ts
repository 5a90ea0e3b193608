import type { ExportInput, OutputPart } from '../format'
import { settingOf } from '../format'
import { Teller } from '../marked/numbered-passages'
import { freeIndexName, ONE_PAGE, PAGES_SETTING } from '../marked/one-page'
import { documentMarkdown } from './document-markdown'
import { inline } from './escape'

/** Writes Markdown for people: a file for each document and one that leads to them, or a single one. */
export async function* encodeMarkdown(input: ExportInput): AsyncGenerator<OutputPart> {
  const teller = new Teller(input)
  const isOne = settingOf(PAGES_SETTING, input.options.settings) === 'one'
  const names: string[] = []
  const items: string[] = []
  let notes = 0
  for await (const document of input.documents) {
    const { markdown, notes: count } = documentMarkdown(teller.tell(document), teller, isOne ? notes + 1 : 1)
    notes += count
    // A rule divides documents; the last footnote would go on otherwise.
    const text = isOne && names.length > 0 ? `\n---\n\n${markdown}` : markdown
    yield { path: `${isOne ? ONE_PAGE : document.name}.md`, text }
    names.push(document.name)
    const href = `${document.name.split('/').map(encodeURIComponent).join('/')}.md`
    items.push(`- [${inline(document.article.title) || inline(document.name)}](<${href}>)\n`)
  }
  const empty = 'There are no articles.\n'
  if (isOne && names.length === 0) yield { path: `${ONE_PAGE}.md`, text: empty }
  if (isOne || names.length === 1) return
  const title = `# ${inline(input.library.name)}\n\n`
  yield { path: `${freeIndexName(names)}.md`, text: title + (items.length === 0 ? empty : items.join('')) }
}
