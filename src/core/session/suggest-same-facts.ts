import { claimCode } from '../model/claim-check'
import type { ClaimRef, Fact } from '../model/desk'
import { spanQuote } from '../model/annotation'
import { foldText } from '../query/fold-text'
import type { SessionDocument } from './session-document'
import { statementsIn } from './statements'

/** Two claims that probably state one fact, and why it looks so. */
export interface SameFactSuggestion {
  readonly a: ClaimRef
  readonly b: ClaimRef
  /** 0 to 1; how much they have in common. */
  readonly score: number
  /** “Both say 412, ferry, harbour.” */
  readonly reason: string
}

interface Features {
  readonly ref: ClaimRef
  readonly code: string
  /** Content words and figures, as they are compared; a figure begins with `#`. */
  readonly features: ReadonlySet<string>
  readonly figures: number
}

/** What more claims than this say tells none of them from another, and comparing them all would take long. */
const COMMON = 60
const MOST = 100
/** Common features over all, with a common figure and without one. */
const LIKE_WITH_FIGURE = 0.3
const LIKE_WITHOUT = 0.5
const FEWEST_WORDS = 3

/** Words that stand in every second claim. */
const STOP = new Set(
  'about after also among around been before being between both could from have into just last more most much only other over said says same should some such than that their them then there these they this those through under until upon very want were what when where which while will with would year years'.split(
    ' '
  )
)

/**
 * Pairs of claims that are likely to be one fact, the likeliest first, at most 100: they share figures and content words,
 * or most of their content words. Pairs that are in one fact already are left out. For English; a person decides.
 */
export function suggestSameFacts(
  documents: Iterable<Pick<SessionDocument, 'article' | 'layer'>>,
  facts: Iterable<Pick<Fact, 'claims'>> = []
): readonly SameFactSuggestion[] {
  const claims = [...documents].flatMap(featuresOf)
  const linked = linkedClaims(facts)
  const places = new Map<string, number[]>()
  claims.forEach(({ features }, index) => {
    for (const feature of features) {
      const list = places.get(feature)
      if (list) list.push(index)
      else places.set(feature, [index])
    }
  })
  const suggestions: SameFactSuggestion[] = []
  claims.forEach((a, index) => {
    const candidates = new Set<number>()
    for (const feature of a.features) {
      const list = places.get(feature) ?? []
      if (list.length <= COMMON) for (const other of list) if (other > index) candidates.add(other)
    }
    for (const other of candidates) {
      const b = claims[other]
      if (!b || isLinked(linked, a.ref, b.ref)) continue
      const suggestion = compare(a, b)
      if (suggestion) suggestions.push(suggestion)
    }
  })
  return suggestions.sort((x, y) => y.score - x.score).slice(0, MOST)
}

function featuresOf({ article, layer }: Pick<SessionDocument, 'article' | 'layer'>): readonly Features[] {
  return [...layer.claims.values()].flatMap((claim): Features[] => {
    const quote = claim.spans
      .flatMap((id) => layer.spans.get(id) ?? [])
      .map(spanQuote)
      .join(' ')
    const words = claim.normalized === '' ? quote : claim.normalized
    const features = new Set<string>()
    for (const { kind, pool, words: said } of statementsIn(words)) {
      if (kind !== 'name') features.add(`#${pool} ${foldText(said)}`)
    }
    const figures = features.size
    for (const [word] of foldText(words).matchAll(/\p{L}{4,}/gu)) if (!STOP.has(word)) features.add(word)
    if (features.size === 0) return []
    return [{ ref: { article: article.id, claim: claim.id }, code: claimCode(claim.check.number), features, figures }]
  })
}

function compare(a: Features, b: Features): SameFactSuggestion | null {
  const common = [...a.features].filter((feature) => b.features.has(feature))
  const figures = common.filter((feature) => feature.startsWith('#'))
  const words = common.length - figures.length
  const score = common.length / (a.features.size + b.features.size - common.length)
  const isLike =
    figures.length > 0 ? score >= LIKE_WITH_FIGURE && words > 0 : score >= LIKE_WITHOUT && words >= FEWEST_WORDS
  if (!isLike) return null
  const told = [
    ...figures.map((feature) => feature.slice(feature.indexOf(' ') + 1)),
    ...common.filter((one) => !one.startsWith('#'))
  ]
  const reason = `${a.code} and ${b.code} both say ${told.slice(0, 5).join(', ')}.`
  return { a: a.ref, b: b.ref, score: Math.round(score * 100) / 100, reason }
}

const keyOf = ({ article, claim }: ClaimRef): string => `${article}/${claim}`

function linkedClaims(facts: Iterable<Pick<Fact, 'claims'>>): ReadonlyMap<string, ReadonlySet<number>> {
  const linked = new Map<string, Set<number>>()
  let index = 0
  for (const { claims } of facts) {
    for (const ref of claims) linked.set(keyOf(ref), (linked.get(keyOf(ref)) ?? new Set()).add(index))
    index += 1
  }
  return linked
}

function isLinked(linked: ReadonlyMap<string, ReadonlySet<number>>, a: ClaimRef, b: ClaimRef): boolean {
  const others = linked.get(keyOf(b))
  return [...(linked.get(keyOf(a)) ?? [])].some((fact) => others?.has(fact) === true)
}
