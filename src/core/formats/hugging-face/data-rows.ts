import type { ExportDocument, ExportInput } from '../format'
import { RowMaker } from '../rows/document-row'
import type { DocumentRow, Fields } from '../rows/document-row'

const SPLITS = ['train', 'validation', 'test'] as const
export type Split = (typeof SPLITS)[number]

/** Rows of a data set: those of JSON Lines, with numbers for labels and lists of words, which is what is customary. */
export class DataRows {
  /** Names of labels by their numbers: those of all schemes, so that no split has others. */
  readonly labels: readonly string[]
  readonly #maker: RowMaker
  readonly #numbers: ReadonlyMap<string, number>

  constructor(input: Pick<ExportInput, 'library' | 'schemes' | 'options'>) {
    this.#maker = new RowMaker(input)
    this.labels = [...new Set(this.#maker.labels.labels.map(({ path }) => path))]
    this.#numbers = new Map(this.labels.map((name, index) => [name, index]))
  }

  row(document: ExportDocument): DocumentRow {
    const { head, lists, tail } = this.#maker.row(document)
    const { split: _, tokens, sentences, extra, ...rest } = tail
    const labels = document.documentLabels.map(({ label }) => this.#numberOf(this.#maker.labels.path(label)))
    return {
      head,
      lists: lists.map(([key, items]) => {
        return key === 'spans' || key === 'document_labels' ? [key, this.#numbered(items)] : [key, items]
      }),
      tail: { ...rest, labels, ...tokenLists(tokens as readonly Fields[] | null), sentences, extra }
    }
  }

  *#numbered(items: Iterable<Fields>): Generator<Fields> {
    for (const item of items) {
      const name = item['label'] as string
      yield { ...item, label: this.#numberOf(name), label_name: name }
    }
  }

  /** -1, which readers take for “none”, for a label that was deleted from its scheme. */
  #numberOf(name: string): number {
    return this.#numbers.get(name) ?? -1
  }
}

/** The split of a document: as the export has it, else as the file it came from had it, else `train`. */
export function splitOf({ split, extra }: ExportDocument): Split {
  const named = split ?? extra['split']
  return SPLITS.find((each) => each === named) ?? 'train'
}

function tokenLists(tokens: readonly Fields[] | null): Fields {
  return {
    tokens: tokens && tokens.map(({ text }) => text),
    token_spans: tokens && tokens.map(({ start, end, features }) => ({ start, end, features }))
  }
}
