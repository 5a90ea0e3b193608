import type { Attributes } from '../../model/annotation'
import type { ExchangeType } from '../../model/scheme'
import { UNKNOWN_AUTHORSHIP } from '../format'
import type { DecodedAuthorship, DecodedRelation } from '../format'
import { ENDS_ATTRIBUTE, NUMBER_ATTRIBUTE, splitRole, TAIL_ATTRIBUTE } from './names'
import type { RememberedLine } from './read-sidecar'
import { relationLine } from './sidecar'
import type { EventLine, LinePlace, RelationLine, StandoffLines } from './standoff-lines'
import { EQUIV, relationExchange, ROLE } from './type-table'
import type { TypeTable } from './type-table'
import { attributesOf } from './written-attributes'
import type { SideLine } from './written-attributes'

/** What relations need to know of the document they are in. */
export interface LinkContext {
  readonly types: TypeTable
  /** Roles that events have somewhere in the files: by them it is told whether `Theme2` is a second `Theme`. */
  readonly roles: ReadonlySet<string>
  /** Id of the span that a line became; null when there is none. */
  readonly resolve: (line: string) => string | null
  readonly remembered: (line: string) => RememberedLine | null
  /** Attributes and the note on a line. */
  readonly sideOf: (line: string) => { readonly attributes: readonly SideLine[]; readonly note: string }
  readonly report: (at: LinePlace, message: string) => void
  /** Authorship of what the sidecar says nothing of. */
  readonly authorship: DecodedAuthorship | null
}

/** Relations of a document, and how their types are written, by their names. */
export interface ReadLinks {
  readonly relations: readonly DecodedRelation[]
  readonly exchanges: ReadonlyMap<string, ExchangeType>
}

/** Reads relations, equivalences and the roles of events as relations. */
export function readLinks(lines: StandoffLines, context: LinkContext): ReadLinks {
  const reader = new LinkReader(context)
  for (const line of lines.relations) reader.relation(line)
  lines.equivs.forEach(({ at, type, members }, index) => reader.equivalence(at, type, members, index + 1))
  for (const line of lines.events) reader.event(line)
  return reader
}

class LinkReader implements ReadLinks {
  readonly relations: DecodedRelation[] = []
  readonly exchanges = new Map<string, ExchangeType>()
  readonly #context: LinkContext
  /** What the ends of a type are called where no configuration says it: as in its first line. */
  readonly #ends = new Map<string, readonly [string, string]>()

  constructor(context: LinkContext) {
    this.#context = context
  }

  relation({ at, type, from, to, tail }: RelationLine): void {
    const { types, sideOf } = this.#context
    const given: readonly [string, string] = [from.role, to.role]
    const ends = types.endsOf(type) ?? this.#ends.get(type) ?? (isUsual(given) ? USUAL : given)
    if (!this.#ends.has(type)) this.#ends.set(type, ends)
    // The ends are told by their names, in whatever order they stand.
    const isTurned = from.role === ends[1] && to.role === ends[0]
    const [first, second] = isTurned ? [to, from] : [from, to]
    const start = this.#end(at, first.target)
    const end = this.#end(at, second.target)
    if (start === null || end === null) return
    const isOther = first.role !== ends[0] || second.role !== ends[1]
    const side = sideOf(at.id)
    if (!isUsual(ends)) this.exchanges.set(types.nameOf(type), relationExchange(...ends))
    this.#add(at.id, type, start, end, relationLine(at.id, type, first.target, second.target), {
      attributes: {
        ...(isOther ? { [ENDS_ATTRIBUTE]: `${first.role} ${second.role}` } : {}),
        ...(tail === '' ? {} : { [TAIL_ATTRIBUTE]: tail }),
        ...attributesOf(side.attributes)
      },
      note: side.note
    })
  }

  /** Each member is tied to the next one. */
  equivalence(at: LinePlace, type: string, members: readonly string[], count: number): void {
    this.exchanges.set(this.#context.types.nameOf(type), EQUIV)
    const found = members.map((member) => ({ member, span: this.#end(at, member) }))
    const there = found.filter((each): each is { member: string; span: string } => each.span !== null)
    for (const [index, { member, span }] of there.entries()) {
      const next = there[index + 1]
      if (!next) continue
      const id = index === 0 ? `Equiv${count}` : `Equiv${count}-${index + 1}`
      this.#add(id, type, span, next.span, relationLine('*', type, member, next.member), NOTHING_SAID)
    }
  }

  /** The roles of an event. A number that does not follow from their order is kept: it may tie roles together. */
  event({ at, arguments: given }: EventLine): void {
    const start = this.#context.resolve(at.id)
    if (start === null) return
    const counts = new Map<string, number>()
    const roles = given.map(({ role, target }) => {
      const { name, number } = this.#split(role)
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      return { role, target, name, number, isUsual: number === count || (number === 1 && /\d$/.test(name)) }
    })
    const areNumbersKept = roles.some((role) => !role.isUsual)
    roles.forEach(({ role, target, name, number }, index) => {
      const end = this.#end(at, target)
      if (end === null) return
      this.exchanges.set(this.#context.types.nameOf(name), ROLE)
      const attributes: Attributes = areNumbersKept && number > 1 ? { [NUMBER_ATTRIBUTE]: number } : {}
      const line = relationLine(at.id, role, target, null)
      this.#add(`${at.id}-${index + 1}`, name, start, end, line, { attributes, note: '' })
    })
  }

  #split(role: string): { readonly name: string; readonly number: number } {
    const { types, roles } = this.#context
    const split = splitRole(role)
    const isNumbered = split.number > 1 && !types.isRole(role) && (types.isRole(split.name) || roles.has(split.name))
    return isNumbered ? split : { name: role, number: 1 }
  }

  #end(at: LinePlace, target: string): string | null {
    const span = this.#context.resolve(target)
    if (span === null) this.#context.report(at, `It leads to ${target}, which is not there. This link was left out.`)
    return span
  }

  #add(id: string, type: string, from: string, to: string, line: string, said: Said): void {
    const { remembered, types, authorship } = this.#context
    const known = remembered(line)
    const exact = Object.fromEntries((known?.attributes ?? []).map(({ name, value }) => [name, value] as const))
    const written = this.#writtenOnly(said.attributes, known)
    this.relations.push({
      id: known?.id ?? id,
      type: known?.type ?? types.nameOf(type),
      from,
      to: { span: to, document: null, article: null, quote: '' },
      attributes: { ...exact, ...written },
      note: known?.note && (known.note.line ?? '') === said.note ? known.note.text : said.note,
      ...(known?.authorship ?? authorship ?? UNKNOWN_AUTHORSHIP)
    })
  }

  /** Where the sidecar lists the attributes, the line's own marks are in the list, or are none. */
  #writtenOnly(attributes: Attributes, known: RememberedLine | null): Attributes {
    if (!known?.attributes) return attributes
    const marks: readonly string[] = [ENDS_ATTRIBUTE, TAIL_ATTRIBUTE, NUMBER_ATTRIBUTE]
    return Object.fromEntries(Object.entries(attributes).filter(([name]) => !marks.includes(name)))
  }
}

interface Said {
  readonly attributes: Attributes
  readonly note: string
}

const NOTHING_SAID: Said = { attributes: {}, note: '' }
const USUAL: readonly [string, string] = ['Arg1', 'Arg2']

const isUsual = ([from, to]: readonly [string, string]): boolean =>
  (from === 'Arg1' && to === 'Arg2') || (from === 'Arg2' && to === 'Arg1')
