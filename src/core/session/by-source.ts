import type { Source } from '../model/desk'
import { groupOf } from './independence'
import type { QueueRow } from './queue'
import type { SessionDesk, SessionDocument } from './session-document'

/** A source with what it settles or could settle: one call or one document at a time. */
export interface SourceGroup {
  /** `source:…`, `speaker:…`, `name:…`, or `none`. */
  readonly key: string
  readonly kind: 'source' | 'speaker' | 'waiting' | 'none'
  readonly name: string
  readonly source: Source | null
  /** Other sources of its independence group, by title; they add nothing to it. */
  readonly sameGroup: readonly string[]
  /** Claims that have evidence from it. */
  readonly settles: readonly QueueRow[]
  /** Claims it was said to know: it said them, or they wait on it. None that is in `settles`. */
  readonly couldSettle: readonly QueueRow[]
  /** How many of both are not decided. */
  readonly open: number
}

interface Growing {
  readonly kind: SourceGroup['kind']
  readonly name: string
  readonly source: Source | null
  readonly settles: Set<QueueRow>
  readonly couldSettle: Set<QueueRow>
}

/**
 * The queue by source: whoever has the most open claims first, then by name; claims without any source at the end. A
 * claim stands with every source it has evidence from, with its speaker and with whom it waits on. A person of the
 * source log and a speaker of the same name are one.
 */
export function groupBySource(
  rows: readonly QueueRow[],
  documents: Iterable<Pick<SessionDocument, 'layer' | 'article'>>,
  desk: Pick<SessionDesk, 'source'>
): readonly SourceGroup[] {
  const groups = new Map<string, Growing>()
  const byTitle = new Map<string, Source>()
  for (const source of desk.source.values()) byTitle.set(nameKey(source.title), source)
  const groupFor = (kind: SourceGroup['kind'], name: string, source: Source | null): Growing => {
    const key = source ? `source:${source.id}` : kind === 'none' ? 'none' : `name:${nameKey(name)}`
    const known = groups.get(key)
    if (known) return known
    const made: Growing = { kind: source ? 'source' : kind, name, source, settles: new Set(), couldSettle: new Set() }
    groups.set(key, made)
    return made
  }
  const used = sourcesByClaim(documents)
  for (const row of rows) {
    if (row.standing === 'dropped') continue
    let isPlaced = false
    for (const id of used.get(`${row.article}/${row.claim.id}`) ?? []) {
      const source = desk.source.get(id)
      if (!source) continue
      groupFor('source', source.title, source).settles.add(row)
      isPlaced = true
    }
    const others = [
      ['speaker', row.speaker],
      ['waiting', row.waiting?.on ?? '']
    ] as const
    for (const [kind, written] of others) {
      const name = written.trim()
      if (name === '') continue
      groupFor(kind, name, byTitle.get(nameKey(name)) ?? null).couldSettle.add(row)
      isPlaced = true
    }
    if (!isPlaced) groupFor('none', 'No source yet', null).couldSettle.add(row)
  }
  return [...groups].map(([key, group]) => finish(key, group, desk)).sort(compareGroups)
}

const nameKey = (name: string): string => name.trim().toLowerCase()

function sourcesByClaim(documents: Iterable<Pick<SessionDocument, 'layer' | 'article'>>): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>()
  for (const { article, layer } of documents) {
    for (const { claim, source } of layer.evidence.values()) {
      if (source === null) continue
      const key = `${article.id}/${claim}`
      const ids = used.get(key)
      if (ids) ids.add(source)
      else used.set(key, new Set([source]))
    }
  }
  return used
}

function finish(key: string, group: Growing, desk: Pick<SessionDesk, 'source'>): SourceGroup {
  const { kind, name, source } = group
  const settles = [...group.settles]
  const couldSettle = [...group.couldSettle].filter((row) => !group.settles.has(row))
  const open = [...settles, ...couldSettle].filter(({ standing }) => standing === 'open').length
  const sameGroup =
    source === null || source.independenceGroup.trim() === ''
      ? []
      : [...desk.source.values()].filter((other) => other.id !== source.id && groupOf(other) === groupOf(source))
  return { key, kind, name, source, sameGroup: sameGroup.map(({ title }) => title), settles, couldSettle, open }
}

const compareGroups = (a: SourceGroup, b: SourceGroup): number =>
  Number(a.kind === 'none') - Number(b.kind === 'none') || b.open - a.open || a.name.localeCompare(b.name, 'en')
