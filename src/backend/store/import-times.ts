import type { Article } from '../../core/model/article'
import type { Change } from '../../core/commands/change'
import type { Person } from '../../core/model/library'
import { importedFirst, SAID_ELSEWHERE } from './people-files'
import type { PersonFile } from './people-files'

/** Who imported which article when: this person's part is theirs to write, the rest is read (docs/adr/0011). */
export class ImportTimes {
  readonly #person: string
  readonly #own: Map<string, string>
  #others: readonly PersonFile[] = []

  constructor(person: string, people: ReadonlyMap<string, PersonFile>) {
    this.#person = person
    this.#own = new Map(Object.entries(people.get(person)?.imported ?? {}))
    this.others(people)
  }

  /** What people's files say now; this person's own is not read again. */
  others(people: ReadonlyMap<string, PersonFile>): void {
    this.#others = [...people].filter(([id]) => id !== this.#person).map(([, file]) => file)
  }

  /** Notes the articles that changes bring. @returns whether there was one */
  note(changes: readonly Change[]): boolean {
    let isNew = false
    for (const change of changes) {
      if (change.table !== 'article' || change.before !== null || change.after === null) continue
      if (change.after.earlier.length > 0 || change.after.importedAt === this.#own.get(change.id)) continue
      this.#own.set(change.id, change.after.importedAt)
      isNew = true
    }
    return isNew
  }

  /** What this person's file says of imports on another device. */
  addOwn(imported: Readonly<Record<string, string>>): void {
    for (const [article, at] of Object.entries(imported)) if (!this.#own.has(article)) this.#own.set(article, at)
  }

  /** Whether this person brought an article. */
  isOwn(article: string): boolean {
    return this.#own.has(article)
  }

  /** This person's file. */
  file(person: Person): PersonFile {
    return { person, imported: Object.fromEntries([...this.#own].sort(([a], [b]) => (a < b ? -1 : 1))) }
  }

  /** An article as its file holds it: the same whoever imported it. A later version was brought by one person. */
  toFile(article: Article): Article {
    const isSaid = this.#own.has(article.id) || importedFirst(article.id, this.#others) !== null
    return isSaid && article.earlier.length === 0 ? { ...article, importedAt: SAID_ELSEWHERE } : article
  }

  /** An article as its file has it, with the time when it came in: this person's, else the first of all. */
  fromFile(article: Article): Article {
    if (article.importedAt !== SAID_ELSEWHERE) return article
    const at = this.#own.get(article.id) ?? importedFirst(article.id, this.#others)
    return at === null ? article : { ...article, importedAt: at }
  }
}
