import type { Change } from '../../../core/commands/change'
import { sameValue } from '../../../core/commands/same-value'
import type { Article } from '../../../core/model/article'
import { DESK_TABLES } from '../../../core/model/desk'
import type { Layer, LibraryState } from '../../../core/model/library'
import { schemeVersionKey, useOfLabel, useOfRelationType } from '../../../core/model/library'
import type { Label, RelationType, Scheme } from '../../../core/model/scheme'
import type { BackedUpState } from './read-backup'

/** Tables of a layer, by the name their changes have. */
const LAYER_TABLES = {
  span: 'spans',
  claim: 'claims',
  documentLabel: 'documentLabels',
  relation: 'relations',
  bookmark: 'bookmarks',
  question: 'questions',
  evidence: 'evidence',
  mark: 'marks',
  time: 'times'
} as const satisfies Partial<Record<Change['table'], keyof Layer>>

/** What turns one layer into another. */
export function layerChanges(before: Layer, after: Layer): Change[] {
  const { article } = before
  const changes: Change[] = []
  for (const [table, key] of Object.entries(LAYER_TABLES)) {
    const [old, now] = [before[key] as ReadonlyMap<string, unknown>, after[key] as ReadonlyMap<string, unknown>]
    for (const id of new Set([...old.keys(), ...now.keys()])) {
      const [from, to] = [old.get(id) ?? null, now.get(id) ?? null]
      if (!sameValue(from, to)) changes.push({ table, article, id, before: from, after: to } as Change)
    }
  }
  if (before.status !== after.status) {
    changes.push({ table: 'status', article, before: before.status, after: after.status })
  }
  if (before.note !== after.note) changes.push({ table: 'note', article, before: before.note, after: after.note })
  return changes
}

function articleChange(now: Article | undefined, then: Article): Change[] {
  // When it came in is what this person's own file says, whatever the shared one does.
  const isSameText = now?.text.revision === then.text.revision
  const after = now && isSameText ? { ...then, importedAt: now.importedAt } : then
  if (now && sameValue(now, after)) return []
  return [{ table: 'article', id: then.id, before: now ?? null, after }]
}

/** Every text that the records of layers hold: ids of what they name are among them. */
function wordsIn(values: Iterable<unknown>, words = new Set<string>()): Set<string> {
  for (const value of values) {
    if (typeof value === 'string') words.add(value)
    else if (value instanceof Map) wordsIn(value.values(), words)
    else if (typeof value === 'object' && value !== null) wordsIn(Object.values(value), words)
  }
  return words
}

function deskChanges(state: LibraryState, then: BackedUpState, onlyNamed: ReadonlySet<string> | null): Change[] {
  const changes: Change[] = []
  for (const table of DESK_TABLES) {
    for (const [id, after] of then.desk[table]) {
      const before = state.desk[table].get(id) ?? null
      if (sameValue(before, after)) continue
      // Of some articles only: what their records name comes back, what is there stays as it is.
      if (onlyNamed && (before !== null || !onlyNamed.has(id))) continue
      changes.push({ table, id, before, after } as Change)
    }
  }
  return changes
}

interface Kept {
  readonly label: (id: string) => boolean
  readonly type: (id: string) => boolean
}

/** A scheme with what another one has beyond it and must not be lost; ids stay unique in the library. */
function withKept(base: Scheme, from: Scheme, kept: Kept, others: readonly Scheme[]): Scheme {
  const elsewhere = new Set(others.flatMap((scheme) => [...scheme.labels, ...scheme.relationTypes].map(({ id }) => id)))
  const add = <Item extends Label | RelationType>(
    own: readonly Item[],
    more: readonly Item[],
    is: (id: string) => boolean
  ) => [
    ...own.filter(({ id }) => !elsewhere.has(id)),
    ...more.filter(({ id }) => is(id) && !elsewhere.has(id) && !own.some((item) => item.id === id))
  ]
  return {
    ...base,
    labels: add(base.labels, from.labels, kept.label),
    relationTypes: add(base.relationTypes, from.relationTypes, kept.type)
  }
}

/** @param uses whether a label or relation type is used by what the restore leaves as it is */
function schemeChanges(
  state: LibraryState,
  then: BackedUpState,
  whole: boolean,
  uses: (use: string) => boolean,
  context: RestoreContext
): Change[] {
  const changes: Change[] = []
  const named = wordsIn(whole ? [] : then.layers.values())
  for (const { scheme } of then.schemes.values()) {
    const now = state.schemes.get(scheme.id)
    const others = [...state.schemes.values()].filter(({ id }) => id !== scheme.id && (!whole || !then.schemes.has(id)))
    let after: Scheme
    if (whole) {
      const kept = { label: (id: string) => uses(useOfLabel(id)), type: (id: string) => uses(useOfRelationType(id)) }
      after = now ? withKept(scheme, now, kept, others) : withKept(scheme, scheme, kept, others)
    } else {
      const isNamed = (id: string): boolean => named.has(id)
      const needed = [...scheme.labels, ...scheme.relationTypes].some(({ id }) => isNamed(id))
      if (!now && !needed) continue
      after = now
        ? withKept(now, scheme, { label: isNamed, type: isNamed }, others)
        : withKept(scheme, scheme, { label: isNamed, type: isNamed }, others)
    }
    if (!now) changes.push({ table: 'scheme', id: scheme.id, before: null, after })
    else if (!sameValue({ ...after, version: 0 }, { ...now, version: 0 })) {
      const id = schemeVersionKey(now.id, now.version)
      changes.push(
        {
          table: 'schemeVersion',
          id,
          before: state.schemeVersions.get(id) ?? null,
          after: { scheme: now, replacedAt: context.now, replacedBy: context.person }
        },
        { table: 'scheme', id: now.id, before: now, after: { ...after, version: now.version + 1 } }
      )
    }
  }
  return changes
}

export interface RestoreContext {
  readonly now: string
  readonly person: string
  /** Ids of the articles in which any of these uses is, as the library is now. */
  readonly articlesUsing: (uses: readonly string[]) => readonly string[]
}

/**
 * What turns the present state into that of a backup, as changes with both sides. Nothing that came later is lost with
 * it: articles, schemes, sources and sessions that the backup does not know stay as they are, and so do labels that
 * they use. What is restored of an article is its details and the person's records in it, exactly as they were.
 *
 * @param layers the present layers of the backup's articles
 * @param whole everything; else only the articles that `then` holds, and what their records name
 */
export function planRestore(
  state: LibraryState,
  layers: ReadonlyMap<string, Layer>,
  then: BackedUpState,
  whole: boolean,
  context: RestoreContext
): Change[] {
  // Uses are counted in articles that stay as they are.
  const uses = (use: string): boolean => context.articlesUsing([use]).some((article) => !then.layers.has(article))
  const changes = schemeChanges(state, then, whole, uses, context)
  for (const article of then.articles.values()) changes.push(...articleChange(state.articles.get(article.id), article))
  for (const [id, layer] of then.layers) {
    const before = layers.get(id)
    if (before) changes.push(...layerChanges(before, layer))
  }
  changes.push(...deskChanges(state, then, whole ? null : wordsIn(then.layers.values())))
  return changes
}
