import type { Actions } from '../state/actions'

/** A key that changes where the selected highlight lies, or how selections are taken. */
export interface EditKey {
  readonly title: string
  readonly keys: readonly string[]
  /** `byWord`: Alt was held. `isBack`: Shift was held, for keys that need no Shift to be typed. */
  run(actions: Actions, byWord: boolean, isBack: boolean): void
}

/**
 * Keys by what they type, so that they work on every keyboard layout; Shift is whatever the layout needs for them.
 * A label with the same key comes first.
 */
export const EDIT_KEYS: readonly EditKey[] = [
  { title: 'Move the end back', keys: [','], run: (actions, byWord) => void actions.moveEdge('end', -1, byWord) },
  { title: 'Move the end on', keys: ['.'], run: (actions, byWord) => void actions.moveEdge('end', 1, byWord) },
  { title: 'Move the start back', keys: ['<'], run: (actions, byWord) => void actions.moveEdge('start', -1, byWord) },
  { title: 'Move the start on', keys: ['>'], run: (actions, byWord) => void actions.moveEdge('start', 1, byWord) },
  { title: 'Add the selected text', keys: ['+'], run: (actions) => void actions.addToSelected() },
  { title: 'Take the selected text out', keys: ['-'], run: (actions) => void actions.takeFromSelected() },
  { title: 'Snap selections: off, words, sentences …', keys: ['s'], run: (actions) => actions.cycleSnap() },
  { title: 'Relate the selected highlight to another one', keys: ['r'], run: (actions) => actions.beginRelation() },
  {
    title: 'Go to the other end of a relation; with Shift, back',
    keys: ['g'],
    run: (actions, _byWord, isBack) => void (isBack ? actions.followBack() : actions.followRelation())
  },
  {
    title: 'Leave the selected text out of work, or take a part back in',
    keys: ['x'],
    run: (actions) => void actions.togglePart()
  },
  { title: 'Label by typing its name', keys: ['l'], run: (actions) => actions.openLabelPicker('apply') },
  {
    title: 'Go to a highlight by its label; with Shift, back',
    keys: ['j'],
    run: (actions, _byWord, isBack) => actions.openLabelPicker('go', isBack ? -1 : 1)
  }
]

/** The edit key that a key press is, or null. With Alt, edges move by word. */
export function editKeyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): EditKey | null {
  if (event.ctrlKey || event.metaKey) return null
  const key = event.key.toLocaleLowerCase()
  return EDIT_KEYS.find(({ keys }) => keys.includes(key)) ?? null
}
