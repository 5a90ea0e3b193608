import type { Authored } from '../model/annotation'
import type { ClaimRef, DeskView } from '../model/desk'

/** What people, articles and claims of files are called in an export. */
export interface DeskNames {
  person(given: string): string
  article(key: string): string
  /** @param article as the file calls it */
  claim(article: string, claim: string): string
}

/** The desk out of files as that of an export: the same records, with what they refer to under its names. */
export function deskOfDecoded(desk: DeskView, names: DeskNames): DeskView {
  const by = <Record extends Authored>(record: Record): Record => ({ ...record, person: names.person(record.person) })
  const refs = (claims: readonly ClaimRef[]): readonly ClaimRef[] =>
    claims.map(({ article, claim }) => ({ article: names.article(article), claim: names.claim(article, claim) }))
  return {
    source: desk.source.map(by),
    speaker: desk.speaker.map(by),
    contact: desk.contact.map((contact) => ({ ...by(contact), claims: refs(contact.claims) })),
    fact: desk.fact.map((fact) => ({ ...by(fact), claims: refs(fact.claims) })),
    scale: desk.scale.map(by),
    session: desk.session.map((session) => ({
      ...by(session),
      articles: session.articles.map((key) => names.article(key))
    }))
  }
}
