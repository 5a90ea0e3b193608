import { selectSession } from '../state/session-state'
import type { Workbench } from '../state/workbench'
import type { ShellCommand } from './commands'
import { regionOf } from './regions'

export type SessionCommandId =
  | 'next-claim'
  | 'previous-claim'
  | 'next-open-claim'
  | 'claim-digit'
  | 'dispose-ok'
  | 'dispose-change'
  | 'dispose-query'
  | 'dispose-cannot-confirm'
  | 'not-checkable'
  | 'defer-claim'
  | 'filter-claims'
  | 'claim-evidence'
  | 'claim-question'
  | 'mark-or-check'

const inSession = ({ store }: Workbench): boolean => {
  const state = store.getState()
  return state.page === 'session' && selectSession(state) !== null
}

const atClaim = (workbench: Workbench): boolean =>
  inSession(workbench) && workbench.store.getState().session.claim !== null

const regionNow = () => regionOf(document.activeElement)

/** In the queue digits are priorities. */
const inQueue = (workbench: Workbench): boolean => atClaim(workbench) && regionNow() === 'list'

/** While marking, digits in the text are keys of labels; everywhere else at a claim they decide. */
const mayDecide = (workbench: Workbench): boolean => {
  if (!atClaim(workbench) || regionNow() === 'list') return false
  return workbench.store.getState().session.view === 'check' || regionNow() !== 'reader'
}

/** Working through the claims of a session; elsewhere the keys mean what they always do. */
export const SESSION_COMMANDS: readonly ShellCommand[] = [
  {
    id: 'next-claim',
    title: 'Next claim in the queue',
    keys: ['j'],
    inFields: false,
    inChoices: true,
    when: inSession,
    run: ({ actions }) => void actions.stepClaim(1)
  },
  {
    id: 'previous-claim',
    title: 'Previous claim in the queue',
    keys: ['k'],
    inFields: false,
    inChoices: true,
    when: inSession,
    run: ({ actions }) => void actions.stepClaim(-1)
  },
  {
    id: 'next-open-claim',
    title: 'Next claim that is not decided',
    keys: ['$mod+Enter'],
    inFields: true,
    when: inSession,
    run: ({ actions }) => void actions.nextOpenClaim()
  },
  {
    id: 'claim-digit',
    title: 'Value by its place, or a disposition; in the queue, priority 1 to 5; while marking, not in the text',
    keys: Array.from('123456789'),
    shown: ['1 – 9'],
    inFields: false,
    inChoices: true,
    when: (workbench) => inQueue(workbench) || mayDecide(workbench),
    run(workbench, key) {
      const digit = Number(key)
      if (!inQueue(workbench)) void workbench.actions.decideByPlace(digit)
      else if (digit <= 5) void workbench.actions.setPriority(digit)
    }
  },
  {
    id: 'dispose-ok',
    title: 'The words are OK',
    keys: ['o'],
    inFields: false,
    inChoices: true,
    when: atClaim,
    run: ({ actions }) => void actions.dispose('ok')
  },
  {
    id: 'dispose-change',
    title: 'Change the words, and propose others',
    keys: ['c'],
    inFields: false,
    inChoices: true,
    when: atClaim,
    run: ({ actions }) => void actions.dispose('change')
  },
  {
    id: 'dispose-query',
    title: 'Ask the author',
    keys: ['a'],
    inFields: false,
    inChoices: true,
    when: atClaim,
    run: ({ actions }) => void actions.dispose('query-author')
  },
  {
    id: 'dispose-cannot-confirm',
    title: 'Cannot be confirmed',
    keys: ['?'],
    inFields: false,
    inChoices: true,
    when: atClaim,
    run: ({ actions }) => void actions.dispose('cannot-confirm')
  },
  {
    id: 'not-checkable',
    title: 'Nothing to check in the claim; again to take it back',
    keys: ['x'],
    inFields: false,
    inChoices: true,
    when: atClaim,
    run: ({ actions }) => void actions.toggleCheckable()
  },
  {
    id: 'defer-claim',
    title: 'Wait for an answer; again when it has come',
    keys: ['d'],
    inFields: false,
    inChoices: true,
    when: atClaim,
    run: ({ actions }) => void actions.toggleWaiting()
  },
  {
    id: 'filter-claims',
    title: 'Filter the claims',
    // Where the slash needs Shift, that is the layout's affair.
    keys: ['/', 'Shift+/'],
    shown: ['/'],
    inFields: false,
    inChoices: true,
    when: inSession,
    run: ({ actions }) => actions.setSessionUi({ pane: 'queue', focus: 'filter' })
  },
  {
    id: 'claim-evidence',
    title: 'Evidence on the claim',
    keys: ['e'],
    inFields: false,
    inChoices: true,
    when: atClaim,
    run: ({ actions }) => actions.setSessionUi({ drawer: 'evidence' })
  },
  {
    id: 'claim-question',
    title: 'Ask a question about the claim',
    keys: ['q'],
    inFields: false,
    inChoices: true,
    when: atClaim,
    run: ({ actions }) => actions.focusSheet('question')
  },
  {
    id: 'mark-or-check',
    title: 'From marking to checking, and back',
    keys: ['$mod+Shift+m'],
    inFields: true,
    when: inSession,
    run: ({ store, actions }) => {
      const view = store.getState().session.view === 'mark' ? 'check' : 'mark'
      actions.setSessionUi({ view })
      actions.announce(view === 'mark' ? 'Marking: find the claims' : 'Checking: decide on them')
    }
  }
]
