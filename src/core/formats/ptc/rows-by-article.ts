import type { LabelRow, LabelRows, PlacedRow, SentenceRow } from './label-rows'

/**
 * The rows of all label files by article. The corpus gives each label several times: in a file for the article, in one
 * for all, and without its technique in the files of the first task. A row that another file has, too, counts once.
 */
export class RowsByArticle {
  readonly #passages = new Map<string, Map<string, PlacedRow<LabelRow>[]>>()
  readonly #sentences = new Map<string, Map<string, PlacedRow<SentenceRow>[]>>()

  add(file: string, { passages, sentences }: LabelRows): void {
    collect(this.#passages, file, passages, ({ technique, start, end }) => JSON.stringify([technique, start, end]))
    collect(this.#sentences, file, sentences, ({ sentence, label }) => JSON.stringify([sentence, label]))
  }

  /** Every article that a row names. */
  get articles(): ReadonlySet<string> {
    return new Set([...this.#passages.keys(), ...this.#sentences.keys()])
  }

  /** Rows of an article; those without a technique only when none has one. */
  of(article: string): readonly PlacedRow<LabelRow>[] {
    const rows = [...(this.#passages.get(article)?.values() ?? [])].flat()
    const named = rows.filter(({ technique }) => technique !== '')
    return named.length > 0 ? named : rows
  }

  sentencesOf(article: string): readonly PlacedRow<SentenceRow>[] {
    return [...(this.#sentences.get(article)?.values() ?? [])].flat()
  }

  /** How many rows `of` leaves out. */
  get withoutTechnique(): number {
    return [...this.#passages].reduce((sum, [article, rows]) => {
      return sum + [...rows.values()].flat().length - this.of(article).length
    }, 0)
  }
}

/** Equal rows of one file are all kept; of equal rows in several files those of the file that has most. */
function collect<Row extends { readonly article: string }>(
  all: Map<string, Map<string, PlacedRow<Row>[]>>,
  file: string,
  rows: readonly Row[],
  keyOf: (row: Row) => string
): void {
  const found = new Map<string, Map<string, PlacedRow<Row>[]>>()
  for (const row of rows) {
    let ofArticle = found.get(row.article)
    if (!ofArticle) found.set(row.article, (ofArticle = new Map<string, PlacedRow<Row>[]>()))
    const key = keyOf(row)
    const equal = ofArticle.get(key)
    if (equal) equal.push({ ...row, file })
    else ofArticle.set(key, [{ ...row, file }])
  }
  for (const [article, byKey] of found) {
    let known = all.get(article)
    if (!known) all.set(article, (known = new Map<string, PlacedRow<Row>[]>()))
    for (const [key, equal] of byKey) if ((known.get(key)?.length ?? 0) < equal.length) known.set(key, equal)
  }
}
