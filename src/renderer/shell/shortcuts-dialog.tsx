import { selectScheme } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { COMMANDS, printedKeys } from './commands'
import { EDIT_KEYS } from './edit-keys'
import styles from './shortcuts-dialog.module.css'

interface Shortcut {
  readonly title: string
  readonly keys: readonly string[]
}

/** What the reader does with keys of its own. */
const READING: readonly Shortcut[] = [
  { title: 'Move through the text', keys: ['← →', '↑ ↓'] },
  { title: 'Select text', keys: ['Shift and the arrows'] },
  { title: 'Move by word', keys: [printedKeys('$mod+← →')] },
  { title: 'Move by sentence', keys: ['(', ')'] },
  { title: 'Move by paragraph', keys: [printedKeys('$mod+↑ ↓')] },
  { title: 'Go from highlight to highlight', keys: ['[', ']'] },
  { title: 'The same, of one label', keys: ['{', '}'] },
  { title: 'Select as far as there', keys: ['Alt and the bracket'] },
  { title: 'Select the highlight at the caret, or one of several', keys: ['Enter'] }
]

const EDITING: readonly Shortcut[] = EDIT_KEYS.map(({ title, keys }) => ({
  title,
  keys: keys.map((key) => key.toUpperCase())
}))

function Table({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.list}>
        {shortcuts.map((shortcut) => (
          <div key={shortcut.title} className={styles.row}>
            <dt>{shortcut.title}</dt>
            <dd>
              {shortcut.keys.map((keys) => (
                <Kbd key={keys}>{keys}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** All keys in one place. */
export function ShortcutsDialog() {
  const actions = useActions()
  const isOpen = useWorkbench((state) => state.dialog === 'shortcuts')
  const scheme = useWorkbench(selectScheme)
  const labels = scheme?.labels.flatMap((label) =>
    label.key !== null && label.appliesTo !== 'document' ? [{ title: label.name, keys: [label.key.toUpperCase()] }] : []
  )
  const commandsWhere = (isOfOnePage: boolean) =>
    COMMANDS.filter(({ when }) => (when !== undefined) === isOfOnePage).map((command) => ({
      title: command.title,
      keys: (command.shown ?? command.keys).map(printedKeys)
    }))
  return (
    <Dialog open={isOpen} onClose={actions.closeDialog} title="Keyboard shortcuts">
      {/* Longer than the window: without a stop in it, it could not be scrolled from the keyboard. */}
      <div className={styles.tables} role="region" aria-label="All keys" tabIndex={0}>
        <div>
          <Table title="Labels" shortcuts={labels ?? []} />
          <Table title="Reading" shortcuts={READING} />
          <Table title="The selected highlight" shortcuts={EDITING} />
        </div>
        <div>
          <Table title="In a fact-check" shortcuts={commandsWhere(true)} />
          <Table title="Everywhere" shortcuts={commandsWhere(false)} />
        </div>
      </div>
    </Dialog>
  )
}
