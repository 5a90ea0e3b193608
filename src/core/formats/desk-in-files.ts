import { deskView, emptyDesk } from '../model/desk'
import type { DeskView } from '../model/desk'
import type { ExportDocument } from './format'

/** A desk with nothing on it. */
export const EMPTY_DESK: DeskView = deskView(emptyDesk())

/**
 * The desk as it may leave (X8): how to reach a source, contacts that were not made public or were off the record, and
 * sources that are sensitive stay out unless notes were ticked.
 */
export function withoutPrivateDesk(desk: DeskView, includeNotes: boolean): DeskView {
  if (includeNotes) return desk
  const hidden = sensitiveSources(desk)
  return {
    ...desk,
    source: desk.source.filter(({ id }) => !hidden.has(id)).map((source) => ({ ...source, contact: '' })),
    contact: desk.contact.filter(
      ({ isPublic, offRecord, source }) => isPublic && !offRecord && (source === null || !hidden.has(source))
    )
  }
}

/** Ids of the sources whose evidence stays out as well. */
export function sensitiveSources(desk: DeskView): ReadonlySet<string> {
  return new Set(desk.source.flatMap(({ id, sensitive }) => (sensitive ? [id] : [])))
}

/** Gathers what of the desk the documents of an export refer to, so that nothing else goes along. */
export class DeskUse {
  readonly #articles = new Set<string>()
  readonly #claims = new Set<string>()
  readonly #sources = new Set<string>()
  readonly #speakers = new Set<string>()
  readonly #scales = new Set<string>()

  add({ article, claims, evidence }: ExportDocument): void {
    this.#articles.add(article.id)
    for (const { id, check, verdict } of claims) {
      this.#claims.add(`${article.id}/${id}`)
      if (check.speakerRef !== null) this.#speakers.add(check.speakerRef)
      if (verdict) this.#scales.add(verdict.scale)
    }
    for (const { source } of evidence) if (source !== null) this.#sources.add(source)
  }

  /** The part of a desk that belongs to the documents. References to claims and articles elsewhere are left out. */
  of(desk: DeskView): DeskView {
    const known = <Ref extends { readonly article: string; readonly claim: string }>(refs: readonly Ref[]) =>
      refs.filter(({ article, claim }) => this.#claims.has(`${article}/${claim}`))
    const session = desk.session.flatMap((each) => {
      const articles = each.articles.filter((id) => this.#articles.has(id))
      return articles.length === 0 ? [] : [{ ...each, articles }]
    })
    const scales = new Set([...this.#scales, ...session.flatMap(({ scale }) => scale ?? [])])
    const contact = desk.contact.flatMap((each) => {
      const claims = known(each.claims)
      return claims.length > 0 || (each.source !== null && this.#sources.has(each.source)) ? [{ ...each, claims }] : []
    })
    const sources = new Set([...this.#sources, ...contact.flatMap(({ source }) => source ?? [])])
    return {
      source: desk.source.filter(({ id }) => sources.has(id)),
      speaker: desk.speaker.filter(({ id }) => this.#speakers.has(id)),
      contact,
      fact: desk.fact.flatMap((each) => {
        const claims = known(each.claims)
        return claims.length === 0 ? [] : [{ ...each, claims }]
      }),
      scale: desk.scale.filter(({ scale }) => scales.has(scale.id)),
      session
    }
  }
}
