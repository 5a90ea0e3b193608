import type { Authored } from '../../model/annotation'
import { authorshipCompanion, filled } from '../companion'
import type { CompanionObject } from '../companion'
import type { GivenIds, IdKind } from './given-ids'
import type { RememberedNote } from './sidecar'
import { ANNOTATOR_NOTES, noteLine } from './written-attributes'

/** The order in which kinds of lines are written: what is referred to comes first. */
const ORDER = ['T', 'E', 'R', '*', 'A', 'N', '#'] as const

type Authorship = Pick<Authored, 'person' | 'createdAt' | 'updatedAt'>

/** Collects the lines of one document, and what the sidecar has to say of them. */
export class StandoffWriter {
  readonly #lines = new Map<IdKind | '*', string[]>()
  readonly #ids: GivenIds
  readonly #common: Authorship | null
  /** What the sidecar says of lines. */
  readonly remembered: CompanionObject[] = []

  /** @param common the authorship that need not be repeated */
  constructor(ids: GivenIds, common: Authorship | null) {
    this.#ids = ids
    this.#common = common
  }

  /** Adds a line. @param record id of the record, which the line keeps when it is an id of this kind */
  line(kind: IdKind, body: string, record?: string): string {
    const id = record === undefined ? this.#ids.next(kind) : this.#ids.of(kind, record)
    this.lineOf(kind, id, body)
    return id
  }

  /** An id for a line that is added later. */
  idOf(kind: IdKind, record?: string): string {
    return record === undefined ? this.#ids.next(kind) : this.#ids.of(kind, record)
  }

  /** Adds a line with an id from `idOf`, or one that has none (`*`). */
  lineOf(kind: IdKind | '*', id: string, body: string): void {
    const lines = this.#lines.get(kind)
    const line = `${id}\t${body}\n`
    if (lines) lines.push(line)
    else this.#lines.set(kind, [line])
  }

  /** Writes a note on a line; what the sidecar has to remember of it, or null. */
  note(target: string, note: string): RememberedNote | null {
    const line = noteLine(note)
    if (line !== '') this.line('#', `${ANNOTATOR_NOTES} ${target}\t${line}`)
    return line === note ? null : { text: note, line: line === '' ? null : line }
  }

  /** Tells the sidecar what a line does not say of its record. `exact` is kept as it is, the rest when it says something. */
  remember(line: string, record: Authored, more: CompanionObject, exact: CompanionObject = {}): void {
    const said = { ...filled({ ...more, ...this.authorship(record) }), ...exact }
    if (Object.keys(said).length > 0) this.remembered.push({ line, ...said })
  }

  /** Who made a record, and when; empty where it is the common one. */
  authorship(record: Authorship & Authored): CompanionObject {
    const common = this.#common
    const isCommon =
      common?.person === record.person && common.createdAt === record.createdAt && common.updatedAt === record.updatedAt
    return isCommon ? {} : filled(authorshipCompanion(record))
  }

  text(): string {
    return ORDER.flatMap((kind) => this.#lines.get(kind) ?? []).join('')
  }
}
