import * as z from 'zod'
import { isDeskChange } from '../../core/commands/change'
import type { Change } from '../../core/commands/change'
import { articleIdSchema, idSchema } from '../../core/schema/records'
import type { FileKind } from './json-file'

/** `cache/journal-<person>-<device>.json`: what the completed parts of a journal touch. */
export interface JournalDigestFile {
  /** Names of the files it was made from, oldest first. */
  readonly parts: readonly string[]
  /** By article: the last entry that changed the person's annotations there. */
  readonly layers: Readonly<Record<string, number>>
  /** By article, scheme and session: whether it was there after the last entry that concerned it. */
  readonly articles: Readonly<Record<string, boolean>>
  readonly schemes: Readonly<Record<string, boolean>>
  readonly sessions: Readonly<Record<string, boolean>>
  /** Whether anything else of the desk was ever changed. */
  readonly desk: boolean
}

const presence = z.record(idSchema, z.boolean())

/** A cache: made anew from the parts when it is not there or tells of other parts. */
export const DIGEST_FILE: FileKind<JournalDigestFile> = {
  format: 'claimdesk/journal-digest',
  version: 1,
  schema: z.strictObject({
    parts: z.array(z.string()),
    layers: z.record(articleIdSchema, z.int().positive()),
    articles: presence,
    schemes: presence,
    sessions: presence,
    desk: z.boolean()
  }),
  migrations: {}
}

/**
 * What entries touch, so that opening a library and loading an article know when they can leave the completed parts of
 * the journal unread.
 */
export class JournalDigest {
  readonly layers = new Map<string, number>()
  readonly articles = new Map<string, boolean>()
  readonly schemes = new Map<string, boolean>()
  readonly sessions = new Map<string, boolean>()
  hasDesk = false

  static fromFile(file: JournalDigestFile): JournalDigest {
    const digest = new JournalDigest()
    for (const [id, seq] of Object.entries(file.layers)) digest.layers.set(id, seq)
    for (const [id, isThere] of Object.entries(file.articles)) digest.articles.set(id, isThere)
    for (const [id, isThere] of Object.entries(file.schemes)) digest.schemes.set(id, isThere)
    for (const [id, isThere] of Object.entries(file.sessions)) digest.sessions.set(id, isThere)
    digest.hasDesk = file.desk
    return digest
  }

  toFile(parts: readonly string[]): JournalDigestFile {
    return {
      parts,
      layers: Object.fromEntries(this.layers),
      articles: Object.fromEntries(this.articles),
      schemes: Object.fromEntries(this.schemes),
      sessions: Object.fromEntries(this.sessions),
      desk: this.hasDesk
    }
  }

  /** Takes the next entry in. */
  note(seq: number, changes: readonly Change[]): void {
    for (const change of changes) {
      if ('article' in change) this.layers.set(change.article, seq)
      else if (change.table === 'article') this.articles.set(change.id, change.after !== null)
      else if (change.table === 'scheme') this.schemes.set(change.id, change.after !== null)
      else if (change.table === 'session') this.sessions.set(change.id, change.after !== null)
      else if (isDeskChange(change)) this.hasDesk = true
    }
  }

  /** Takes in only which articles, schemes and sessions the next entry takes away. */
  noteRemoved(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.after !== null) continue
      if (change.table === 'article') this.articles.set(change.id, false)
      else if (change.table === 'scheme') this.schemes.set(change.id, false)
      else if (change.table === 'session') this.sessions.set(change.id, false)
    }
  }

  /** Takes in what entries touch that come after all that are in it. */
  append(later: JournalDigest): void {
    for (const [id, seq] of later.layers) this.layers.set(id, seq)
    for (const [id, isThere] of later.articles) this.articles.set(id, isThere)
    for (const [id, isThere] of later.schemes) this.schemes.set(id, isThere)
    for (const [id, isThere] of later.sessions) this.sessions.set(id, isThere)
    if (later.hasDesk) this.hasDesk = true
  }
}
