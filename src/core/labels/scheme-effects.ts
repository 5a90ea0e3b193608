import type { Span } from '../model/annotation'
import { spanQuote } from '../model/annotation'
import { useOfLabel, useOfRelationType } from '../model/library'
import type { Uses } from '../model/library'
import { findLabel } from '../model/scheme'
import type { Label, Scheme } from '../model/scheme'
import { labelsGone, relationTypesGone } from './scheme-draft'
import type { SchemeDraft } from './scheme-draft'

/** Highlights of one article, as the library lists them. */
export interface ListedSpans {
  readonly article: string
  readonly title: string
  readonly spans: readonly Pick<Span, 'id' | 'label' | 'quotes' | 'attributes'>[]
}

/** What saving a draft does to the annotations of one label or relation type. */
export interface Effect {
  /** Id of the label or relation type; of two effects on one, the words differ. */
  readonly id: string
  readonly subject: 'label' | 'relation'
  /** A sentence. */
  readonly words: string
  /** Highlights and document labels, or relations. */
  readonly count: number
  /** Articles they lie in; null where that is not known. */
  readonly articles: number | null
  /** Words of a few of the highlights, with the titles of their articles. */
  readonly samples: readonly { readonly quote: string; readonly title: string }[]
  /** It goes, and somebody must say where its annotations go; `to` is what was said so far. */
  readonly asks: { readonly to: string | null | undefined } | null
}

const SAMPLES = 3

/** Ids of labels whose highlights must be listed before `effectsOf` can count articles and quote some. */
export function labelsToList(draft: SchemeDraft): readonly string[] {
  const kept = (draft.base?.labels ?? []).filter((before) => {
    const after = findLabel(draft.scheme, before.id)
    return after !== null && (attributesLost(before, after).length > 0 || losesTarget(before, after))
  })
  return [...labelsGone(draft), ...kept].map(({ id }) => id)
}

function attributesLost(before: Label, after: Label): Label['attributes'] {
  return before.attributes.filter((was) => {
    const now = after.attributes.find(({ id }) => id === was.id)
    return !now || now.kind !== was.kind || was.options.some((option) => !now.options.includes(option))
  })
}

const losesTarget = (before: Label, after: Label): boolean =>
  after.appliesTo !== 'both' && after.appliesTo !== before.appliesTo

interface Found {
  readonly count: number
  readonly articles: number
  readonly samples: Effect['samples']
}

function find(
  listed: readonly ListedSpans[],
  wanted: (span: ListedSpans['spans'][number], article: string) => boolean
): Found {
  let count = 0
  let articles = 0
  const samples: { quote: string; title: string }[] = []
  for (const { article, title, spans } of listed) {
    const found = spans.filter((span) => wanted(span, article))
    if (found.length === 0) continue
    articles += 1
    count += found.length
    for (const span of found) if (samples.length < SAMPLES) samples.push({ quote: spanQuote(span), title })
  }
  return { count, articles, samples }
}

/** What saving a draft does to annotations, what is asked first. Names and colours are told by `diffSchemes`. */
export function effectsOf(draft: SchemeDraft, uses: Uses, listed: readonly ListedSpans[]): readonly Effect[] {
  const effects = [...goneEffects(draft, uses, listed), ...moveEffects(draft), ...keptEffects(draft, uses, listed)]
  return effects.sort((a, b) => Number(b.asks !== null) - Number(a.asks !== null))
}

function nameIn(scheme: Scheme, id: string): string {
  return findLabel(scheme, id)?.name ?? scheme.relationTypes.find((type) => type.id === id)?.name ?? id
}

function goneEffects(draft: SchemeDraft, uses: Uses, listed: readonly ListedSpans[]): Effect[] {
  const words = (name: string, what: string, to: string | null | undefined) => {
    if (to === undefined) return `“${name}” goes: where do its ${what} go?`
    return to === null
      ? `“${name}” goes with its ${what}.`
      : `The ${what} of “${name}” get “${nameIn(draft.scheme, to)}”.`
  }
  const labels = labelsGone(draft).flatMap(({ id, name }): Effect[] => {
    const count = uses[useOfLabel(id)] ?? 0
    if (count === 0) return []
    const to = draft.relabel[id]
    const { articles, samples } = find(listed, ({ label }) => label === id)
    return [
      {
        id,
        subject: 'label',
        words: words(name, 'annotations', to),
        count,
        articles: articles || null,
        samples,
        asks: { to }
      }
    ]
  })
  const types = relationTypesGone(draft).flatMap(({ id, name }): Effect[] => {
    const count = uses[useOfRelationType(id)] ?? 0
    if (count === 0) return []
    const to = draft.retype[id]
    return [
      { id, subject: 'relation', words: words(name, 'relations', to), count, articles: null, samples: [], asks: { to } }
    ]
  })
  return [...labels, ...types]
}

function moveEffects(draft: SchemeDraft): Effect[] {
  const byLabel = new Map<string, { count: number; articles: number }>()
  for (const spans of Object.values(draft.moves)) {
    const here = new Map<string, number>()
    for (const label of Object.values(spans)) here.set(label, (here.get(label) ?? 0) + 1)
    for (const [label, count] of here) {
      const sum = byLabel.get(label) ?? { count: 0, articles: 0 }
      byLabel.set(label, { count: sum.count + count, articles: sum.articles + 1 })
    }
  }
  return [...byLabel].map(([id, { count, articles }]) => ({
    id,
    subject: 'label',
    words: `Highlights that were assigned get “${nameIn(draft.scheme, id)}”.`,
    count,
    articles,
    samples: [],
    asks: null
  }))
}

function keptEffects(draft: SchemeDraft, uses: Uses, listed: readonly ListedSpans[]): Effect[] {
  return (draft.base?.labels ?? []).flatMap((before): Effect[] => {
    const after = findLabel(draft.scheme, before.id)
    const count = uses[useOfLabel(before.id)] ?? 0
    if (!after || count === 0) return []
    const effect = (words: string, found: Found): Effect[] =>
      found.count === 0 ? [] : [{ id: before.id, subject: 'label', words, ...found, asks: null }]
    const all: Found = { ...find(listed, ({ label }) => label === before.id), count }
    const effects = attributesLost(before, after).flatMap((was) => {
      const now = after.attributes.find(({ id }) => id === was.id)
      const found = find(listed, ({ label, attributes }) => label === before.id && fails(attributes[was.id], now))
      const what = now ? `that “${was.name}” no longer has` : `for “${was.name}”, which is no longer asked`
      return effect(`Highlights of “${after.name}” keep a value ${what}.`, found)
    })
    if (losesTarget(before, after)) {
      const what = after.appliesTo === 'document' ? 'whole articles' : 'passages'
      effects.push(...effect(`“${after.name}” is for ${what} only from now on; what has it keeps it.`, all))
    }
    if (before.role !== after.role) {
      const words = after.role === 'claim' ? 'are no claims until they are labelled again' : 'stay claims'
      effects.push(...effect(`Highlights that have “${after.name}” already ${words}.`, all))
    }
    return effects
  })
}

/** True when there is a value and what is asked now does not allow it. */
function fails(value: unknown, now: Label['attributes'][number] | undefined): boolean {
  if (value === undefined) return false
  if (!now) return true
  if (now.kind === 'choice') return typeof value !== 'string' || !now.options.includes(value)
  if (now.kind === 'several') return !Array.isArray(value) || value.some((item) => !now.options.includes(String(item)))
  return true
}
