import type { AttributeDefinition, Label } from '../../model/scheme'
import { CERTAINTY_LEVELS } from '../../labels/kinds/certainty'
import { colourOfHue } from './colours'
import { EXACT_NAME } from './config-file'
import { isWritableDisplay, standsBehind } from './names'
import type { WrittenLabel, WrittenRelation, WrittenType, WrittenTypes } from './written-types'

/** More values than these of one attribute are no list to choose from. */
const MOST_VALUES = 200

const MADE = '# Made by Claimdesk.\n\n'

/** What the documents of an export use, gathered while they are written: the configuration has to allow it all. */
export class ConfigUse {
  /** Ids of labels at the ends of relations and roles, by the id of the relation type. */
  readonly from = new Map<string, Set<string>>()
  readonly to = new Map<string, Set<string>>()
  readonly attributes = new Map<string, { readonly labels: Set<string>; readonly values: Set<string> }>()

  relation(type: string, from: string, to: string): void {
    setIn(this.from, type).add(from)
    setIn(this.to, type).add(to)
  }

  role(type: string, event: string, to: string): void {
    this.relation(type, event, to)
  }

  /** @param type as written. @param value as written, null for a flag */
  attribute(type: string, label: string, value: string | null): void {
    let known = this.attributes.get(type)
    if (!known) this.attributes.set(type, (known = { labels: new Set(), values: new Set() }))
    known.labels.add(label)
    if (value !== null && known.values.size < MOST_VALUES) known.values.add(value)
  }
}

function setIn(map: Map<string, Set<string>>, key: string): Set<string> {
  let set = map.get(key)
  if (!set) map.set(key, (set = new Set()))
  return set
}

/** The two configuration files of an export; written last, when all types are known. */
export class ConfigWriter {
  readonly #types: WrittenTypes
  readonly #use: ConfigUse

  constructor(types: WrittenTypes, use: ConfigUse) {
    this.#types = types
    this.#use = use
  }

