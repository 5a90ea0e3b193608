import type { Claim } from '../model/claim'
import { claimCode } from '../model/claim-check'
import type { ClaimRef, Session } from '../model/desk'
import type { Evidence } from '../model/evidence'
import type { VerdictScale } from '../model/verdict-scale'
import { standingOf } from './claim-standing'
import { sentenceStates } from './coverage'
import { outcomeOf } from './outcome'
import { checkPolicy, unresolvedWarnings } from './policy'
import { PRESETS } from './presets'
import type { Scope } from './scope'
import type { SessionDesk, SessionDocument } from './session-document'

export const PREFLIGHT_KINDS = [
  'undecided',
  'no-justification',
  'no-evidence',
  'policy',
  'uncovered',
  'orphan',
  'left-out',
  'sensitive'
] as const
export type PreflightKind = (typeof PREFLIGHT_KINDS)[number]

/** A claim, or a sentence, that an item of the list is about. */
export interface PreflightPlace {
  readonly article: string
  /** `K-014`; '' for a sentence. */
  readonly code: string
  /** Id of the claim; null for a sentence. */
  readonly claim: string | null
  /** UTF-16 offset of a sentence; null for a claim. */
  readonly start: number | null
  /** What is the matter here in particular: a policy's warning. '' where the item says it all. */
  readonly detail: string
}

/** One thing that stands in the way of a report or export, or that it will leave out. Nothing forbids making it. */
export interface PreflightItem {
  readonly kind: PreflightKind
  /** `warning`: something is missing. `note`: so it is meant to be, and told. */
  readonly weight: 'warning' | 'note'
  /** “3 claims are not decided.” */
  readonly message: string
  readonly places: readonly PreflightPlace[]
}

export interface PreflightInput {
  readonly session: Pick<Session, 'policy' | 'asOf' | 'preset' | 'scale'>
  readonly documents: readonly SessionDocument[]
  readonly scopes: ReadonlyMap<string, Scope>
  readonly desk: Pick<SessionDesk, 'source' | 'contact' | 'fact'>
  readonly scaleOf: (id: string) => VerdictScale | null
  /** What is ticked to go out though it is sensitive (X8). */
  readonly includes?: { readonly sensitive: boolean }
}

/** What to look at before a report or an export, by kind, in the order of `PREFLIGHT_KINDS`; empty when all is well. */
export function preflightOf(input: PreflightInput): readonly PreflightItem[] {
  const found = new Map<PreflightKind, PreflightPlace[]>()
  const add = (kind: PreflightKind, place: PreflightPlace): void => {
    const list = found.get(kind)
    if (list) list.push(place)
    else found.set(kind, [place])
  }
  const evidence = evidenceByClaim(input)
  for (const document of input.documents) {
    for (const claim of [...document.layer.claims.values()].sort((a, b) => a.check.number - b.check.number)) {
      addClaim(input, document, claim, evidence, add)
    }
    if (PRESETS[input.session.preset].wantsCoverage) addSentences(input, document, add)
  }
  return PREFLIGHT_KINDS.flatMap((kind): PreflightItem[] => {
    const places = found.get(kind)
    if (!places) return []
    const weight = kind === 'sensitive' || kind === 'left-out' ? 'note' : 'warning'
    return [{ kind, weight, message: tell(kind, new Set(places.map(placeKey)).size), places }]
  })
}

const placeKey = ({ article, claim, start }: PreflightPlace): string => `${article}/${claim ?? start}`

interface EvidenceIndex {
  readonly of: (ref: ClaimRef) => readonly Evidence[]
  /** That of all claims of its fact, where it is a place of one. */
  readonly shared: (ref: ClaimRef) => readonly Evidence[]
}

const refKey = ({ article, claim }: ClaimRef): string => `${article}/${claim}`

