import type { ConflictView } from '../../../api/conflict-views'
import { Settling } from '../../../core/anchoring/settle-layer'
import type { Change } from '../../../core/commands/change'
import { layerDifference } from '../../../core/commands/layer-difference'
import { sameValue } from '../../../core/commands/same-value'
import type { Layer } from '../../../core/model/library'
import { ARTICLE_FILE, DESK_FILE, KEPT_TABLES, LAYER_FILE, SCHEME_FILE, SESSION_FILE } from '../file-kinds'
import { gitSides } from '../git-sides'
import { parseFile } from '../json-file'
import { layerFromFile } from '../layer-file'
import type { LibraryStore } from '../library-store'
import type { ConflictCopy } from './conflict-copies'
import { placeIn } from './places'
import type { Place } from './places'

/** What a copy says, set against what is in force here. */
export interface CopyContent {
  readonly kind: ConflictView['kind']
  readonly article: string | null
  /** Id of the person whose file it is a copy of; null for files of everybody. */
  readonly person: string | null
  /** From here to there; what only the copy has comes without `before`. */
  readonly changes: readonly Change[]
  /** Of the changes, those that can be taken over without changing anything that is here. */
  readonly takeable: readonly Change[]
}

const KINDS: Readonly<Record<Place['kind'], ConflictView['kind']>> = {
  layer: 'annotations',
  desk: 'sources',
  session: 'session',
  article: 'article',
  scheme: 'scheme',
  person: 'person',
  library: 'library'
}

/** What a file of this place is a copy of, without reading it. */
export function kindOfCopy({ folder, of }: ConflictCopy): { kind: ConflictView['kind']; place: Place | null } {
  const place = placeIn(folder, of)
  return { kind: place ? KINDS[place.kind] : 'other', place }
}

/**
 * Reads a copy and compares it.
 *
 * @throws DamagedFileError, NewerVersionError when it is no file of its kind
 */
export async function readCopy(store: LibraryStore, copy: ConflictCopy, raw: string): Promise<CopyContent> {
  const { kind, place } = kindOfCopy(copy)
  const text = gitSides(raw)?.theirs ?? raw
  const none = { kind, article: null, person: null, changes: [], takeable: [] }
  switch (place?.kind) {
    case 'layer':
      return { ...none, ...(await compareLayer(store, place, text)) }
    case 'desk':
      return { ...none, person: place.id, ...both(place.id === store.parts.person ? compareDesk(store, text) : []) }
    case 'session': {
      const { session: after } = parseFile(SESSION_FILE, copy.name, text)
      const before = store.state.desk.session.get(after.id) ?? null
      const isOwn = after.person === store.parts.person
      const changes: Change[] = [{ table: 'session', id: after.id, before, after }]
      return { ...none, person: after.person, ...both(isOwn && !sameValue(before, after) ? changes : []) }
    }
    case 'article': {
      const { article } = parseFile(ARTICLE_FILE, copy.name, text)
      const [before, after] = [store.state.articles.get(place.id) ?? null, store.times.fromFile(article)]
      const isSame = before !== null && sameValue(store.times.toFile(before), store.times.toFile(after))
      return { ...none, article: place.id, changes: isSame ? [] : [{ table: 'article', id: place.id, before, after }] }
    }
    case 'scheme':
      return { ...none, ...compareScheme(store, place.id, text) }
    case 'person':
      return { ...none, person: place.id }
    case 'library':
    case undefined:
      return none
  }
}

const both = (changes: readonly Change[]) => ({
  changes,
  takeable: changes.filter((change) => 'id' in change && change.before === null && change.after !== null)
})

async function compareLayer(store: LibraryStore, { id, person }: Extract<Place, { kind: 'layer' }>, text: string) {
  const theirs = layerFromFile(parseFile(LAYER_FILE, `${person}.json`, text))
  if (person !== store.parts.person) return { article: id, person, changes: [] }
  await store.settle(id, theirs)
  const article = store.state.articles.get(id)
  if (article && theirs.spans.size > 0) {
    // What another program wrote is believed only where its words stand (D8).
    const settling = new Settling([await store.texts.read(article, null)])
    for (const span of theirs.spans.values()) theirs.spans.set(span.id, settling.span(span))
  }
  const mine = await store.layerOfAbsent(id)
  const { changes, takeable } = both(layerDifference(mine, theirs))
  return { article: id, person, changes, takeable: takeable.filter((change) => stands(change, mine, theirs)) }
}

/** A record is taken over only with what it rests on: a claim with its highlights, evidence with its claim. */
function stands(change: Change, mine: Layer, theirs: Layer): boolean {
  const has = (table: 'spans' | 'claims', id: string): boolean => mine[table].has(id) || theirs[table].has(id)
  switch (change.table) {
    case 'claim':
      return change.after?.spans.every((span) => has('spans', span)) ?? false
    case 'question':
    case 'evidence':
      return change.after !== null && has('claims', change.after.claim)
    case 'relation':
      return change.after !== null && has('spans', change.after.from.span)
    case 'time':
      return has('claims', change.id)
    default:
      return true
  }
}

function compareDesk(store: LibraryStore, text: string): Change[] {
  const theirs = parseFile(DESK_FILE, 'sources', text)
  const changes: Change[] = []
  for (const table of KEPT_TABLES) {
    const here = store.state.desk[table] as ReadonlyMap<string, unknown>
    const there = new Map<string, unknown>(theirs[table].map((record) => [record.id, record]))
    for (const id of new Set([...here.keys(), ...there.keys()])) {
      const [before, after] = [here.get(id) ?? null, there.get(id) ?? null]
      if (!sameValue(before, after)) changes.push({ table, id, before, after } as Change)
    }
  }
  return changes
}

/** Of a scheme, labels and types of relations that only the copy has are added to ours. */
function compareScheme(store: LibraryStore, id: string, text: string) {
  const { scheme: theirs } = parseFile(SCHEME_FILE, `${id}.json`, text)
  const before = store.state.schemes.get(id) ?? null
  if (sameValue(before, theirs)) return { changes: [] }
  const changes: Change[] = [{ table: 'scheme', id, before, after: theirs }]
  if (!before) return { changes, takeable: changes }
  const missing = <Item extends { readonly id: string }>(here: readonly Item[], there: readonly Item[]): Item[] =>
    there.filter((item) => !here.some((known) => known.id === item.id))
  const labels = missing(before.labels, theirs.labels)
  const relationTypes = missing(before.relationTypes, theirs.relationTypes)
  if (labels.length + relationTypes.length === 0) return { changes }
  const after = {
    ...before,
    version: before.version + 1,
    labels: [...before.labels, ...labels],
    relationTypes: [...before.relationTypes, ...relationTypes]
  }
  return { changes, takeable: [{ table: 'scheme', id, before, after }] satisfies Change[] }
}
