import type { StoreApi } from 'zustand/vanilla'
import { claimCode } from '../../core/model/claim-check'
import { coverageOf, sentenceStates } from '../../core/session/coverage'
import { membersOf } from '../../core/session/facts'
import type { FactMember } from '../../core/session/facts'
import type { Actions } from './actions'
import { counted } from './attribute-actions'
import { ScopeKeeper } from './marking-accounts'
import type { FindScope } from './marking-accounts'
import type { Account } from './marking-state'
import { deskOf } from './plan-view'
import type { BenchDocument, WorkbenchState } from './workbench-state'

type Does = Pick<Actions, 'readArticle' | 'openMarkingDialog' | 'toast'>

/** Nothing is counted while somebody is at it. */
const REST_MS = 180
const IDLE_MS = 600

/** From so many UTF-16 code units on a text is counted in two goes. */
const LONG = 200_000

/** When the window has nothing to do, or soon anyway. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 0)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: IDLE_MS })
  return () => cancelIdleCallback(handle)
}

const idle = (): Promise<void> => new Promise((resolve) => void whenIdle(resolve))

/**
 * Keeps what marking shows of the running session up to date: how far each article is accounted for, what rules find in
 * its text, and that a fact decided in one place may be decided in the others. It works when the window rests.
 *
 * @returns stops it
 */
export function keepMarking(store: StoreApi<WorkbenchState>, actions: Does, findScope: FindScope): () => void {
  const { getState, setState } = store
  const scopes = new ScopeKeeper(findScope)
  const done = new Map<string, { readonly revision: number; readonly article: BenchDocument['article'] }>()
  const decided = new Map<string, string | null>()
  let isStopped = false
  let isBusy = false
  let isDue = false
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Counts an article anew; null when it was counted as it is, or is gone meanwhile. */
  async function count(id: string): Promise<Account | null> {
    const before = getState().bench.get(id)
    const known = done.get(id)
    if (!before || before.isStale) return null
    if (known?.revision === before.revision && known.article === before.article) return null
    const scope = await scopes.of(before)
    await idle()
    const document = getState().bench.get(id)
    if (isStopped || !document || document.isStale || document.article !== before.article) return null
    done.set(id, { revision: document.revision, article: document.article })
    const coverage = coverageOf(document, scope)
    // Of a book with thousands of claims each of the two takes some frames: not both at once.
    if (document.text.length > LONG) await idle()
    return { coverage, sentences: sentenceStates(document, scope) }
  }

  async function work(): Promise<void> {
    const { session, bench, open } = getState()
    const articles = new Set(bench.keys())
    scopes.keepOnly(articles)
    for (const id of done.keys()) if (!articles.has(id)) done.delete(id)
    // The article on screen first.
    const first = open && articles.has(open.article.id) ? [open.article.id] : []
    if (session.id !== null && first[0] !== undefined) void actions.readArticle(first[0])
    for (const id of [...first, ...[...articles].filter((other) => other !== first[0])]) {
      const account = await count(id)
      if (isStopped) return
      if (account) {
        setState(({ marking }) => ({
          marking: { ...marking, accounts: new Map(marking.accounts).set(id, account) }
        }))
      }
    }
    offerFacts(getState())
    if (getState().session.drawer === 'warnings') for (const id of articles) await actions.readArticle(id)
  }

  /** A claim of a fact was decided just now, and others of the fact are not decided so. */
  function offerFacts({ app, bench }: WorkbenchState): void {
    for (const fact of deskOf(app).fact.values()) {
      const members = membersOf(fact, bench.values())
      for (const member of members) {
        const key = `${member.ref.article}/${member.ref.claim}`
        const { decidedAt } = member.claim.check
        const before = decided.get(key)
        decided.set(key, decidedAt)
        if (before === undefined || decidedAt === null || (before !== null && before >= decidedAt)) continue
        const others = members.filter((other) => other !== member && !isDecidedAlike(member, other))
        if (others.length > 0) offer(member, others.length)
      }
    }
  }

  function offer({ ref, claim }: FactMember, others: number): void {
    actions.toast({
      severity: 'info',
      message: `${claimCode(claim.check.number)} is decided. The same fact is claimed in ${counted(others, 'other place')}.`,
      action: { label: 'Decide them too…', run: () => actions.openMarkingDialog('apply', ref) }
    })
  }

  async function turn(): Promise<void> {
    if (isBusy) {
      isDue = true
      return
    }
    isBusy = true
    try {
      await work()
    } finally {
      isBusy = false
    }
    if (isDue && !isStopped) {
      isDue = false
      schedule()
    }
  }

  function schedule(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void turn(), REST_MS)
  }

  const unsubscribe = store.subscribe((state, before) => {
    const isSame =
      state.bench === before.bench &&
      state.open?.article === before.open?.article &&
      state.session === before.session &&
      state.app === before.app
    if (!isSame) schedule()
  })
  schedule()
  return () => {
    isStopped = true
    clearTimeout(timer)
    unsubscribe()
    setState(({ marking }) => ({
      marking: { ...marking, readings: new Map(), accounts: new Map(), suggestion: null, dialog: null }
    }))
  }
}

function isDecidedAlike(a: FactMember, b: FactMember): boolean {
  const outcome = ({ claim }: FactMember) => JSON.stringify([claim.verdict, claim.check.disposition])
  return outcome(a) === outcome(b)
}
