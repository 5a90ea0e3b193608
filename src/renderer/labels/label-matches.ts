import type { Span } from '../../core/model/annotation'
import type { Label } from '../../core/model/scheme'

/** How a label is used in an article. */
export interface LabelUsage {
  readonly count: number
  /** When a highlight last got it, ISO 8601 in UTC; empty if none has it. */
  readonly last: string
}

/** A label to pick, with how often the article has it. */
export interface PickableLabel {
  readonly label: Label
  readonly count: number
}

/** How often and how lately the labels are used, by id. */
export function labelUsage(spans: Iterable<Pick<Span, 'label' | 'updatedAt'>>): Map<string, LabelUsage> {
  const usage = new Map<string, LabelUsage>()
  for (const { label, updatedAt } of spans) {
    const known = usage.get(label)
    const last = known && known.last > updatedAt ? known.last : updatedAt
    usage.set(label, { count: (known?.count ?? 0) + 1, last })
  }
  return usage
}

/** The labels that highlights can have: those used last come first, the others as the scheme has them. */
export function pickableLabels(labels: readonly Label[], usage: ReadonlyMap<string, LabelUsage>): PickableLabel[] {
  const lastOf = (label: Label) => usage.get(label.id)?.last ?? ''
  return labels
    .filter((label) => label.appliesTo !== 'document')
    .map((label, at) => ({ label, at, last: lastOf(label) }))
    .sort((a, b) => (a.last === b.last ? a.at - b.at : a.last > b.last ? -1 : 1))
    .map(({ label }) => ({ label, count: usage.get(label.id)?.count ?? 0 }))
}

/**
 * The labels that somebody may mean who types these letters, the likeliest first: the label's key or whole name, then
 * names that begin so, names with a word that begins so, names that contain it, and last its description. Case and
 * accents do not count. Labels that are equally likely stay in their order.
 */
export function matchLabels(labels: readonly PickableLabel[], typed: string): PickableLabel[] {
  const wanted = folded(typed.trim())
  if (wanted === '') return [...labels]
  return labels
    .map((each) => ({ each, rank: rankOf(each.label, wanted) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ each }) => each)
}

function rankOf(label: Label, wanted: string): number | null {
  const name = folded(label.name)
  if (name === wanted || (label.key !== null && folded(label.key) === wanted)) return 0
  if (name.startsWith(wanted)) return 1
  if (name.split(/[\s/–-]+/u).some((word) => word.startsWith(wanted))) return 2
  if (name.includes(wanted)) return 3
  if (folded(label.path).includes(wanted)) return 4
  return folded(label.description).includes(wanted) ? 5 : null
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
