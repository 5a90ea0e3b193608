import type { MenuCommand } from '../../api/host-contract'
import type { Workbench } from '../state/workbench'
import { selectReadOnly } from '../state/selectors'
import { MARKING_COMMANDS } from './marking-commands'
import type { MarkingCommandId } from './marking-commands'
import { focusRegion } from './regions'
import { SESSION_COMMANDS } from './session-commands'
import type { SessionCommandId } from './session-commands'

export type CommandId =
  | 'import'
  | 'import-annotations'
  | 'export'
  | 'new-version'
  | 'next-orphan'
  | 'previous-orphan'
  | 'place-orphan'
  | 'find'
  | 'attributes'
  | 'note'
  | 'tags'
  | 'next-missing'
  | 'previous-missing'
  | 'bookmark'
  | 'named-bookmark'
  | 'next-bookmark'
  | 'previous-bookmark'
  | 'history'
  | 'find-in-article'
  | 'next-match'
  | 'previous-match'
  | 'back'
  | 'forward'
  | 'highlight-matches'
  | 'undo'
  | 'redo'
  | 'remove'
  | 'clear'
  | 'settings'
  | 'keeping'
  | 'shortcuts'
  | 'text-larger'
  | 'text-smaller'
  | 'text-usual-size'
  | 'focus-mode'
  | 'new-label'
  | 'schemes'
  | 'guideline'
  | 'print'
  | 'copy-plain'
  | 'copy-reference'
  | 'next'
  | 'previous'
  | MarkingCommandId
  | SessionCommandId

export interface ShellCommand {
  readonly id: CommandId
  readonly title: string
  /** Combinations in the notation of tinykeys; `$mod` is Ctrl, and Cmd on a Mac. */
  readonly keys: readonly string[]
  /** The combinations to be shown, where `keys` has the same one for several keyboard layouts. */
  readonly shown?: readonly string[]
  /** Whether it also works while a dialog or a menu lies over the window. */
  readonly whileCovered?: boolean
  /** Whether it also works while text is being typed, where the keys mean nothing else. */
  readonly inFields: boolean
  /** Whether it also works on a radio button or a tick box, where letters and digits mean nothing of their own. */
  readonly inChoices?: boolean
  /** Whether the keys mean this now; always without it. Of several commands the first that takes them gets them. */
  readonly when?: (workbench: Workbench) => boolean
  /** Whether it comes before what the text itself does with the keys. */
  readonly beforeText?: boolean
  /** @param key what the key types, where several keys are one command */
  run(workbench: Workbench, key?: string): void
}

/** Id of the field that searches the articles. */
export const SEARCH_FIELD = 'article-search'

