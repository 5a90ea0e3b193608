import { sortedJson } from '../formats/json-value'

/** SHA-256 in hex of a text as UTF-8; the core has no hash of its own. */
export type Sha256 = (text: string) => string

export const AUDIT_FORMAT = 'claimdesk/audit-log'
export const AUDIT_VERSION = 1

/** The record that was changed; `article` is null for what belongs to the whole library. */
export interface AuditEntity {
  readonly table: string
  readonly article: string | null
  readonly id: string
}

/** Where an entry of the log was read: a line of a journal, by its hash (D15). */
export interface JournalPlace {
  readonly name: string
  readonly seq: number
  readonly line: string
}

/** One record replaced by another, by whom, when and why, before it has its place in a log. */
export interface AuditDraft {
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Id of a person. */
  readonly actor: string
  /** Type of the command: `claim.update`, `undo`. */
  readonly action: string
  /** The command in words; empty when the words would tell what is withheld. */
  readonly label: string
  readonly entity: AuditEntity
  readonly before: unknown
  readonly after: unknown
  readonly reason: string | null
  /** Names of fields that were left out (X8); `record` when all of it was but its id. */
  readonly withheld: readonly string[]
  readonly journal: JournalPlace
}

/** What the first line of a log says. */
export interface AuditHead {
  readonly library: string
  /** Id of the session whose log it is; null for the whole library. */
  readonly session: string | null
  /** Whether private notes and contacts are in it. */
  readonly private: boolean
  /** Names of people by the ids that `actor` has. */
  readonly people: Readonly<Record<string, string>>
  /** The journals it was read from, as they were then. */
  readonly journals: readonly {
    readonly name: string
    readonly entries: number
    readonly lastHash: string
    /** Damaged or missing lines that the log could not be read from. */
    readonly faults: number
  }[]
}

/**
 * Writes an audit log, line by line: a head, one entry for every record that was changed, an end. Each line is JSON
 * with sorted keys and carries `prevHash`, the hash of the line before, and `hash`, the SHA-256 of itself without
 * `hash`. The end makes it show when lines are cut off.
 */
export class AuditLogWriter {
  readonly #sha256: Sha256
  #previous = ''
  #entries = 0

  constructor(sha256: Sha256) {
    this.#sha256 = sha256
  }

  /** Hash of the line written last. */
  get lastHash(): string {
    return this.#previous
  }

  get entries(): number {
    return this.#entries
  }

  head(head: AuditHead): string {
    return this.#line({ format: AUDIT_FORMAT, version: AUDIT_VERSION, offsetUnit: 'utf16', ...head })
  }

  entry({ reason, withheld, ...draft }: AuditDraft): string {
    this.#entries += 1
    return this.#line({
      seq: this.#entries,
      ...draft,
      ...(reason !== null && { reason }),
      ...(withheld.length > 0 && { withheld })
    })
  }

  end(): string {
    return this.#line({ end: true, entries: this.#entries })
  }

  #line(content: Readonly<Record<string, unknown>>): string {
    const chained = { ...content, prevHash: this.#previous }
    const hash = this.#sha256(sortedJson(chained))
    this.#previous = hash
    return `${sortedJson({ ...chained, hash })}\n`
  }
}
