import { SOURCE_KINDS, SOURCE_TIERS } from '../../../core/model/desk'
import type { Source } from '../../../core/model/desk'
import type { SessionDocument } from '../../../core/session/session-document'

export const SOURCE_ORDERS = ['title', 'tier', 'group', 'used', 'kind'] as const
export type SourceOrder = (typeof SOURCE_ORDERS)[number]

/** How many pieces of evidence of the documents name each source. */
export function countUses(documents: readonly Pick<SessionDocument, 'layer'>[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const { layer } of documents) {
    for (const { source } of layer.evidence.values()) {
      if (source !== null) uses.set(source, (uses.get(source) ?? 0) + 1)
    }
  }
  return uses
}

/** Sources in an order, those alike by title; without a tier or a group they come last. */
export function sortSources(
  sources: readonly Source[],
  order: SourceOrder,
  uses: ReadonlyMap<string, number>
): readonly Source[] {
  const byTitle = (a: Source, b: Source): number => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1)
  const tier = ({ tier: of }: Source): number => (of === null ? SOURCE_TIERS.length : SOURCE_TIERS.indexOf(of))
  const group = ({ independenceGroup }: Source): string => independenceGroup.trim().toLocaleLowerCase()
  const orders: Readonly<Record<SourceOrder, (a: Source, b: Source) => number>> = {
    title: () => 0,
    tier: (a, b) => tier(a) - tier(b),
    group: (a, b) => Number(group(a) === '') - Number(group(b) === '') || group(a).localeCompare(group(b)),
    used: (a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0),
    kind: (a, b) => SOURCE_KINDS.indexOf(a.kind) - SOURCE_KINDS.indexOf(b.kind)
  }
  return [...sources].sort((a, b) => orders[order](a, b) || byTitle(a, b))
}

/** Names of the independence groups there are, each once whatever its case. */
export function groupNames(sources: readonly Source[]): readonly string[] {
  const names = new Map<string, string>()
  for (const { independenceGroup } of sources) {
    const name = independenceGroup.trim()
    if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  }
  return [...names.values()].sort((a, b) => a.localeCompare(b))
}
