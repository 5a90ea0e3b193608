import { ARTICLE_STATUSES } from '../../model/article'
import type { DecodedDocument, DecodedMetadata } from '../format'
import { childrenOf } from '../xml'
import type { XmlElement } from '../xml'
import { guidKey } from './guid'
import { referencesOf } from './read-text'
import { METADATA_VARIABLES, STATUS_VARIABLE } from './vocabulary'

/** Names of variables, by `guidKey` of their GUIDs. */
export type VariableNames = ReadonlyMap<string, string>

export function variableNames(variables: readonly XmlElement[]): VariableNames {
  return new Map(variables.map(({ attributes: { guid = '', name = '' } }) => [guidKey(guid), name || guid]))
}

/** The values that a source or case has of variables, by the names of these; empty ones are left out. */
export function variableValues(
  element: XmlElement,
  names: VariableNames,
  isOurs: boolean
): readonly (readonly [string, unknown])[] {
  return childrenOf(element, 'VariableValue').flatMap((value) => {
    const [reference] = referencesOf(value, 'VariableRef')
    const held = value.children.find(({ local }) => local.endsWith('Value'))
    if (reference === undefined || !held || (held.text.trim() === '' && !isOurs)) return []
    return [[names.get(guidKey(reference)) ?? reference, valueOf(held)] as const]
  })
}

function valueOf({ local, text }: XmlElement): unknown {
  if (local === 'TextValue') return text
  const plain = text.trim()
  if (local === 'BooleanValue') return plain === 'true' || plain === '1'
  if (local !== 'IntegerValue' && local !== 'FloatValue') return plain
  const number = Number(plain)
  // Longer numbers than a program can count with stay digits.
  const isExact = Number.isFinite(number) && (local === 'FloatValue' || Number.isSafeInteger(number))
  return isExact && plain !== '' ? number : plain
}

/** What variables of ours say of an article, and what is left as somebody else's. */
export function readOwnVariables(values: readonly (readonly [string, unknown])[]): {
  readonly metadata: DecodedMetadata
  readonly status: DecodedDocument['status']
  readonly rest: readonly (readonly [string, unknown])[]
} {
  const fields = new Map<string, string>(METADATA_VARIABLES.map(([field, name]) => [name, field]))
  const metadata: Record<string, unknown> = {}
  const rest: (readonly [string, unknown])[] = []
  let status: DecodedDocument['status'] = null
  for (const [name, value] of values) {
    const field = fields.get(name)
    const known = ARTICLE_STATUSES.find((each) => each === value)
    if (field !== undefined && typeof value === 'string') metadata[field] = value
    else if (name === STATUS_VARIABLE && known) status = known
    else rest.push([name, value])
  }
  return { metadata, status, rest }
}