  /** `annotation.conf`: what there is, and what may go with what. */
  annotation(): string {
    const { entities, events, relations } = this.#types
    const attributes = this.#attributeLines()
    return [
      MADE,
      '[entities]\n\n',
      ...hierarchy(entities, () => ''),
      '\n[relations]\n\n',
      ...relations.filter(({ kind }) => kind !== 'role').map((relation) => this.#relationLine(relation)),
      '\n[events]\n\n',
      ...hierarchy(events, (label) => this.#roles(label)),
      '\n[attributes]\n\n',
      ...attributes
    ].join('')
  }

  /** `visual.conf`: names for people, and colours. */
  visual(): string {
    const labels = [...flat(this.#types.entities), ...flat(this.#types.events)]
    const named: readonly WrittenType[] = [...labels, ...this.#types.relations, ...this.#attributeNames()]
    const lines = new Set(named.filter(({ type, display }) => type !== display).flatMap(displayLines))
    const colours = new Map<string, string>()
    for (const { type, label } of labels) {
      const hue = label === null ? undefined : this.#types.names.label(label)?.hue
      if (hue !== undefined) colours.set(type, `bgColor:${colourOfHue(hue)}`)
    }
    for (const { type, id } of this.#types.relations) {
      const hue = this.#types.names.typeOf(id)?.hue
      // A label of the same name has the line already.
      if (hue !== undefined && !colours.has(type)) colours.set(type, `color:${colourOfHue(hue)}`)
    }
    return [
      MADE,
      '[labels]\n\n',
      ...lines,
      '\n[drawing]\n\n',
      'SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken\n',
      'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n',
      ...[...colours].map(([type, colour]) => `${type}\t${colour}\n`)
    ].join('')
  }

  #relationLine({ id, type, kind, ends }: WrittenRelation): string {
    const known = this.#types.names.typeOf(id)
    const from = this.#allowed(known?.from, this.#use.from.get(id))
    const to = this.#allowed(known?.to, this.#use.to.get(id))
    const symmetric = kind === 'equiv' ? 'symmetric-transitive' : known?.symmetric === true ? 'symmetric' : null
    const more = symmetric === null ? '' : `, <REL-TYPE>:${symmetric}`
    return `${type}\t${ends[0]}:${from}, ${ends[1]}:${to}${more}\n`
  }

  #roles({ label }: WrittenLabel): string {
    if (label === null) return ''
    const roles = this.#types.relations.filter(({ id, kind }) => {
      const from = this.#types.names.typeOf(id)?.from ?? []
      return kind === 'role' && (from.includes(label) || (this.#use.from.get(id)?.has(label) ?? false))
    })
    const written = roles.map(
      ({ id, type }) => `${type}*:${this.#allowed(this.#types.names.typeOf(id)?.to, this.#use.to.get(id))}`
    )
    return written.length === 0 ? '' : `\t${written.join(', ')}`
  }

  /** What the scheme allows at an end and what is there, as a list of types; anything when the scheme allows that. */
  #allowed(scheme: readonly string[] | undefined, used: ReadonlySet<string> = new Set()): string {
    if (!scheme || scheme.length === 0) return '<ANY>'
    const known = scheme.filter((id) => this.#types.names.label(id) !== null)
    const types = new Set([...known, ...used].map((id) => this.#types.label(id).type))
    return types.size === 0 ? '<ANY>' : [...types].join('|')
  }

  #definitions(): readonly {
    readonly label: Label
    readonly definition: AttributeDefinition
    readonly type: string
  }[] {
    return this.#types.names.labels
      .filter(({ appliesTo }) => appliesTo !== 'document')
      .flatMap((label) =>
        label.attributes.map((definition) => ({ label, definition, type: this.#types.attribute(definition.id) }))
      )
  }

  #attributeNames(): readonly WrittenType[] {
    return this.#definitions().map(({ type, definition }) => ({ type, display: definition.name }))
  }

  #attributeLines(): readonly string[] {
    const found = new Map<string, { readonly labels: Set<string>; readonly values: Set<string> }>()
    const of = (type: string): { readonly labels: Set<string>; readonly values: Set<string> } => {
      let known = found.get(type)
      if (!known) found.set(type, (known = { labels: new Set(), values: new Set() }))
      return known
    }
    for (const { label, definition, type } of this.#definitions()) {
      of(type).labels.add(label.id)
      for (const option of optionsOf(definition)) of(type).values.add(this.#types.value(option))
    }
    for (const [type, { labels, values }] of this.#use.attributes) {
      for (const label of labels) of(type).labels.add(label)
      for (const value of values) of(type).values.add(value)
    }
    return [...found].map(([type, { labels, values }]) => {
      const on = new Set([...labels].map((label) => this.#types.label(label).type))
      const list = [...values].filter((value) => value !== '').slice(0, MOST_VALUES)
      return `${type}\tArg:${[...on].join('|')}${list.length === 0 ? '' : `, Value:${list.join('|')}`}\n`
    })
  }
}

function optionsOf({ kind, options }: AttributeDefinition): readonly string[] {
  if (kind === 'choice' || kind === 'several') return options
  return kind === 'certainty' ? CERTAINTY_LEVELS : []
}

function hierarchy(nodes: readonly WrittenLabel[], more: (node: WrittenLabel) => string, depth = 0): readonly string[] {
  return nodes.flatMap((node) => [
    `${'\t'.repeat(depth)}${node.label === null ? '!' : ''}${node.type}${more(node)}\n`,
    ...hierarchy(node.children, more, depth + 1)
  ])
}

function flat(nodes: readonly WrittenLabel[]): readonly WrittenLabel[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)])
}

/** A name that `visual.conf` cannot write, or from which nobody would know that it is the name, gets a comment, too. */
function displayLines({ type, display }: WrittenType): readonly string[] {
  const isWritable = isWritableDisplay(display)
  const line = isWritable ? [`${type} | ${display}\n`] : []
  const isKnown = isWritable && standsBehind(display, type)
  return isKnown ? line : [...line, `${EXACT_NAME} ${type} ${JSON.stringify(display)}\n`]
}
