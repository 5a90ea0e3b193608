import type { Claim } from '../model/claim'
import type { Source } from '../model/desk'
import type { Evidence } from '../model/evidence'
import type { VerdictScale, VerdictScaleValue } from '../model/verdict-scale'
import { valueOf } from '../model/verdict-scale'
import { checkPolicy } from '../session/policy'
import type { PolicyWarning } from '../session/policy'
import { tag } from './block-builders'
import { gatherClaims } from './report-claims'
import type { ToldClaim, ToldClaims } from './report-claims'
import type { Run } from './report-document'
import type { ReportInput } from './report-input'
import { DISPOSITION_WORDS, STATUS_WORDS } from './report-words'

/** What the parts of a report are written from. */
export interface ReportContext extends ToldClaims {
  readonly input: ReportInput
  /** How a person is called in this report. */
  readonly nameOf: (person: string) => string
  readonly checker: string
  readonly scaleOf: (claim: Pick<Claim, 'verdict'>) => VerdictScale | null
  readonly verdictOf: (claim: Pick<Claim, 'verdict'>) => VerdictScaleValue | null
  /** The source of the log that may be named; null for one that is withheld, or gone. */
  readonly sourceOf: (id: string | null) => Source | null
  readonly policyOf: (told: ToldClaim) => readonly PolicyWarning[]
  /** The other claims of its facts, those that are in this report. */
  readonly sameFactAs: (told: ToldClaim) => readonly ToldClaim[]
  /** The outcome of a claim as labels; one that says “open” where there is none. */
  readonly tagsOf: (told: ToldClaim) => readonly Run[]
}

/** @throws ReportError when words of a claim are not what the text has */
export function reportContext(input: ReportInput): ReportContext {
  const { session, scales, desk, people, options } = input
  const gathered = gatherClaims(input)
  const checker = options.anonymiseChecker ? 'The checker' : session.checker || people.get(session.person) || 'unnamed'
  const scaleOf = ({ verdict }: Pick<Claim, 'verdict'>): VerdictScale | null => {
    const id = verdict?.scale ?? session.scale
    return scales.find((scale) => scale.id === id) ?? null
  }
  const verdictOf = (claim: Pick<Claim, 'verdict'>): VerdictScaleValue | null => {
    const scale = claim.verdict && scaleOf(claim)
    return scale && claim.verdict ? valueOf(scale, claim.verdict.value) : null
  }
  return {
    ...gathered,
    input,
    checker,
    nameOf: (person) =>
      options.anonymiseChecker
        ? 'The checker'
        : (people.get(person) ?? (person === session.person ? checker : 'unnamed')),
    scaleOf,
    verdictOf,
    sourceOf(id) {
      const source = id === null ? undefined : desk.source.get(id)
      return source && (options.includePrivate || !source.sensitive) ? source : null
    },
    policyOf: policies(input, scaleOf),
    sameFactAs: factReader(input, gathered.claims),
    tagsOf: (told) => outcomeTags(told, verdictOf)
  }
}

/** X8: the rules weigh sensitive evidence as well, but a warning must not name a source that is withheld. */
function policies(input: ReportInput, scaleOf: ReportContext['scaleOf']): ReportContext['policyOf'] {
  const { session, desk, options } = input
  const sources = new Map(
    [...desk.source].map(([id, source]) => {
      const isWithheld = source.sensitive && !options.includePrivate
      return [id, isWithheld ? { ...source, title: 'a source that is withheld' } : source] as const
    })
  )
  const contacts = [...desk.contact.values()]
  const evidence = new Map<string, Evidence[]>()
  for (const { layer } of input.articles) {
    for (const piece of layer.evidence.values())
      evidence.set(piece.claim, [...(evidence.get(piece.claim) ?? []), piece])
  }
  return ({ claim, article }) =>
    checkPolicy({
      claim,
      article: article.article.id,
      evidence: evidence.get(claim.id) ?? [],
      sources,
      contacts,
      scale: scaleOf(claim),
      session
    })
}

function outcomeTags({ claim, standing }: ToldClaim, verdictOf: ReportContext['verdictOf']): readonly Run[] {
  const tags: Run[] = []
  const { disposition, status } = claim.check
  if (disposition !== null) {
    const { glyph, label, hue } = DISPOSITION_WORDS[disposition]
    tags.push(tag(`${glyph} ${label}`, hue))
  }
  if (claim.verdict) {
    const value = verdictOf(claim)
    tags.push(value ? tag(`${value.glyph} ${value.label}`, value.hue) : tag(claim.verdict.value, null))
  }
  if (tags.length === 0) {
    const words = standing === 'settled' ? 'nothing to decide' : status === 'decided' ? 'open' : STATUS_WORDS[status]
    tags.push(tag(standing === 'settled' ? `– ${words}` : `○ ${words}`, standing === 'settled' ? null : 28))
  }
  return tags
}

function factReader({ desk }: ReportInput, claims: readonly ToldClaim[]): ReportContext['sameFactAs'] {
  const keyOf = (article: string, claim: string): string => `${article}/${claim}`
  const byKey = new Map(claims.map((told) => [keyOf(told.article.article.id, told.claim.id), told]))
  const others = new Map<ToldClaim, Set<ToldClaim>>()
  for (const fact of desk.fact.values()) {
    const members = fact.claims.flatMap(({ article, claim }) => byKey.get(keyOf(article, claim)) ?? [])
    for (const told of members) others.set(told, new Set([...(others.get(told) ?? []), ...members]))
  }
  return (told) => [...(others.get(told) ?? [])].filter((other) => other !== told)
}
