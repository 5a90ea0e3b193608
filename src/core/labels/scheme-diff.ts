import { sameValue } from '../commands/same-value'
import type { AttributeDefinition, Label, LabelTarget, RelationType, Scheme } from '../model/scheme'
import { ATTRIBUTE_KINDS } from './attribute-kinds'
import { hueName } from './scheme-colours'
import { parentPath } from './scheme-tree'

/** What became of something. Each has a sign of its own, so that colour is never the only carrier. */
export type DiffSign = 'added' | 'removed' | 'changed'

/** One difference between two versions of a scheme, in words. */
export interface DiffItem {
  readonly sign: DiffSign
  readonly subject: 'scheme' | 'label' | 'relation'
  /** Id of the label or relation type; of the scheme itself, its id. */
  readonly id: string
  /** Its name, in the newer version where it is there. */
  readonly name: string
  /** A sentence without its subject: "renamed from “Opinion”". */
  readonly words: string
}

const TARGETS: Readonly<Record<LabelTarget, string>> = {
  span: 'passages',
  document: 'whole articles',
  both: 'passages and whole articles'
}

/** The attribute's definition in a few words: "Number, from 0 to 10, required". */
export function attributeWords(definition: AttributeDefinition): string {
  const { kind, options, minimum, maximum, required } = definition
  const parts = [ATTRIBUTE_KINDS[kind].name]
  if (options.length > 0) parts.push(options.map((option) => `“${option}”`).join(', '))
  if (minimum !== null) parts.push(`at least ${minimum}`)
  if (maximum !== null) parts.push(`at most ${maximum}`)
  if (required) parts.push('required')
  return parts.join(', ')
}

function diffAttributes(before: readonly AttributeDefinition[], after: readonly AttributeDefinition[]): string[] {
  const words: string[] = []
  const old = new Map(before.map((each) => [each.id, each]))
  for (const now of after) {
    const was = old.get(now.id)
    old.delete(now.id)
    if (!was) words.push(`attribute “${now.name}” added (${attributeWords(now)})`)
    else {
      if (was.name !== now.name) words.push(`attribute “${was.name}” renamed to “${now.name}”`)
      if (was.description !== now.description) words.push(`description of attribute “${now.name}” changed`)
      const [from, to] = [attributeWords(was), attributeWords(now)]
      if (from !== to) words.push(`attribute “${now.name}”: ${from} → ${to}`)
    }
  }
  for (const was of old.values()) words.push(`attribute “${was.name}” removed`)
  if (words.length === 0 && !sameValue(before, after)) words.push('attributes in another order')
  return words
}

const keyWords = (key: string | null): string => (key === null ? 'no key' : `key ${key.toUpperCase()}`)

function diffLabel(before: Label, after: Label): string[] {
  const words: string[] = []
  if (before.name !== after.name) words.push(`renamed from “${before.name}”`)
  const [from, to] = [parentPath(before), parentPath(after)]
  if (from !== to) words.push(to === null ? `moved to the top from under “${from}”` : `moved under “${to}”`)
  else if (before.path !== after.path && before.name === after.name) words.push(`path was “${before.path}”`)
  if (before.hue !== after.hue) words.push(`colour ${hueWords(before.hue)} → ${hueWords(after.hue)}`)
  if (before.key !== after.key) words.push(`${keyWords(before.key)} → ${keyWords(after.key)}`)
  if (before.description !== after.description)
    words.push(textChange('description', before.description, after.description))
  if (!sameValue(before.examples, after.examples)) {
    words.push(`examples changed (${before.examples.length} → ${after.examples.length})`)
  }
  if (before.appliesTo !== after.appliesTo) {
    words.push(`for ${TARGETS[after.appliesTo]}, was for ${TARGETS[before.appliesTo]}`)
  }
  if (before.role !== after.role) words.push(after.role === 'claim' ? 'makes a claim now' : 'makes no claim any more')
  words.push(...diffAttributes(before.attributes, after.attributes))
  return words
}

const hueWords = (hue: number): string => `${hueName(hue).toLowerCase()} (${Math.round(hue)}°)`

function textChange(what: string, before: string, after: string): string {
  if (before === '') return `${what} written`
  return after === '' ? `${what} removed` : `${what} changed`
}

