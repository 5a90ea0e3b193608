import { Autocomplete } from '@base-ui/react/autocomplete'
import { Popover } from '@base-ui/react/popover'
import { clsx } from 'clsx'
import { useMemo, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import { selectUnitedScheme } from '../state/scheme-selectors'
import { useActions, useWorkbench } from '../state/workbench'
import type { LabelPick } from '../state/pick-state'
import { rememberTextPlace } from '../state/text-place'
import styles from '../ui/choices.module.css'
import { Kbd } from '../ui/kbd'
import { labelUsage, matchLabels, pickableLabels } from './label-matches'
import type { PickableLabel } from './label-matches'
import { anchorAt } from './picker-anchor'

/** Longer passages are cut: they are in the text beside it. */
const LONGEST_QUOTE = 60

function titleOf({ mode, direction, quote }: LabelPick): string {
  if (mode === 'go') return direction > 0 ? 'Go to the next highlight of' : 'Go to the previous highlight of'
  return `Label “${quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE).trimEnd()}…` : quote}” as`
}

function Row({ pickable }: { readonly pickable: PickableLabel }) {
  const { label, count } = pickable
  return (
    <>
      <span className={styles.chip}>{label.name}</span>
      <span className={styles.description}>{label.description}</span>
      {count > 0 ? <span className={styles.count}>{count} here</span> : null}
      {label.key === null ? null : <Kbd aria-hidden="true">{label.key.toUpperCase()}</Kbd>}
    </>
  )
}

function OpenPicker({ pick }: { readonly pick: LabelPick }) {
  const actions = useActions()
  const scheme = useWorkbench(selectUnitedScheme)
  const open = useWorkbench((state) => state.open)
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const highlighted = useRef<PickableLabel | undefined>(undefined)
  // The first render comes before the field takes the focus, and with it the selection.
  const [place] = useState(rememberTextPlace)
  const labels = useMemo(
    () => pickableLabels(scheme?.labels ?? [], labelUsage(open?.layer.spans.values() ?? [])),
    [scheme, open]
  )
  const matches = useMemo(() => matchLabels(labels, typed), [labels, typed])
  const title = titleOf(pick)
  // With Shift it is done the other way: labelling becomes going there, going on becomes going back.
  const shifted = pick.mode === 'apply' ? 1 : pick.direction > 0 ? -1 : 1

  const choose = (pickable: PickableLabel | undefined, isShifted: boolean) => {
    if (!pickable) return
    place.restore()
    const plain = pick.mode === 'apply' ? 'apply' : pick.direction
    void actions.pickLabel(pickable.label.id, isShifted ? shifted : plain)
  }

  return (
    <Popover.Root
      open
      onOpenChange={(isOpen) => {
        if (isOpen) return
        place.restore()
        actions.closeLabelPicker()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchorAt(pick.anchor)}
          side="bottom"
          align="start"
          sideOffset={8}
          className={styles.place}
        >
          <Popover.Popup initialFocus={input} finalFocus={false} aria-label={title} className={styles.popup}>
            <p className={styles.title}>{title}</p>
            <Autocomplete.Root
              open
              inline
              items={labels}
              filteredItems={matches}
              value={typed}
              onValueChange={setTyped}
              autoHighlight="always"
              keepHighlight
              itemToStringValue={({ label }: PickableLabel) => label.name}
              onItemHighlighted={(item) => {
                highlighted.current = item
              }}
            >
              <Autocomplete.Input
                ref={input}
                className={styles.input}
                aria-label="Name of the label"
                placeholder="Type a part of its name"
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || !event.shiftKey) return
                  event.preventBaseUIHandler()
                  event.preventDefault()
                  choose(highlighted.current ?? matches[0], true)
                }}
              />
              <Autocomplete.Empty>
                {matches.length === 0 ? <p className={styles.none}>No label is called that.</p> : null}
              </Autocomplete.Empty>
              <Autocomplete.List className={styles.list}>
                {(pickable: PickableLabel) => (
                  <Autocomplete.Item
                    key={pickable.label.id}
                    value={pickable}
                    className={clsx('hued', styles.item)}
                    style={{ '--hue': pickable.label.hue } as CSSProperties}
                    onClick={(event) => choose(pickable, event.shiftKey)}
                  >
                    <Row pickable={pickable} />
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
            <p className={styles.hint}>
              <Kbd>Enter</Kbd> {pick.mode === 'apply' ? 'labels' : pick.direction > 0 ? 'goes on' : 'goes back'}
              <Kbd>Shift Enter</Kbd>{' '}
              {pick.mode === 'apply' ? 'goes to the next one' : pick.direction > 0 ? 'goes back' : 'goes on'}
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** Picking a label by typing a part of its name: to put it on the selection, or to go to a highlight that has it. */
export function LabelPicker() {
  const pick = useWorkbench((state) => state.labelPick)
  return pick ? <OpenPicker key={`${pick.mode} ${pick.direction}`} pick={pick} /> : null
}
