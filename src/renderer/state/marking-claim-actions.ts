import { v7 as uuid } from 'uuid'
import type { ClientCommand } from '../../core/commands/command'
import { claimCode } from '../../core/model/claim-check'
import type { ClaimRef } from '../../core/model/desk'
import { applyDecision } from '../../core/session/apply-decision'
import { factOf, linkFact, membersOf, unlinkFact } from '../../core/session/facts'
import { mergeClaims, splitClaim } from '../../core/session/split-merge'
import type { ActionContext } from './action-context'
import { counted } from './attribute-actions'
import type { CommandActions } from './command-actions'
import { claimUnderWay } from './marking-session'
import type { MarkingDialog } from './marking-state'
import { deskOf } from './plan-view'
import type { SessionSteps } from './marking-suggestion-actions'
import type { ViewActions } from './view-actions'
import type { OpenDocument } from './workbench-state'

/** Claims taken apart, taken together, and tied to the same fact; each is one action with one undo. */
export interface ClaimUnionActions {
  readonly splitAtCaret: () => Promise<void>
  readonly mergeInto: (into: ClaimRef, other: string) => Promise<void>
  readonly linkToFact: (ref: ClaimRef, other: ClaimRef) => Promise<void>
  readonly unlinkFromFact: (ref: ClaimRef) => Promise<void>
  /** Decides other claims of a fact as one was decided. */
  readonly applyToOthers: (from: ClaimRef, to: readonly ClaimRef[]) => Promise<void>
  /** Opens a dialog about a claim, by default the one under way. */
  readonly openMarkingDialog: (kind: MarkingDialog['kind'], about?: ClaimRef) => void
  readonly closeMarkingDialog: () => void
  readonly openMarkingDrawer: (drawer: 'warnings' | 'sentences') => void
}

/** Most commands that run as one action. */
const MOST = 100

export function createClaimUnionActions(
  { store }: ActionContext,
  view: ViewActions,
  commands: CommandActions,
  session: SessionSteps
): ClaimUnionActions {
  const { getState, setState } = store
  const claimAt = (ref: ClaimRef) => getState().bench.get(ref.article)?.layer.claims.get(ref.claim)

  /** The claim that the caret stands in: the one under way if it does, else any. */
  function claimAtCaret({ article, layer }: OpenDocument, caret: number) {
    const isIn = (spans: readonly string[]): boolean =>
      spans.some((id) => layer.spans.get(id)?.ranges.some(({ start, end }) => start < caret && caret < end) === true)
    const current = claimUnderWay(getState())
    if (current?.ref.article === article.id && isIn(current.claim.spans)) return current.claim
    return [...layer.claims.values()].find(({ spans }) => isIn(spans)) ?? null
  }

  function refuse(problem: string): void {
    view.announce(problem)
    view.toast({ severity: 'info', message: problem })
  }

  async function together(group: readonly ClientCommand[], label: string, said: string): Promise<void> {
    if (group.length > MOST) return refuse(`That is too much at once. Choose ${MOST} or fewer.`)
    const [only, ...more] = group
    if (!only) return
    const done = more.length === 0 ? await commands.run(only) : await commands.runGroup(group, label)
    if (done) view.announce(said)
  }

  return {
    async splitAtCaret() {
      const { open } = getState()
      if (!open) return
      const caret = view.reader()?.caret() ?? 0
      const claim = claimAtCaret(open, caret)
      if (!claim) return refuse('Put the caret inside the words of a claim, where it is to be split.')
      const plan = splitClaim(open.layer, claim, caret, uuid)
      if (plan.problem !== null) return refuse(plan.problem)
      const code = claimCode(claim.check.number)
      await together(plan.commands, `Split the claim ${code}`, `Split ${code} in two`)
    },
    async mergeInto(into, other) {
      const document = getState().bench.get(into.article)
      const [kept, gone] = [claimAt(into), claimAt({ article: into.article, claim: other })]
      if (!document || !kept || !gone) return
      const plan = mergeClaims(document.layer, deskOf(getState().app), kept, [gone])
      if (plan.problem !== null) return refuse(plan.problem)
      const [to, from] = [claimCode(kept.check.number), claimCode(gone.check.number)]
      await together(plan.commands, `Take ${from} together with ${to}`, `${from} is a part of ${to} now`)
      await session.goToClaim(into)
    },
    async linkToFact(ref, other) {
      const claim = claimAt(ref)
      const [document] = membersOf({ claims: [ref] }, getState().bench.values())
      if (!claim || !document) return
      const name = claim.normalized === '' ? document.quote : claim.normalized
      const made = { id: uuid(), name: name.slice(0, 200) }
      const group = linkFact(deskOf(getState().app), [ref, other], made)
      await together(group, 'The same fact', 'Linked: the same fact')
    },
    async unlinkFromFact(ref) {
      await together(unlinkFact(deskOf(getState().app), ref), 'Another fact', 'Unlinked: another fact')
    },
    async applyToOthers(from, to) {
      const claim = claimAt(from)
      if (!claim) return
      const others = to.flatMap((ref) => {
        const other = claimAt(ref)
        return other ? [{ ref, claim: other }] : []
      })
      const group = applyDecision({ ref: from, claim }, others)
      const code = claimCode(claim.check.number)
      const said = `Decided ${counted(others.length, 'other claim')} as ${code}`
      await together(group, said, said)
    },
    openMarkingDialog(kind, about) {
      const ref = about ?? claimUnderWay(getState())?.ref
      if (!ref) return refuse('Select a claim first: in the text, or in the queue.')
      if (kind === 'apply' && !factOf(deskOf(getState().app), ref)) return
      setState((state) => ({ marking: { ...state.marking, dialog: { kind, ref } } }))
    },
    closeMarkingDialog: () => setState((state) => ({ marking: { ...state.marking, dialog: null } })),
    openMarkingDrawer(drawer) {
      const isOpen = getState().session.drawer === drawer
      session.setSessionUi(isOpen ? { drawer: null } : { drawer, focus: 'drawer' })
    }
  }
}
