import type { ClientCommand } from '../commands/command'
import type { Claim } from '../model/claim'
import type { ClaimRef, Contact, Fact } from '../model/desk'
import { byPosition } from '../model/evidence'
import type { Evidence, Question } from '../model/evidence'
import type { Layer } from '../model/library'
import { mergedFields } from './merge-fields'
import { refuse } from './split-claim'
import type { ActionPlan } from './split-claim'
import type { SessionDesk } from './session-document'

/**
 * Takes claims of one article together: highlights, questions, evidence, time, contacts and facts of `from` become
 * those of `into`. Fields that `into` left empty are filled from the first that has them; what was written in both is
 * kept in the note of `into`, word for word under the code of the claim it was of. The decision of `into` stays and
 * none is taken over: an undecided claim stays undecided.
 *
 * A claim that was a place of one fact and takes over another stays in both: other places of the two need not be the
 * same. The commands run as one action, so that one undo restores everything.
 */
export function mergeClaims(
  layer: Layer,
  desk: Pick<SessionDesk, 'fact' | 'contact'>,
  into: Claim,
  from: readonly Claim[]
): ActionPlan {
  const gone = from.filter(({ id }, index) => id !== into.id && from.findIndex((other) => other.id === id) === index)
  if (gone.length === 0) return refuse('Choose at least two claims to take together.')
  const { article } = layer
  const ids = new Set(gone.map(({ id }) => id))
  const commands: ClientCommand[] = [
    { type: 'claim.update', article, claim: into.id, patch: mergedFields(into, gone) },
    ...movedRecords(layer, into, ids)
  ]
  const seconds = gone.reduce((sum, { id }) => sum + (layer.times.get(id) ?? 0), 0)
  if (seconds > 0) commands.push({ type: 'claim.time', article, claim: into.id, seconds })
  const moved = movedRefs(desk, article, into.id, ids)
  if (moved) commands.push(moved)
  commands.push({ type: 'annotations.remove', article, spans: [], claims: [...ids], documentLabels: [] })
  return { commands, problem: null }
}

/** Questions and evidence go behind those that are there, in their order. A question goes with the evidence on it. */
function movedRecords(layer: Layer, into: Claim, gone: ReadonlySet<string>): ClientCommand[] {
  const questions = [...layer.questions.values()].filter(({ claim }) => gone.has(claim)).sort(byPosition)
  const evidence = [...layer.evidence.values()].filter(({ claim }) => gone.has(claim)).sort(byPosition)
  if (questions.length + evidence.length === 0) return []
  const lastQuestion = lastPosition(layer.questions.values(), into.id)
  const lastEvidence = lastPosition(layer.evidence.values(), into.id)
  return [
    {
      type: 'check.put',
      article: layer.article,
      questions: questions.map(({ id, text }, index) => ({
        id,
        claim: into.id,
        text,
        position: lastQuestion + index + 1
      })),
      evidence: evidence.map((one, index) => ({
        ...withoutAuthor(one),
        claim: into.id,
        position: lastEvidence + index + 1
      }))
    }
  ]
}

function lastPosition(records: Iterable<Question | Evidence>, claim: string): number {
  let last = -1
  for (const record of records) if (record.claim === claim) last = Math.max(last, record.position)
  return last
}

type Put = Extract<ClientCommand, { type: 'check.put' }>
type NewEvidence = NonNullable<Put['evidence']>[number]
function withoutAuthor(evidence: Evidence): NewEvidence {
  const { person: _person, createdAt: _made, updatedAt: _changed, origin: _origin, calculation, ...given } = evidence
  return { ...given, calculation: calculation && { ...calculation, working: [...calculation.working] } }
}

/** Facts and contacts that name a claim that goes name `into` instead, once. */
function movedRefs(
  desk: Pick<SessionDesk, 'fact' | 'contact'>,
  article: string,
  into: string,
  gone: ReadonlySet<string>
): ClientCommand | null {
  const isGone = (ref: ClaimRef): boolean => ref.article === article && gone.has(ref.claim)
  const moved = (claims: readonly ClaimRef[]): ClaimRef[] => {
    const all = claims.map((ref) => (isGone(ref) ? { article, claim: into } : ref))
    return all.filter((ref, index) => all.findIndex((other) => sameRef(ref, other)) === index)
  }
  const records: Extract<ClientCommand, { type: 'desk.put' }>['records'] = []
  for (const fact of desk.fact.values()) {
    if (fact.claims.some(isGone)) records.push({ table: 'fact', record: factRecord(fact, moved(fact.claims)) })
  }
  for (const contact of desk.contact.values()) {
    if (contact.claims.some(isGone)) {
      records.push({ table: 'contact', record: contactRecord(contact, moved(contact.claims)) })
    }
  }
  return records.length === 0 ? null : { type: 'desk.put', records }
}

/** True when both name one claim. */
export const sameRef = (a: ClaimRef, b: ClaimRef): boolean => a.article === b.article && a.claim === b.claim

const factRecord = ({ id, name }: Fact, claims: ClaimRef[]) => ({ id, name, claims })
function contactRecord(contact: Contact, claims: ClaimRef[]) {
  const { person: _person, createdAt: _made, updatedAt: _changed, origin: _origin, ...given } = contact
  return { ...given, claims }
}