function evidenceByClaim({ documents, desk }: Pick<PreflightInput, 'documents' | 'desk'>): EvidenceIndex {
  const own = new Map<string, Evidence[]>()
  for (const { article, layer } of documents) {
    for (const evidence of layer.evidence.values()) {
      const key = refKey({ article: article.id, claim: evidence.claim })
      const list = own.get(key)
      if (list) list.push(evidence)
      else own.set(key, [evidence])
    }
  }
  const facts = new Map<string, readonly ClaimRef[]>()
  for (const { claims } of desk.fact.values()) for (const ref of claims) facts.set(refKey(ref), claims)
  const of = (ref: ClaimRef): readonly Evidence[] => own.get(refKey(ref)) ?? []
  return { of, shared: (ref) => (facts.get(refKey(ref)) ?? [ref]).flatMap(of) }
}

type Add = (kind: PreflightKind, place: PreflightPlace) => void

function addClaim(
  input: PreflightInput,
  { article, layer }: SessionDocument,
  claim: Claim,
  index: EvidenceIndex,
  add: Add
): void {
  const place = { article: article.id, code: claimCode(claim.check.number), claim: claim.id, start: null, detail: '' }
  const standing = standingOf(claim)
  if (standing === 'dropped') {
    add('left-out', place)
    return
  }
  if (claim.spans.every((id) => (layer.spans.get(id)?.orphan ?? null) !== null)) add('orphan', place)
  if (standing === 'open') {
    add('undecided', place)
    return
  }
  const ref = { article: article.id, claim: claim.id }
  const evidence = index.shared(ref)
  const scale = input.scaleOf(claim.verdict?.scale ?? input.session.scale ?? '')
  const outcome = outcomeOf(claim, scale)
  if (outcome.needsJustification && claim.check.justification.trim() === '') add('no-justification', place)
  if (outcome.minEvidence > 0 && evidence.length === 0) add('no-evidence', place)
  const policy = { claim, article: article.id, evidence, sources: input.desk.source, scale, session: input.session }
  for (const { rule, message } of unresolvedWarnings(
    checkPolicy({ ...policy, contacts: input.desk.contact.values() })
  )) {
    // What has a line of its own is not told twice.
    if (rule === 'justification' || (rule === 'enough-evidence' && evidence.length === 0)) continue
    add('policy', { ...place, detail: message })
  }
  if (input.includes?.sensitive !== true && index.of(ref).some((one) => isSensitive(one, input.desk)))
    add('sensitive', place)
}

const isSensitive = ({ sensitive, source }: Evidence, desk: Pick<SessionDesk, 'source'>): boolean =>
  sensitive || (source !== null && desk.source.get(source)?.sensitive === true)

function addSentences(input: PreflightInput, document: SessionDocument, add: Add): void {
  const scope = input.scopes.get(document.article.id)
  if (!scope) return
  for (const { start, state } of sentenceStates(document, scope)) {
    if (state === 'untouched' || state === 'partly') {
      add('uncovered', { article: document.article.id, code: '', claim: null, start, detail: state })
    }
  }
}

function tell(kind: PreflightKind, count: number): string {
  const claims = `${count} ${count === 1 ? 'claim' : 'claims'}`
  const is = count === 1 ? 'is' : 'are'
  const has = count === 1 ? 'has' : 'have'
  switch (kind) {
    case 'undecided':
      return `${claims} ${is} not decided.`
    case 'no-justification':
      return `${claims} ${has} no justification, which the outcome needs.`
    case 'no-evidence':
      return `${claims} ${has} no evidence, which the outcome needs.`
    case 'policy':
      return `${claims} ${count === 1 ? 'does' : 'do'} not meet the session’s policy.`
    case 'uncovered':
      return `${count} ${count === 1 ? 'sentence is' : 'sentences are'} not accounted for.`
    case 'orphan':
      return `${claims} ${is} not in the present text.`
    case 'left-out':
      return `${claims} ${count === 1 ? 'was' : 'were'} dropped and ${is} left out.`
    case 'sensitive':
      return `${claims} ${has} sensitive evidence, which is left out.`
  }
}
