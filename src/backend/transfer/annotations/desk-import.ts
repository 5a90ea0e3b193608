import type { Decoded } from '../../../core/formats/format'
import type { Authored } from '../../../core/model/annotation'
import type { ClaimRef, Desk, DeskTable, DeskView, Source, Speaker } from '../../../core/model/desk'
import type { VerdictScale } from '../../../core/model/verdict-scale'
import { VERDICT_SCALES } from '../../../core/model/verdict-scales'
import { deskRecordSchema } from '../../../core/schema/desk-records'
import type { DeskRecord } from '../../../core/schema/desk-records'
import { LONG_TEXT, SHORT_TEXT } from '../../../core/schema/records'
import { isWebAddress } from '../../../core/text/web-address'
import { cutText } from '../fit-record'

/** Where articles and claims of files went. */
export interface DeskTargets {
  /** Id of the article here; null when it is not in the library. */
  article(given: string): string | null
  /** Id here of a claim of an article as the file names both; null when it was left out. */
  claim(article: string, claim: string): string | null
}

const sourceKey = ({ title, url, kind }: Pick<Source, 'title' | 'url' | 'kind'>): string =>
  `${kind}|${title}|${url ?? ''}`
/**
 * X4: what is given as an address and is none is kept as words: of a source where its reliability is told, of a person
 * behind the title.
 */
function withoutWrongAddress(table: DeskTable, fields: object): object {
  const { url, reliability, sameAs, title } = fields as Partial<Source & Speaker>
  const kept = (words: string | undefined, given: string, most: number): string =>
    cutText([words ?? '', `Given as its address: ${given}`].filter((part) => part !== '').join('\n'), most)
  if (table === 'source' && typeof url === 'string' && !isWebAddress(url)) {
    return { ...fields, url: null, reliability: kept(reliability, url, LONG_TEXT) }
  }
  if (table === 'speaker' && typeof sameAs === 'string' && !isWebAddress(sameAs)) {
    return { ...fields, sameAs: null, title: kept(title, sameAs, SHORT_TEXT) }
  }
  return fields
}

const speakerKey = ({ name }: Pick<Speaker, 'name'>): string => name.trim().toLowerCase()

/**
 * What files say of the desk, brought together with the desk that is there: a source with the same title and address,
 * a person of the same name and a scale with the same id are the one that is there.
 */
export class DeskImport {
  readonly #desk: Desk
  readonly #found: DeskView
  readonly #ids: () => string
  readonly #taken = new Set<string>()
  /** Ids here, by table and the ids of the file. */
  readonly #here = new Map<string, string>()
  readonly #fresh: { readonly table: DeskTable; readonly given: Authored; readonly id: string }[] = []

  constructor(decoded: Pick<Decoded, 'desk'>, desk: Desk, ids: () => string) {
    this.#desk = desk
    this.#found = decoded.desk
    this.#ids = ids
    const sources = new Map([...desk.source.values()].map((source) => [sourceKey(source), source.id]))
    const speakers = new Map([...desk.speaker.values()].map((speaker) => [speakerKey(speaker), speaker.id]))
    for (const source of this.#found.source) this.#take('source', source, sources.get(sourceKey(source)))
    for (const speaker of this.#found.speaker) this.#take('speaker', speaker, speakers.get(speakerKey(speaker)))
    const scales = new Map([...desk.scale.values()].map(({ id, scale }) => [scale.id, id]))
    for (const scale of this.#found.scale) {
      if (!VERDICT_SCALES.some(({ id }) => id === scale.scale.id))
        this.#take('scale', scale, scales.get(scale.scale.id))
    }
    for (const contact of this.#found.contact) this.#take('contact', contact, undefined)
    for (const fact of this.#found.fact) this.#take('fact', fact, undefined)
    for (const session of this.#found.session) this.#take('session', session, undefined)
  }

  /** The scales on which a verdict of the import may be: those of the library and those that come along. */
  get scales(): readonly VerdictScale[] {
    return [...this.#desk.scale.values(), ...this.#found.scale].map(({ scale }) => scale)
  }

  /** Id here of a source or a speaker of the file; null when it is neither on the desk nor in the file. */
  idOf(table: 'source' | 'speaker', given: string): string | null {
    return this.#here.get(`${table}/${given}`) ?? (this.#desk[table].has(given) ? given : null)
  }

  /** The records to put on the desk. Claims and articles that did not come along are left out of them. */
  records(targets: DeskTargets): readonly DeskRecord[] {
    return this.#fresh.flatMap(({ table, given, id }): readonly DeskRecord[] => {
      const { id: _id, person: _p, createdAt: _c, updatedAt: _u, origin: _o, ...said } = given
      const fields = withoutWrongAddress(table, said)
      const record = deskRecordSchema.safeParse({ table, record: { id, ...fields, ...this.#refs(given, targets) } })
      // A session without articles, and a fact without claims, is nothing.
      if (!record.success) return []
      const { data } = record
      return data.table === 'fact' && data.record.claims.length === 0 ? [] : [data]
    })
  }

  #refs(given: Authored & Partial<Record<'claims' | 'articles' | 'source', unknown>>, targets: DeskTargets): object {
    const { claims, articles, source } = given
    return {
      ...(Array.isArray(claims) && {
        claims: (claims as readonly ClaimRef[]).flatMap((ref) => {
          const article = targets.article(ref.article)
          const claim = targets.claim(ref.article, ref.claim)
          return article === null || claim === null ? [] : [{ article, claim }]
        })
      }),
      ...(Array.isArray(articles) && {
        articles: (articles as readonly string[]).flatMap((each) => targets.article(each) ?? [])
      }),
      ...(typeof source === 'string' && { source: this.idOf('source', source) })
    }
  }

  #take(table: DeskTable, given: Authored, same: string | undefined): void {
    const there = same ?? (this.#desk[table].has(given.id) ? given.id : undefined)
    const id = there ?? (this.#taken.has(given.id) ? this.#ids() : given.id)
    this.#here.set(`${table}/${given.id}`, id)
    this.#taken.add(id)
    if (there === undefined) this.#fresh.push({ table, given, id })
  }
}
