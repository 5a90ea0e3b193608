import { OffsetMap } from '../../text/offset-map'
import { exportSpan } from '../export-range'
import type { ExportDocument, ExportInput, OutputPart } from '../format'
import { LabelNames } from '../label-names'
import { writtenTechnique } from './technique-names'

/** A list of the techniques, which the scorers of the corpus ask for; read back as labels. */
const NAMES = 'propaganda-techniques-names.txt'

/** A text and a label file for each article, and the list of techniques at the end. */
export async function* encodePtc(input: ExportInput): AsyncGenerator<OutputPart> {
  const names = new LabelNames(input)
  const labels = names.labels.filter(({ appliesTo }) => appliesTo !== 'document')
  const techniques = new Set(labels.map(({ id }) => writtenTechnique(names.shortName(id))))
  const ids = new ArticleIds()
  for await (const document of input.documents) {
    const { texts, labels: beside, id } = placesOf(document, ids)
    yield { path: `${texts}article${id}.txt`, text: document.text }
    const rows = rowsOf(document, (label) => {
      const technique = writtenTechnique(names.shortName(label))
      techniques.add(technique)
      return technique
    }).map(({ technique, start, end }) => `${id}\t${technique}\t${start}\t${end}\n`)
    // Scorers want a file for every article, be it empty.
    yield { path: `${beside}article${id}.task-flc-tc.labels`, text: rows.join('') }
  }
  yield { path: NAMES, text: [...techniques].map((name) => `${name}\n`).join('') }
}

interface WrittenRow {
  readonly technique: string
  readonly start: number
  readonly end: number
}

/** One row for each range that has words; in code points. */
function rowsOf(document: ExportDocument, techniqueOf: (label: string) => string): readonly WrittenRow[] {
  const map = OffsetMap.of(document.text)
  return document.spans
    .filter(({ orphan }) => orphan === null)
    .flatMap((span) => {
      const ranges = exportSpan(document, map, span, 'codepoint').filter(({ start, end }) => end > start)
      return ranges.map(({ start, end }) => ({ technique: techniqueOf(span.label), start, end }))
    })
}

/** Ids of articles, unique in the whole export: label files name articles by them alone. */
class ArticleIds {
  readonly #taken = new Set<string>()

  next(base: string): string {
    const [, wanted = base] = /^article(.+)$/i.exec(base) ?? []
    const plain = wanted.replace(/\s/g, '_')
    let id = plain
    for (let count = 2; this.#taken.has(id.toLowerCase()); count += 1) id = `${plain}-${count}`
    this.#taken.add(id.toLowerCase())
    return id
  }
}

/** Folders as in the corpus: `train-articles/` beside `train-labels-task-flc-tc/`; without a split, `articles/`. */
function placesOf(
  { name, split }: ExportDocument,
  ids: ArticleIds
): { readonly texts: string; readonly labels: string; readonly id: string } {
  const slash = name.lastIndexOf('/')
  const folder = name.slice(0, slash + 1)
  const id = ids.next(name.slice(slash + 1))
  const part = split === null ? '' : `${split === 'validation' ? 'dev' : split}-`
  const texts = /articles\/$/.test(folder) ? folder : `${folder}${part}articles/`
  return { texts, labels: texts.replace(/articles\/$/, 'labels-task-flc-tc/'), id }
}