function diffRelation(before: RelationType, after: RelationType, nameOf: (label: string) => string): string[] {
  const words: string[] = []
  const list = (labels: readonly string[]) => (labels.length === 0 ? 'any label' : labels.map(nameOf).join(', '))
  if (before.name !== after.name) words.push(`renamed from “${before.name}”`)
  if (!sameValue(before.from, after.from)) words.push(`from ${list(before.from)} → ${list(after.from)}`)
  if (!sameValue(before.to, after.to)) words.push(`to ${list(before.to)} → ${list(after.to)}`)
  if (before.symmetric !== after.symmetric) words.push(after.symmetric ? 'same both ways now' : 'has a direction now')
  if (before.hue !== after.hue) words.push(`colour ${hueWords(before.hue)} → ${hueWords(after.hue)}`)
  if (before.description !== after.description)
    words.push(textChange('description', before.description, after.description))
  return words
}

interface Named {
  readonly id: string
  readonly name: string
}

function diffRecords<Record extends Named>(
  subject: DiffItem['subject'],
  before: readonly Record[],
  after: readonly Record[],
  changes: (was: Record, now: Record) => readonly string[]
): DiffItem[] {
  const items: DiffItem[] = []
  const old = new Map(before.map((each) => [each.id, each]))
  for (const now of after) {
    const { id, name } = now
    const was = old.get(id)
    old.delete(id)
    if (!was) items.push({ sign: 'added', subject, id, name, words: 'added' })
    else for (const words of changes(was, now)) items.push({ sign: 'changed', subject, id, name, words })
  }
  for (const { id, name } of old.values()) items.push({ sign: 'removed', subject, id, name, words: 'removed' })
  return items
}

/** True when what both lists have stands in another order. */
function isReordered(before: readonly Named[], after: readonly Named[]): boolean {
  const kept = new Set(before.map(({ id }) => id).filter((id) => after.some((each) => each.id === id)))
  const order = (records: readonly Named[]) => records.flatMap(({ id }) => (kept.has(id) ? [id] : []))
  return !sameValue(order(before), order(after))
}

/**
 * Every difference between two versions of a scheme, in words; none when they are alike but for the version's number.
 * Things are the same when their ids are, whatever they are called.
 */
export function diffSchemes(before: Scheme, after: Scheme): readonly DiffItem[] {
  const names = new Map([...before.labels, ...after.labels].map(({ id, name }) => [id, name]))
  const nameOf = (label: string) => names.get(label) ?? label
  const own = (words: string): DiffItem => ({
    sign: 'changed',
    subject: 'scheme',
    id: after.id,
    name: after.name,
    words
  })
  const items: DiffItem[] = []
  if (before.name !== after.name) items.push(own(`renamed from “${before.name}”`))
  if (before.guideline !== after.guideline) items.push(own(textChange('guideline', before.guideline, after.guideline)))
  items.push(...diffRecords('label', before.labels, after.labels, diffLabel))
  if (isReordered(before.labels, after.labels)) items.push(own('labels in another order'))
  items.push(
    ...diffRecords('relation', before.relationTypes, after.relationTypes, (was, now) => diffRelation(was, now, nameOf))
  )
  if (isReordered(before.relationTypes, after.relationTypes)) items.push(own('relations in another order'))
  return items
}

/** Lines of two texts, side by side as they changed: for guidelines. */
export interface DiffLine {
  readonly sign: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Longest texts that are compared line by line; longer ones are shown as one removed and one added. */
const LINES_LIMIT = 2000

/** Which lines of a text went and which came (longest common subsequence). */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  if (a.length > LINES_LIMIT || b.length > LINES_LIMIT) {
    return [
      ...a.map((text) => ({ sign: 'removed', text }) as const),
      ...b.map((text) => ({ sign: 'added', text }) as const)
    ]
  }
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
      lengths[i * width + j] = a[i] === b[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : skip
    }
  }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]]
    if (old !== undefined && old === now) {
      lines.push({ sign: 'same', text: old })
      i += 1
      j += 1
    } else if (
      old !== undefined &&
      (now === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      lines.push({ sign: 'removed', text: old })
      i += 1
    } else {
      lines.push({ sign: 'added', text: now ?? '' })
      j += 1
    }
  }
  return lines
}