function focusSearch(workbench: Workbench): void {
  if (workbench.store.getState().app?.phase !== 'ready') return
  const field = document.getElementById(SEARCH_FIELD)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

/** Opens a dialog that changes or reads a library, once there is one. */
function openLibraryDialog(workbench: Workbench, dialog: 'import' | 'annotations' | 'export'): void {
  const state = workbench.store.getState()
  if (state.app?.phase !== 'ready') return
  if (dialog !== 'export' && selectReadOnly(state)) return
  workbench.actions.openDialog(dialog)
}

/** Everything the shell does from the keyboard and the menu; label keys come from the scheme. */
export const COMMANDS: readonly ShellCommand[] = [
  ...MARKING_COMMANDS,
  ...SESSION_COMMANDS,
  {
    id: 'import',
    title: 'Import articles',
    keys: ['$mod+i'],
    inFields: true,
    run: (workbench) => openLibraryDialog(workbench, 'import')
  },
  {
    id: 'import-annotations',
    title: 'Import annotations',
    keys: ['$mod+Alt+KeyA'],
    shown: ['$mod+Alt+a'],
    // Where Ctrl and Alt are AltGr the keys write a letter.
    inFields: false,
    run: (workbench) => openLibraryDialog(workbench, 'annotations')
  },
  {
    id: 'export',
    title: 'Export annotations',
    keys: ['$mod+e'],
    inFields: true,
    run: (workbench) => openLibraryDialog(workbench, 'export')
  },
  {
    id: 'new-version',
    title: 'Import a new version of the article',
    keys: ['$mod+Alt+KeyI'],
    shown: ['$mod+Alt+i'],
    inFields: false,
    run: ({ actions }) => actions.openNewVersion()
  },
  { id: 'find', title: 'Search articles', keys: ['$mod+k'], inFields: true, run: focusSearch },
  {
    id: 'find-in-article',
    title: 'Find in the article',
    keys: ['$mod+f'],
    inFields: true,
    run: ({ actions }) => actions.openFind()
  },
  {
    id: 'next-match',
    title: 'Go to the next match',
    keys: ['F3'],
    inFields: true,
    run: ({ actions }) => actions.nextHit(1) || actions.nextMatch()
  },
  {
    id: 'previous-match',
    title: 'Go to the previous match',
    keys: ['Shift+F3'],
    inFields: true,
    run: ({ actions }) => actions.nextHit(-1) || actions.previousMatch()
  },
  {
    id: 'back',
    title: 'Back to where you came from',
    keys: ['Alt+ArrowLeft', '$mod+['],
    inFields: false,
    run: ({ actions }) => void actions.goBack()
  },
  {
    id: 'forward',
    title: 'Forward again',
    keys: ['Alt+ArrowRight', '$mod+]'],
    inFields: false,
    run: ({ actions }) => void actions.goForward()
  },
  {
    id: 'highlight-matches',
    title: 'Highlight all matches',
    keys: ['$mod+Shift+l'],
    inFields: true,
    run: ({ actions }) => actions.openMatches()
  },
  {
    id: 'undo',
    title: 'Undo',
    keys: ['$mod+z'],
    inFields: false,
    run: ({ actions }) => void actions.undo()
  },
  {
    id: 'redo',
    title: 'Redo',
    keys: ['$mod+Shift+z', '$mod+y'],
    inFields: false,
    run: ({ actions }) => void actions.redo()
  },
  {
    id: 'attributes',
    title: 'Fill in the attributes of the selected highlight',
    keys: ['Alt+Enter'],
    inFields: true,
    run: ({ actions }) => actions.openAttributes()
  },
  {
    id: 'note',
    title: 'Write a note on the selected highlight',
    keys: ['Alt+KeyN'],
    shown: ['Alt+n'],
    inFields: true,
    run: ({ actions }) => actions.openNote()
  },
  {
    id: 'tags',
    title: 'Tag the selected highlight',
    keys: ['Alt+KeyT'],
    shown: ['Alt+t'],
    inFields: true,
    run: ({ actions }) => actions.openTags()
  },
  {
    id: 'next-missing',
    title: 'Go to the next highlight with a missing attribute',
    keys: ['F8'],
    inFields: true,
    run: ({ actions }) => actions.goToMissing(1)
  },
  {
    id: 'previous-missing',
    title: 'Go to the previous highlight with a missing attribute',
    keys: ['Shift+F8'],
    inFields: true,
    run: ({ actions }) => actions.goToMissing(-1)
  },
  {
    id: 'next-orphan',
    title: 'Go to the next highlight that has lost its place',
    keys: ['Alt+KeyO'],
    shown: ['Alt+o'],
    inFields: true,
    run: ({ actions }) => actions.goToOrphan(1)
  },
  {
    id: 'previous-orphan',
    title: 'Go to the previous highlight that has lost its place',
    keys: ['Alt+Shift+KeyO'],
    shown: ['Alt+Shift+o'],
    inFields: true,
    run: ({ actions }) => actions.goToOrphan(-1)
  },
  {
    id: 'place-orphan',
    title: 'Place it on the selected text, else where it is proposed',
    keys: ['Alt+KeyP'],
    shown: ['Alt+p'],
    inFields: false,
    run: ({ actions }) => void actions.placeOrphan()
  },
  {
    id: 'bookmark',
    title: 'Set a bookmark here, or take it away',
    keys: ['$mod+d'],
    inFields: false,
    run: ({ actions }) => void actions.toggleBookmark(false)
  },
  {
    id: 'named-bookmark',
    title: 'Set a bookmark with a name',
    keys: ['$mod+Shift+d'],
    inFields: false,
    run: ({ actions }) => void actions.toggleBookmark(true)
  },
  {
    id: 'next-bookmark',
    title: 'Go to the next bookmark',
    keys: ['F4'],
    inFields: true,
    run: ({ actions }) => actions.goToBookmark(1)
  },
  {
    id: 'previous-bookmark',
    title: 'Go to the previous bookmark',
    keys: ['Shift+F4'],
    inFields: true,
    run: ({ actions }) => actions.goToBookmark(-1)
  },
  {
    id: 'history',
    title: 'Show the history',
    keys: ['$mod+Alt+KeyZ'],
    shown: ['$mod+Alt+z'],
    inFields: true,
    run: ({ actions }) => actions.openHistory()
  },
  {
    id: 'remove',
    title: 'Remove the selected highlight',
    keys: ['Delete', 'Backspace'],
    inFields: false,
    run: ({ actions }) => void actions.removeSelected()
  },
  {
    id: 'clear',
    title: 'Close the find bar; let go of the selection; leave focus mode',
    keys: ['Escape'],
    inFields: false,
    run: ({ actions }) => {
      if (!actions.leaveSuggestions() && !actions.closeAside()) actions.stepBack()
    }
  },
  {
    id: 'text-larger',
    title: 'Larger text',
    // On most layouts the plus needs Shift, or is the equals sign's key.
    keys: ['$mod++', '$mod+Shift++', '$mod+='],
    shown: ['$mod++'],
    inFields: true,
    whileCovered: true,
    run: ({ actions }) => actions.zoomText(1)
  },
  {
    id: 'text-smaller',
    title: 'Smaller text',
    keys: ['$mod+-', '$mod+Shift+_'],
    shown: ['$mod+-'],
    inFields: true,
    whileCovered: true,
    run: ({ actions }) => actions.zoomText(-1)
  },
  {
    id: 'text-usual-size',
    title: 'Text in its usual size',
    keys: ['$mod+0'],
    inFields: true,
    whileCovered: true,
    run: ({ actions }) => actions.zoomText(0)
  },
  {
    id: 'focus-mode',
    title: 'Focus mode: only the text',
    keys: ['F9'],
    inFields: true,
    run: ({ actions }) => actions.toggleFocusMode()
  },
  {
    id: 'new-label',
    title: 'New label for the selection',
    keys: ['$mod+Alt+KeyN'],
    shown: ['$mod+Alt+n'],
    inFields: false,
    run: ({ actions }) => actions.beginLabelMaking()
  },
  {
    id: 'schemes',
    title: 'Edit the label schemes',
    keys: ['$mod+Shift+e'],
    inFields: true,
    run: ({ actions }) => actions.openSchemeEditor()
  },
  {
    id: 'guideline',
    title: 'Guideline beside the text',
    keys: ['$mod+Shift+g'],
    inFields: true,
    run: ({ actions }) => actions.toggleGuideline()
  },
  { id: 'print', title: 'Print', keys: ['$mod+p'], inFields: true, run: ({ actions }) => actions.openPrint() },
  {
    id: 'copy-plain',
    title: 'Copy as plain text',
    keys: ['$mod+Shift+c'],
    inFields: false,
    run: ({ actions }) => void actions.copy('plain')
  },
  {
    id: 'copy-reference',
    title: 'Copy with reference',
    keys: ['$mod+Alt+KeyC'],
    shown: ['$mod+Alt+c'],
    inFields: false,
    run: ({ actions }) => void actions.copy('reference')
  },
  {
    id: 'settings',
    title: 'Settings',
    keys: ['$mod+,'],
    inFields: true,
    run: ({ actions }) => actions.openDialog('settings')
  },
  {
    id: 'keeping',
    title: 'Backups, bin and copies',
    keys: ['$mod+Alt+KeyB'],
    shown: ['$mod+Alt+b'],
    inFields: true,
    when: ({ store }) => store.getState().app?.phase === 'ready',
    run: ({ actions }) => actions.openDialog('keeping')
  },
  {
    id: 'shortcuts',
    title: 'Show the keyboard shortcuts',
    // At a claim of a fact-check the question mark decides.
    keys: ['?', 'F1'],
    inFields: false,
    run: ({ actions }) => actions.openDialog('shortcuts')
  },
  {
    id: 'next',
    title: 'Go to the next part of the window',
    keys: ['F6'],
    inFields: true,
    run: ({ actions }) => focusRegion(1, actions.focusReader)
  },
  {
    id: 'previous',
    title: 'Go to the previous part of the window',
    keys: ['Shift+F6'],
    inFields: true,
    run: ({ actions }) => focusRegion(-1, actions.focusReader)
  }
]

/** Carries out what the application menu of a host asks for. */
export function runMenuCommand(command: MenuCommand, workbench: Workbench): void {
  COMMANDS.find((candidate) => candidate.id === command)?.run(workbench)
}

const ON_MAC = /^Mac|^iP/.test(globalThis.navigator?.platform ?? '')

/** A combination as it is printed on the keys: `Ctrl Shift Z`, on a Mac `⌘ ⇧ Z`. */
export function printedKeys(keys: string): string {
  const names: Readonly<Record<string, string>> = ON_MAC
    ? { $mod: '⌘', Shift: '⇧', Escape: 'esc', Delete: '⌦', Backspace: '⌫' }
    : { $mod: 'Ctrl', Escape: 'Esc' }
  // As tinykeys does it, so that the key `+` stays.
  return keys
    .split(/\b\+/)
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(' ')
}
