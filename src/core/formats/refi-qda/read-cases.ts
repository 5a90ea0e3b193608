import type { XmlElement } from '../xml'
import { childrenOf } from '../xml'
import type { DocumentDraft, SpanDraft } from './drafts'
import { guidKey } from './guid'
import type { ReadDocument } from './read-document'
import { descriptionOf, referencesOf } from './read-text'
import { variableValues } from './read-variables'
import type { VariableNames } from './read-variables'

/** Under what a document has the name of the case that it belongs to, among what other programs say of it. */
const CASE = 'Case'

/**
 * Puts what cases (people, places: what a study is about) say on the documents and passages that belong to them: the
 * case and its variables on documents, its name as a tag on passages.
 *
 * @returns what was not taken over, in plain words
 */
export function readCases(
  cases: readonly XmlElement[],
  documents: readonly ReadDocument[],
  variables: VariableNames
): readonly string[] {
  const byKey = new Map<string, DocumentDraft>()
  const spans = new Map<string, SpanDraft>()
  for (const document of documents) {
    for (const key of document.keys) byKey.set(key, document.draft)
    for (const [key, span] of document.spans) if (!spans.has(key)) spans.set(key, span)
  }
  let unused = 0
  for (const element of cases) {
    const name = element.attributes['name'] ?? ''
    const members = referencesOf(element, 'SourceRef').flatMap((guid) => byKey.get(guidKey(guid)) ?? [])
    const passages = referencesOf(element, 'SelectionRef').flatMap((guid) => spans.get(guidKey(guid)) ?? [])
    if (members.length === 0 && passages.length === 0) unused += 1
    const values = variableValues(element, variables, false)
    const description = descriptionOf(element).trim()
    for (const { extra } of members) {
      addCase(extra, name)
      for (const [variable, value] of values) if (!extra.has(variable)) extra.set(variable, value)
      if (description !== '') extra.set(`${CASE}: ${name}`, description)
    }
    for (const { tags } of passages) if (name !== '' && !tags.includes(name)) tags.push(name)
  }
  return unused === 0 ? [] : [`${unused} cases that no document and no passage belongs to were not taken over.`]
}

/** One case is its name, several are the list of their names. */
function addCase(extra: Map<string, unknown>, name: string): void {
  const known = extra.get(CASE)
  if (known === undefined) extra.set(CASE, name)
  else if (Array.isArray(known)) extra.set(CASE, [...(known as readonly unknown[]), name])
  else extra.set(CASE, [known, name])
}

/**
 * Makes the sets that documents are in their tags.
 *
 * @returns what was not taken over, in plain words
 */
export function readSets(sets: readonly XmlElement[], documents: readonly ReadDocument[]): readonly string[] {
  const byKey = new Map(documents.flatMap(({ keys, draft }) => keys.map((key) => [key, draft] as const)))
  const others: string[] = []
  for (const set of sets) {
    const name = set.attributes['name'] ?? ''
    const members = referencesOf(set, 'MemberSource').flatMap((guid) => byKey.get(guidKey(guid)) ?? [])
    for (const { tags } of members) if (name !== '' && !tags.includes(name)) tags.push(name)
    if (childrenOf(set, 'MemberCode').length + childrenOf(set, 'MemberNote').length > 0) others.push(`“${name}”`)
  }
  if (others.length === 0) return []
  return [
    `Sets of documents are tags; that sets have codes or notes in them was not taken over (${others.join(', ')}).`
  ]
}
