import type { ClientCommand } from '../commands/command'
import { spanQuote } from '../model/annotation'
import type { Claim } from '../model/claim'
import { claimCode } from '../model/claim-check'
import type { ClaimRef, Fact } from '../model/desk'
import { byPosition } from '../model/evidence'
import type { Evidence } from '../model/evidence'
import type { SessionDesk, SessionDocument } from './session-document'
import { isSpellingVariant, statementsIn } from './statements'
import type { Statement } from './statements'

type FactDesk = Pick<SessionDesk, 'fact'>
type FactDocument = Pick<SessionDocument, 'article' | 'layer'>

/** A place where a fact is claimed. */
export interface FactMember {
  readonly ref: ClaimRef
  readonly title: string
  readonly claim: Claim
  /** The claim's words. */
  readonly quote: string
}

export const isSameClaim = (a: ClaimRef, b: ClaimRef): boolean => a.article === b.article && a.claim === b.claim

/** The fact that a claim is a place of, or null. */
export function factOf(desk: FactDesk, ref: ClaimRef): Fact | null {
  for (const fact of desk.fact.values()) if (fact.claims.some((other) => isSameClaim(ref, other))) return fact
  return null
}

/** The claims of a fact in the order they were linked in; those that are gone or not loaded are passed over. */
export function membersOf(fact: Pick<Fact, 'claims'>, documents: Iterable<FactDocument>): readonly FactMember[] {
  const byArticle = new Map([...documents].map((document) => [document.article.id, document]))
  return fact.claims.flatMap((ref): FactMember[] => {
    const document = byArticle.get(ref.article)
    const claim = document?.layer.claims.get(ref.claim)
    if (!document || !claim) return []
    const quote = claim.spans
      .flatMap((id) => document.layer.spans.get(id) ?? [])
      .map(spanQuote)
      .join(' … ')
    return [{ ref, title: document.article.title, claim, quote }]
  })
}

/** Evidence of all the claims of a fact, each with the claim it was given for. It is shown with every one of them. */
export function evidenceOfFact(
  fact: Pick<Fact, 'claims'>,
  documents: Iterable<FactDocument>
): readonly { readonly ref: ClaimRef; readonly evidence: Evidence }[] {
  const byArticle = new Map([...documents].map((document) => [document.article.id, document]))
  return fact.claims.flatMap((ref) => {
    const evidence = [...(byArticle.get(ref.article)?.layer.evidence.values() ?? [])]
    return evidence
      .filter(({ claim }) => claim === ref.claim)
      .sort(byPosition)
      .map((one) => ({ ref, evidence: one }))
  })
}

/** A claim that states something else than the other claims of its fact. */
export interface Difference {
  readonly ref: ClaimRef
  readonly kind: Statement['kind']
  readonly states: string
  readonly others: string
  /** In words: “K-003 states 412, K-007 in “Ferry runs late” states 415.” */
  readonly message: string
}

/**
 * Claims of a fact that state another quantity, date or name than the others do. Figures in several units are compared
 * by their value with room for rounding, hedged ones (“more than 40”) by what they allow. A claim that merely says less
 * does not differ. Of two that disagree both are told; of more, those that nobody else agrees with.
 */
export function differingMembers(fact: Pick<Fact, 'claims'>, documents: Iterable<FactDocument>): readonly Difference[] {
  const members = membersOf(fact, documents).map((member) => ({
    ...member,
    statements: statementsIn(member.quote === '' ? member.claim.normalized : member.quote)
  }))
  return members.flatMap((member) => {
    const others = members.filter((other) => other !== member)
    const found: Difference[] = []
    for (const statement of member.statements) {
      const against = contradiction(statement, member.statements, others)
      if (against === null) continue
      const { other, from } = against
      const code = claimCode(from.claim.check.number)
      const where = from.ref.article === member.ref.article ? code : `${code} in “${from.title}”`
      const { kind, words } = statement
      const message = `${claimCode(member.claim.check.number)} states ${words}, ${where} states ${other.words}.`
      found.push({ ref: member.ref, kind, states: words, others: other.words, message })
    }
    return found
  })
}

interface Compared extends FactMember {
  readonly statements: readonly Statement[]
}

/** What another claim states instead of it: something of its pool that in turn nothing of this claim agrees with. */
function contradiction(
  statement: Statement,
  own: readonly Statement[],
  others: readonly Compared[]
): { readonly other: Statement; readonly from: FactMember } | null {
  const inPool = (candidate: Statement): boolean =>
    candidate.kind === statement.kind && candidate.pool === statement.pool
  if (others.some(({ statements }) => statements.some((other) => inPool(other) && statement.agrees(other)))) return null
  for (const from of others) {
    const pool = from.statements.filter(inPool)
    const other = pool.find((candidate) => !own.some((mine) => inPool(mine) && mine.agrees(candidate)))
    if (!other) continue
    // Two passages name different people as a rule; one name each, or two spellings, is another matter.
    const isSingle = pool.length === 1 && own.filter(inPool).length === 1
    const variant = pool.find((candidate) => isSpellingVariant(statement, candidate))
    if (statement.kind === 'name' && !isSingle && !variant) continue
    return { other: variant ?? other, from }
  }
  return null
}

/**
 * Commands that make claims places of one fact: facts that they are in already become one, under the first one's name.
 *
 * @param made id and name for the case that there is none yet
 */
export function linkFact(
  desk: FactDesk,
  refs: readonly ClaimRef[],
  made: { readonly id: string; readonly name: string }
): readonly ClientCommand[] {
  const known = [...new Set(refs.flatMap((ref) => factOf(desk, ref) ?? []))]
  const [first, ...absorbed] = known
  const all = [...known.flatMap(({ claims }) => claims), ...refs]
  const claims = all.filter((ref, index) => all.findIndex((other) => isSameClaim(ref, other)) === index)
  if (claims.length < 2) return []
  const record = { id: first?.id ?? made.id, name: first?.name ?? made.name, claims }
  const commands: ClientCommand[] = [{ type: 'desk.put', records: [{ table: 'fact', record }] }]
  if (absorbed.length > 0) commands.push({ type: 'desk.remove', table: 'fact', ids: absorbed.map(({ id }) => id) })
  return commands
}

/** Commands that take a claim out of its fact; a fact that one claim would be left of goes. */
export function unlinkFact(desk: FactDesk, ref: ClaimRef): readonly ClientCommand[] {
  const fact = factOf(desk, ref)
  if (!fact) return []
  const claims = fact.claims.filter((other) => !isSameClaim(ref, other))
  if (claims.length < 2) return [{ type: 'desk.remove', table: 'fact', ids: [fact.id] }]
  return [{ type: 'desk.put', records: [{ table: 'fact', record: { id: fact.id, name: fact.name, claims } }] }]
}
