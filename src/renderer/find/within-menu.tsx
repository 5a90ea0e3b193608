import { Menu } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { Check, ChevronDown } from 'lucide-react'
import { useMemo } from 'react'
import type { CSSProperties } from 'react'
import { countByLabel } from '../../core/query/match-within'
import type { FindWithin } from '../../core/query/match-within'
import { selectUnitedScheme } from '../state/scheme-selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { groupDigits } from '../ui/group-digits'
import menu from '../ui/menu.module.css'
import styles from './within-menu.module.css'
import { withinWords } from './within-words'

const MODES: readonly { readonly mode: FindWithin['mode']; readonly title: string }[] = [
  { mode: 'anywhere', title: 'Anywhere' },
  { mode: 'inside', title: 'Only inside these labels' },
  { mode: 'outside', title: 'Only outside these labels' }
]

/** How many of all matches in the open article lie inside each label; empty while none are looked for. */
function useCounts(): ReadonlyMap<string, number> {
  const open = useWorkbench((state) => state.open)
  const found = useWorkbench((state) => state.find.found)
  const revision = useWorkbench((state) => state.open?.revision)
  return useMemo(
    () => (open ? countByLabel(found.matches, open.layer.spans.values()) : new Map<string, number>()),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the layer changes in place; `revision` tells when
    [found, open?.layer, revision]
  )
}

interface LabelsProps {
  readonly within: FindWithin
  readonly counted: boolean
  readonly onChange: (within: FindWithin) => void
}

function Labels({ within, counted, onChange }: LabelsProps) {
  const scheme = useWorkbench(selectUnitedScheme)
  const counts = useCounts()
  const labels = scheme?.labels.filter((label) => label.appliesTo !== 'document') ?? []
  return labels.map((label) => (
    <Menu.CheckboxItem
      key={label.id}
      checked={within.labels.includes(label.id)}
      closeOnClick={false}
      label={label.name}
      className={menu.item}
      onCheckedChange={(on) => {
        const rest = within.labels.filter((id) => id !== label.id)
        // Whoever picks a label wants something of it.
        const mode = within.mode === 'anywhere' ? 'inside' : within.mode
        onChange({ mode, labels: on ? [...rest, label.id] : rest })
      }}
    >
      <span className={menu.check}>
        <Menu.CheckboxItemIndicator>
          <Check size={14} aria-hidden="true" />
        </Menu.CheckboxItemIndicator>
      </span>
      <span className={`hued ${menu.chip}`} style={{ '--hue': label.hue } as CSSProperties} aria-hidden="true" />
      {label.name}
      {counted ? (
        <span className={styles.count}>{counts.has(label.id) ? groupDigits(counts.get(label.id) ?? 0) : ''}</span>
      ) : null}
    </Menu.CheckboxItem>
  ))
}

/** Where matches are wanted: anywhere, inside or outside labels. */
export function WithinMenu({ counted = true }: { readonly counted?: boolean }) {
  const { setFindWithin } = useActions()
  const within = useWorkbench((state) => state.findWithin)
  const scheme = useWorkbench(selectUnitedScheme)
  const words = withinWords(within, scheme)
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <Button variant="quiet" className={styles.trigger} aria-label={`Find within labels: ${words}`}>
            {words}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      />
      <Menu.Portal>
        <Menu.Positioner align="start" sideOffset={4} className={styles.positioner}>
          <Menu.Popup className={menu.popup}>
            <Menu.RadioGroup
              value={within.mode}
              onValueChange={(mode) => setFindWithin({ ...within, mode: mode as FindWithin['mode'] })}
            >
              {MODES.map(({ mode, title }) => (
                <Menu.RadioItem key={mode} value={mode} closeOnClick={false} className={menu.item}>
                  <span className={menu.check}>
                    <Menu.RadioItemIndicator>
                      <Check size={14} aria-hidden="true" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {title}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className={menu.separator} />
            <Menu.Group>
              <Menu.GroupLabel className={clsx(menu.heading, styles.heading)}>
                Labels{counted ? <span className={styles.count}>matches</span> : null}
              </Menu.GroupLabel>
              <Labels within={within} counted={counted} onChange={setFindWithin} />
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
