import { WHOLE_EXPORT } from '../../../api/export-params'
import { EMPTY_EVIDENCE } from '../../../core/model/evidence'
import type { Client } from '../../../api/client'
import type { Committed } from '../../../api/views'
import type { ClientCommand } from '../../../core/commands/command'
import { importText } from '../test-backend'
import type { SeededRandom } from './seeded-random'

const WORDS = 'harbour ferry ledger warden tide mayor bridge report council lantern figure count winter market'.split(
  ' '
)
const LABELS = ['claim', 'opinion', 'speaker', 'quantity'] as const

/** An article takes so many highlights; a person who has them tidies up. */
const MOST_SPANS = 120

interface WorkArticle {
  readonly id: string
  readonly length: number
  readonly spans: Set<string>
  readonly claims: Set<string>
}

/** A person at work: a random mixture of everything that is done in a day, with the ids it needs. */
export class SoakWork {
  readonly #random: SeededRandom
  readonly #articles: WorkArticle[] = []
  /** Articles whose import was taken back. */
  readonly #gone = new Map<string, WorkArticle>()
  #ids = 0

  constructor(random: SeededRandom) {
    this.#random = random
  }

  get articles(): readonly string[] {
    return this.#articles.map(({ id }) => id)
  }

  get spans(): number {
    return this.#articles.reduce((sum, { spans }) => sum + spans.size, 0)
  }

  /** Imports a text of its own. */
  async addArticle(client: Client): Promise<void> {
    const number = (this.#ids += 1)
    const words = Array.from({ length: 1_200 }, () => this.#random.one(WORDS) ?? '')
    const { article, text } = await importText(client, `Number ${number}. ${words.join(' ')}.`, `Text ${number}`)
    this.#articles.push({ id: article.id, length: text.length, spans: new Set(), claims: new Set() })
  }

  /** Does one thing; gives what it is called and whether it is a change. */
  async step(client: Client): Promise<{ readonly what: string; readonly isChange: boolean }> {
    const turn = this.#random.whole(1_000)
    if (turn < 30) return this.#look(client, turn)
    if (turn < 31) {
      await this.addArticle(client)
      return { what: 'import', isChange: true }
    }
    if (turn < 32) {
      await this.#export(client)
      return { what: 'export', isChange: false }
    }
    const back = turn < 110 ? 'command.undo' : turn < 160 ? 'command.redo' : null
    if (back) {
      const committed = await client.call(back, {})
      if (committed) this.#note(committed)
      return { what: back, isChange: committed !== null }
    }
    const command = this.#command()
    this.#note(await client.call('command.run', { command }))
    return { what: command.type, isChange: true }
  }

  async #look(client: Client, turn: number): Promise<{ what: string; isChange: boolean }> {
    const { id } = this.#article()
    if (turn < 15) await client.call('article.open', { article: id })
    else if (turn < 18) await client.call('article.list', {})
    else if (turn < 24) {
      await client.call('article.search', { query: this.#random.one(WORDS) ?? '', limit: 20, whole: false })
    } else {
      const { entries } = await client.call('history.list', { before: 0, limit: 100 })
      const entry = this.#random.one(entries)
      if (entry) await client.call('history.entry', { seq: entry.seq, limit: 50 })
    }
    return { what: 'look', isChange: false }
  }

  async #export(client: Client): Promise<void> {
    const articles = [this.#article().id, this.#article().id]
    const prepared = await client.call('export.prepare', {
      ...WHOLE_EXPORT,
      format: 'jsonl',
      articles: [...new Set(articles)]
    })
    await client.call('export.discard', { export: prepared.export })
  }

  #command(): ClientCommand {
    const article = this.#article()
    const { id, spans, claims } = article
    const turn = this.#random.whole(100)
    const span = this.#random.one([...spans])
    const claim = this.#random.one([...claims])
    if (spans.size > MOST_SPANS || (turn < 8 && span !== undefined)) {
      const some = [...spans].slice(0, spans.size > MOST_SPANS ? 40 : 1)
      return { type: 'annotations.remove', article: id, spans: some, claims: [], documentLabels: [] }
    }
    if (turn < 25 && span !== undefined) {
      return { type: 'span.update', article: id, spans: [span], patch: { note: this.#words(12) }, claims: [] }
    }
    if (turn < 45 && claim !== undefined) {
      return { type: 'claim.update', article: id, claim, patch: { normalized: this.#words(15) } }
    }
    if (turn < 52 && claim !== undefined) {
      const evidence = [{ ...EMPTY_EVIDENCE, id: this.#id('evidence'), claim, quote: this.#words(20) }]
      return { type: 'check.put', article: id, evidence: evidence.map((each) => ({ ...each, calculation: null })) }
    }
    if (turn < 55) return { type: 'article.note', article: id, note: this.#words(30) }
    if (turn < 57) {
      return {
        type: 'article.status',
        articles: [id],
        status: this.#random.one(['in-progress', 'done'] as const) ?? 'done'
      }
    }
    return this.#highlight(article)
  }

  #highlight({ id, length }: WorkArticle): ClientCommand {
    const start = this.#random.whole(length - 80)
    const span = this.#id('span')
    const label = this.#random.one(LABELS) ?? 'claim'
    return {
      type: 'annotations.add',
      article: id,
      spans: [{ id: span, ranges: [{ start, end: start + 10 + this.#random.whole(60) }], label }],
      claims: label === 'claim' ? [{ id: this.#id('claim'), spans: [span] }] : [],
      documentLabels: [],
      edges: 'tidy',
      origin: 'human'
    }
  }

  /** Keeps the ids in step with what was changed. */
  #note({ changes }: Committed): void {
    for (const change of changes) {
      if (change.table === 'article') this.#comeOrGo(change.id, change.after !== null)
      if (change.table !== 'span' && change.table !== 'claim') continue
      const article = this.#articles.find(({ id }) => id === change.article)
      const ids = change.table === 'span' ? article?.spans : article?.claims
      if (change.after === null) ids?.delete(change.id)
      else ids?.add(change.id)
    }
  }

  #comeOrGo(id: string, isThere: boolean): void {
    const index = this.#articles.findIndex((article) => article.id === id)
    const gone = this.#gone.get(id)
    if (isThere && gone) {
      this.#gone.delete(id)
      this.#articles.push(gone)
    } else if (!isThere && index >= 0) {
      for (const article of this.#articles.splice(index, 1)) this.#gone.set(id, article)
    }
  }

  #article(): WorkArticle {
    const article = this.#random.one(this.#articles)
    if (!article) throw new Error('There is no article to work on.')
    return article
  }

  #id(kind: string): string {
    return `${kind}-${(this.#ids += 1)}`
  }

  #words(most: number): string {
    return Array.from({ length: 1 + this.#random.whole(most) }, () => this.#random.one(WORDS)).join(' ')
  }
}
