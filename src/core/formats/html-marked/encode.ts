import type { ExportInput, OutputPart } from '../format'
import { settingOf } from '../format'
import { Teller } from '../marked/numbered-passages'
import { freeIndexName, ONE_PAGE, PAGES_SETTING } from '../marked/one-page'
import { documentHtml } from './document-html'
import { PAGE_END, indexPage, pageStart } from './page'

/** Writes pages for people: one for each document and one that leads to them, or a single one. */
export async function* encodeHtml(input: ExportInput): AsyncGenerator<OutputPart> {
  const teller = new Teller(input)
  const { software, library } = input
  if (settingOf(PAGES_SETTING, input.options.settings) === 'one') {
    const path = `${ONE_PAGE}.html`
    yield { path, text: `${pageStart(library.name, null, software)}<main>\n` }
    let count = 0
    for await (const document of input.documents) {
      yield { path, text: documentHtml(teller.tell(document), teller, `d${(count += 1)}-`) }
    }
    yield { path, text: `${count === 0 ? '<p class="plain">There are no articles.</p>\n' : ''}</main>\n${PAGE_END}` }
    return
  }
  const pages: { readonly title: string; readonly path: string; readonly passages: number }[] = []
  const names: string[] = []
  for await (const document of input.documents) {
    const { title, language } = document.article
    const path = `${document.name}.html`
    const inside = documentHtml(teller.tell(document), teller, '')
    yield {
      path,
      text: `${pageStart(title || document.name, language, software)}<main>\n${inside}</main>\n${PAGE_END}`
    }
    pages.push({ title, path, passages: document.spans.length })
    names.push(document.name)
  }
  if (pages.length !== 1) {
    yield { path: `${freeIndexName(names)}.html`, text: indexPage(library.name, pages, software) }
  }
}
