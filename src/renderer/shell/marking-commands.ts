import { isTextShown } from '../state/marking-session'
import type { Workbench } from '../state/workbench'
import type { ShellCommand } from './commands'
import { regionOf } from './regions'

export type MarkingCommandId =
  | 'next-suggestion'
  | 'previous-suggestion'
  | 'accept-suggestion'
  | 'edit-suggestion'
  | 'reject-suggestion'
  | 'nothing-to-check'
  | 'nothing-in-paragraph'
  | 'next-unaccounted'
  | 'sentences'
  | 'split-claim'
  | 'merge-claims'
  | 'same-fact'
  | 'warnings'

const inSession = ({ store }: Workbench): boolean => isTextShown(store.getState())

/** Tab and Enter mean something else wherever they are not pressed in the text itself. */
const inText = (workbench: Workbench): boolean =>
  inSession(workbench) && regionOf(document.activeElement) === 'reader' && !isControl(document.activeElement)

const isControl = (element: Element | null): boolean => element?.closest('button, input, select, textarea, a') !== null

const atSuggestion = (workbench: Workbench): boolean =>
  inText(workbench) && workbench.actions.currentSuggestion() !== null

/** Marking in the text of a session; elsewhere the keys mean what they always do. */
export const MARKING_COMMANDS: readonly ShellCommand[] = [
  {
    id: 'next-suggestion',
    title: 'Go to the next suggestion; after the last one, or after Esc, leave the text',
    keys: ['Tab'],
    inFields: false,
    beforeText: true,
    when: (workbench) => inText(workbench) && workbench.actions.mayWalkSuggestions(),
    run: ({ actions }) => actions.goToSuggestion(1)
  },
  {
    id: 'previous-suggestion',
    title: 'Go to the suggestion before',
    keys: ['Shift+Tab'],
    inFields: false,
    beforeText: true,
    when: (workbench) => inText(workbench) && workbench.actions.mayWalkSuggestions(),
    run: ({ actions }) => actions.goToSuggestion(-1)
  },
  {
    id: 'accept-suggestion',
    title: 'Make the suggestion a claim',
    keys: ['Enter'],
    inFields: false,
    beforeText: true,
    when: atSuggestion,
    run: ({ actions }) => void actions.acceptSuggestion(false)
  },
  {
    id: 'edit-suggestion',
    title: 'Make the suggestion a claim and write it',
    keys: ['Shift+Enter'],
    inFields: false,
    beforeText: true,
    when: atSuggestion,
    run: ({ actions }) => void actions.acceptSuggestion(true)
  },
  {
    id: 'reject-suggestion',
    title: 'Reject the suggestion',
    keys: ['Backspace', 'Delete'],
    inFields: false,
    beforeText: true,
    when: atSuggestion,
    run: ({ actions }) => void actions.rejectSuggestion()
  },
  {
    id: 'nothing-to-check',
    title: 'Nothing to check in the selection, else in the sentence; again to take it back',
    keys: ['n'],
    inFields: false,
    when: inSession,
    run: ({ actions }) => void actions.clearPassage('sentence')
  },
  {
    id: 'nothing-in-paragraph',
    title: 'Nothing to check in the rest of the paragraph',
    keys: ['Shift+n'],
    inFields: false,
    when: inSession,
    run: ({ actions }) => void actions.clearPassage('paragraph')
  },
  {
    id: 'next-unaccounted',
    title: 'Go to the next sentence that nothing is said of',
    keys: ['u'],
    inFields: false,
    when: inSession,
    run: ({ actions }) => actions.goToUnaccounted()
  },
  {
    id: 'sentences',
    title: 'All sentences with their states',
    keys: ['Shift+u'],
    inFields: false,
    inChoices: true,
    when: inSession,
    run: ({ actions }) => actions.openMarkingDrawer('sentences')
  },
  {
    id: 'split-claim',
    title: 'Split the claim at the caret',
    keys: ['s'],
    inFields: false,
    when: inSession,
    run: ({ actions }) => void actions.splitAtCaret()
  },
  {
    id: 'merge-claims',
    title: 'Take the claim together with another one',
    keys: ['m'],
    inFields: false,
    when: inSession,
    run: ({ actions }) => actions.openMarkingDialog('merge')
  },
  {
    id: 'same-fact',
    title: 'The same fact as in another claim',
    // Shift is whatever the layout needs to type it.
    keys: ['=', 'Shift+='],
    shown: ['='],
    inFields: false,
    inChoices: true,
    when: inSession,
    run: ({ actions }) => actions.openMarkingDialog('same-fact')
  },
  {
    id: 'warnings',
    title: 'Warnings about the text and the evidence',
    keys: ['w'],
    inFields: false,
    inChoices: true,
    when: inSession,
    run: ({ actions }) => actions.openMarkingDrawer('warnings')
  }
]
