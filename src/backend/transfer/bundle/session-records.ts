import { sensitiveSources } from '../../../core/formats/desk-in-files'
import { isPrivateRecord, withoutPrivateFields } from '../../../core/audit/private-fields'
import { compareSpans } from '../../../core/model/annotation'
import type { Article } from '../../../core/model/article'
import { deskView } from '../../../core/model/desk'
import type { DeskTable, DeskTables, Session } from '../../../core/model/desk'
import type { Capture } from '../../../core/model/evidence'
import { VERDICT_SCALES } from '../../../core/model/verdict-scales'
import type { VerdictScale } from '../../../core/model/verdict-scale'
import type { OpenLibrary } from '../../store/load-library'

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Captured files that evidence of a session names, by their hashes. */
export type NamedCaptures = Map<string, { readonly capture: Capture; readonly evidence: string[] }>

/**
 * The records of a session as they may leave (X8), article by article, and what they use of the desk. `privately`:
 * with what is private. What was left out is counted.
 */
export class SessionRecords {
  readonly captures: NamedCaptures = new Map()
  readonly withheld = { contacts: 0, sources: 0, evidence: 0, notes: 0 }
  readonly counts = { articles: 0, spans: 0, claims: 0, decided: 0, questions: 0, evidence: 0, marks: 0 }
  readonly #library: OpenLibrary
  readonly #session: Session
  readonly #privately: boolean
  readonly #hidden: ReadonlySet<string>
  readonly #sources = new Set<string>()
  readonly #speakers = new Set<string>()
  readonly #scales = new Set<string>()

  constructor(library: OpenLibrary, session: Session, privately: boolean) {
    this.#library = library
    this.#session = session
    this.#privately = privately
    this.#hidden = sensitiveSources(deskView(library.store.state.desk))
    if (session.scale !== null) this.#scales.add(session.scale)
  }

  /** What the person made in an article. Positions in UTF-16 code units. */
  async article(article: Article): Promise<Readonly<Record<string, unknown>>> {
    const layer = await this.#library.store.loadLayer(article.id)
    const evidence = this.#leaving('evidence', [...layer.evidence.values()].sort(byId))
    for (const { id, capture, source } of evidence) {
      if (source !== null) this.#sources.add(source)
      if (!capture) continue
      const named = this.captures.get(capture.sha256) ?? { capture, evidence: [] }
      named.evidence.push(id)
      this.captures.set(capture.sha256, named)
    }
    const claims = this.#leaving('claim', [...layer.claims.values()].sort(byId))
    for (const { verdict, check } of claims) {
      if (verdict) this.#scales.add(verdict.scale)
      if (check.speakerRef !== null) this.#speakers.add(check.speakerRef)
      if (verdict || check.disposition) this.counts.decided += 1
    }
    const spans = this.#leaving('span', [...layer.spans.values()].sort(compareSpans))
    const questions = [...layer.questions.values()].sort(byId)
    const marks = [...layer.marks.values()].sort(byId)
    this.counts.articles += 1
    for (const [table, records] of Object.entries({ spans, claims, questions, evidence, marks })) {
      this.counts[table as keyof typeof this.counts] += records.length
    }
    if (!this.#privately && layer.note !== '') this.withheld.notes += 1
    return {
      article: article.id,
      person: this.#library.store.parts.person,
      status: layer.status,
      spans,
      claims,
      documentLabels: this.#leaving('documentLabel', [...layer.documentLabels.values()].sort(byId)),
      relations: this.#leaving('relation', [...layer.relations.values()].sort(byId)),
      questions,
      evidence,
      marks,
      ...(this.#privately && { note: layer.note, times: Object.fromEntries(layer.times) })
    }
  }

  /** Sources and contacts of the articles that were asked for so far. */
  sources(): Readonly<Record<string, unknown>> {
    const about = this.#desk('contact').filter(({ claims, source }) =>
      claims.length === 0
        ? this.#sources.has(source ?? '')
        : claims.some(({ article }) => this.#session.articles.includes(article))
    )
    const contacts = this.#leaving('contact', about)
    for (const { source } of contacts) if (source !== null) this.#sources.add(source)
    const used = this.#desk('source').filter(({ id }) => this.#sources.has(id))
    return { sources: this.#leaving('source', used), contacts }
  }

  /** The session, and of the desk what its claims are said by, recur as and are rated on. */
  session(): Readonly<Record<string, unknown>> {
    const { people } = this.#library.store.parts.info
    const facts = this.#desk('fact').filter(({ claims }) =>
      claims.some(({ article }) => this.#session.articles.includes(article))
    )
    const speakers = this.#desk('speaker').filter(({ id }) => this.#speakers.has(id))
    return { session: this.#session, people, speakers, facts }
  }

  /** Definitions of the scales that verdicts are given on. */
  scales(): VerdictScale[] {
    const all = [...VERDICT_SCALES, ...this.#desk('scale').map(({ scale }) => scale)]
    return all.filter(({ id }) => this.#scales.has(id)).sort(byId)
  }

  #desk<Table extends DeskTable>(table: Table): DeskTables[Table][] {
    const records = this.#library.store.state.desk[table] as ReadonlyMap<string, DeskTables[Table]>
    return [...records.values()].sort(byId)
  }

  /** X8: the records of a table that leave, without their private fields. */
  #leaving<Value>(table: string, records: readonly Value[]): Value[] {
    if (this.#privately) return [...records]
    return records.flatMap((record) => {
      if (isPrivateRecord(table, record, this.#hidden)) {
        this.withheld[table === 'evidence' ? 'evidence' : table === 'source' ? 'sources' : 'contacts'] += 1
        return []
      }
      const { record: open, withheld } = withoutPrivateFields(table, record)
      this.withheld.notes += withheld.length
      return [open]
    })
  }
}
