import type { Change } from '../commands/change'
import type { ClaimRef, Session } from '../model/desk'

/**
 * What of a library's history belongs to a session: everything in its articles, the session itself, and what it uses
 * of the desk. All changes are shown to `note` first, then `has` answers.
 */
export class SessionScope {
  readonly #session: Session
  readonly #articles: ReadonlySet<string>
  readonly #sources = new Set<string>()
  readonly #speakers = new Set<string>()
  readonly #scales = new Set<string>()
  readonly #contacts = new Set<string>()
  readonly #facts = new Set<string>()

  constructor(session: Session) {
    this.#session = session
    this.#articles = new Set(session.articles)
    if (session.scale !== null) this.#scales.add(session.scale)
  }

  /** Takes in what a change uses, as it was and as it is. */
  note(change: Change): void {
    for (const side of ['before', 'after'] as const) this.#noteSide(change, side)
  }

  #noteSide(change: Change, side: 'before' | 'after'): void {
    if (change.table === 'evidence' && this.#articles.has(change.article)) {
      const source = change[side]?.source
      if (source) this.#sources.add(source)
    } else if (change.table === 'claim' && this.#articles.has(change.article)) {
      const claim = change[side]
      // Entries of older journals have claims without a check.
      const speaker = claim?.check?.speakerRef
      if (speaker) this.#speakers.add(speaker)
      if (claim?.verdict) this.#scales.add(claim.verdict.scale)
    } else if (change.table === 'contact') {
      const contact = change[side]
      if (contact && this.#isHere(contact.claims)) {
        this.#contacts.add(change.id)
        if (contact.source !== null) this.#sources.add(contact.source)
      }
    } else if (change.table === 'fact') {
      if (this.#isHere(change[side]?.claims ?? [])) this.#facts.add(change.id)
    }
  }

  #isHere(claims: readonly ClaimRef[]): boolean {
    return claims.some(({ article }) => this.#articles.has(article))
  }

  /** Whether the change belongs to the session. */
  has(change: Change): boolean {
    if ('article' in change) return this.#articles.has(change.article)
    switch (change.table) {
      case 'article':
        return this.#articles.has(change.id)
      case 'session':
        return change.id === this.#session.id
      case 'source':
        return this.#sources.has(change.id)
      case 'speaker':
        return this.#speakers.has(change.id)
      case 'contact':
        return this.#contacts.has(change.id) || this.#isAboutUsedSource(change)
      case 'fact':
        return this.#facts.has(change.id)
      case 'scale':
        return this.#scales.has((change.after ?? change.before)?.scale.id ?? change.id)
      case 'scheme':
      case 'schemeVersion':
        return false
    }
  }

  /** A contact that names no claim is about its source. */
  #isAboutUsedSource({ before, after }: Extract<Change, { table: 'contact' }>): boolean {
    const contact = after ?? before
    return contact !== null && contact.claims.length === 0 && this.#sources.has(contact.source ?? '')
  }
}
