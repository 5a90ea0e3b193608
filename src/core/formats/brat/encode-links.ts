import type { Attributes } from '../../model/annotation'
import { crossesArticles } from '../../model/relation'
import type { Relation } from '../../model/relation'
import { filled } from '../companion'
import type { CompanionObject } from '../companion'
import type { ConfigUse } from './encode-config'
import { ENDS_ATTRIBUTE, NUMBER_ATTRIBUTE, TAIL_ATTRIBUTE } from './names'
import { attributeList, relationLine } from './sidecar'
import type { StandoffWriter } from './standoff-writer'
import type { WrittenTypes } from './written-types'

/** A span that has a line. */
export interface WrittenSpan {
  /** `T1`, or `E1` for an event. */
  readonly id: string
  readonly type: string
  readonly label: string
  /** Id of its trigger; null when it is no event. */
  readonly trigger: string | null
}

/** Writes relations, equivalences and events with their roles. */
export class LinkWriter {
  readonly #writer: StandoffWriter
  readonly #types: WrittenTypes
  readonly #use: ConfigUse
  readonly #spans: ReadonlyMap<string, WrittenSpan>
  /** What has no line: relations to other articles, or to spans without one. */
  readonly unwritten: CompanionObject[] = []

  /** @param spans those that have lines, by the ids of their records */
  constructor(writer: StandoffWriter, types: WrittenTypes, use: ConfigUse, spans: ReadonlyMap<string, WrittenSpan>) {
    this.#writer = writer
    this.#types = types
    this.#use = use
    this.#spans = spans
  }

  write(relations: readonly Relation[]): void {
    const roles = new Map<WrittenSpan, Linked[]>()
    const pairs: Linked[] = []
    for (const relation of relations) {
      const from = this.#spans.get(relation.from.span)
      const to = this.#spans.get(relation.to.span)
      const { type, kind } = this.#types.relation(relation.type)
      if (crossesArticles(relation) || !from || !to) {
        this.#leave(relation)
        continue
      }
      const linked = { relation, type, from, to }
      if (kind === 'equiv') pairs.push(linked)
      else if (kind === 'role' && from.trigger !== null) {
        const known = roles.get(from)
        if (known) known.push(linked)
        else roles.set(from, [linked])
      } else this.#relation(linked)
    }
    this.#equivalences(pairs)
    for (const span of this.#spans.values()) if (span.trigger !== null) this.#event(span, roles.get(span) ?? [])
  }

  #leave(relation: Relation): void {
    const { id, attributes, note, from, to } = relation
    this.unwritten.push({
      ...filled({ id, attributes: attributeList(attributes), note, quote: to.quote }),
      type: this.#types.names.relationType(relation.type),
      from: from.span,
      to: to.span,
      ...(crossesArticles(relation) ? { article: to.article } : {}),
      ...this.#writer.authorship(relation)
    })
  }

  #relation({ relation, type, from, to }: Linked): void {
    const { attributes } = relation
    this.#use.relation(relation.type, from.label, to.label)
    const usual = this.#types.relation(relation.type).ends
    const [first, second] = otherEnds(attributes, usual) ?? usual
    const tail = tailOf(attributes)
    const column = tail === null ? '' : `\t${tail}`
    const id = this.#writer.line('R', `${type} ${first}:${from.id} ${second}:${to.id}${column}`, relation.id)
    // What the line itself says comes back with it.
    const said = [...(otherEnds(attributes, usual) ? [ENDS_ATTRIBUTE] : []), ...(tail === null ? [] : [TAIL_ATTRIBUTE])]
    const isSaid = Object.keys(attributes).every((name) => said.includes(name))
    this.#writer.remember(
      relationLine(id, type, from.id, to.id),
      relation,
      { id: id === relation.id ? null : relation.id, note: this.#writer.note(id, relation.note) },
      isSaid ? {} : { attributes: attributeList(attributes) }
    )
  }

  /** Pairs that go on where another one ended are one line: equivalence is transitive, and the pairs come back. */
  #equivalences(pairs: readonly Linked[]): void {
    const lines: { readonly type: string; readonly members: string[] }[] = []
    const byLast = new Map<string, (typeof lines)[number]>()
    for (const { relation, type, from, to } of pairs) {
      this.#use.relation(relation.type, from.label, to.label)
      let line = byLast.get(`${type} ${from.id}`)
      if (!line || line.members.includes(to.id)) lines.push((line = { type, members: [from.id] }))
      else byLast.delete(`${type} ${from.id}`)
      line.members.push(to.id)
      byLast.set(`${type} ${to.id}`, line)
      this.#rememberLink(relationLine('*', type, from.id, to.id), relation, false)
    }
    for (const { type, members } of lines) this.#writer.lineOf('*', '*', `${type} ${members.join(' ')}`)
  }

  /** A role that is there several times is numbered as brat numbers it: `Theme`, `Theme2`. */
  #event(event: WrittenSpan, roles: readonly Linked[]): void {
    const taken = new Set<string>()
    const wanted = roles.map(({ type, relation }) => {
      const number = relation.attributes[NUMBER_ATTRIBUTE]
      const name = `${type}${String(number)}`
      if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 2 || taken.has(name)) return null
      taken.add(name)
      return name
    })
    const written = roles.map(({ relation, type, to }, index) => {
      this.#use.role(relation.type, event.label, to.label)
      let name = wanted[index] ?? type
      // Digits at the end of a role's own name belong to it; brat does not number such a role.
      if (wanted[index] === null && !/\d$/.test(type)) {
        for (let count = 2; taken.has(name); count += 1) name = `${type}${count}`
        taken.add(name)
      }
      this.#rememberLink(relationLine(event.id, name, to.id, null), relation, name !== type, /\d$/.test(type))
      return ` ${name}:${to.id}`
    })
    this.#writer.lineOf('E', event.id, `${event.type}:${event.trigger ?? ''}${written.join('')}`)
  }

  /** For links that have no id of their own. @param isNumbered the number could be read as an attribute */
  #rememberLink(line: string, relation: Relation, isNumbered: boolean, hasDigits = false): void {
    const { id, attributes, note } = relation
    const isPlain = Object.keys(attributes).length === 0 && !isNumbered
    this.#writer.remember(
      line,
      relation,
      { id, note: note === '' ? null : { text: note, line: null } },
      {
        ...(isPlain ? {} : { attributes: attributeList(attributes) }),
        ...(hasDigits ? { type: this.#types.names.relationType(relation.type) } : {})
      }
    )
  }
}

interface Linked {
  readonly relation: Relation
  readonly type: string
  readonly from: WrittenSpan
  readonly to: WrittenSpan
}

/** Names of the ends where a relation has others than its type; they must differ, and be names. */
function otherEnds(attributes: Attributes, usual: readonly [string, string]): readonly [string, string] | null {
  const [, from, to] = /^([^\s:]+) ([^\s:]+)$/.exec(String(attributes[ENDS_ATTRIBUTE] ?? '')) ?? []
  if (from === undefined || to === undefined || from === to) return null
  return from === usual[0] && to === usual[1] ? null : [from, to]
}

function tailOf(attributes: Attributes): string | null {
  const tail = attributes[TAIL_ATTRIBUTE]
  return typeof tail === 'string' && tail !== '' && !/[\p{Cc}\u2028\u2029]/u.test(tail) ? tail : null
}
