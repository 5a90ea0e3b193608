import { Menu } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { Check, Eye, EyeOff, Tags } from 'lucide-react'
import type { CSSProperties } from 'react'
import { labelRows } from '../../core/labels/scheme-tree'
import type { Scheme } from '../../core/model/scheme'
import { selectSchemes } from '../state/scheme-selectors'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { IconButton } from '../ui/button'
import styles from '../ui/menu.module.css'

function ShownItems({ scheme }: { readonly scheme: Scheme }) {
  const actions = useActions()
  const hidden = useWorkbench((state) => state.hiddenLabels)
  const rows = labelRows(scheme).filter(({ label }) => label.appliesTo !== 'document')
  const ids = rows.map(({ label }) => label.id)
  const isAnyHidden = ids.some((id) => hidden.has(id))
  return (
    <Menu.Group>
      <Menu.GroupLabel className={styles.heading}>Highlights shown</Menu.GroupLabel>
      {rows.map(({ label, depth }) => (
        <Menu.CheckboxItem
          key={label.id}
          className={clsx('hued', styles.item)}
          style={{ '--hue': label.hue, paddingInlineStart: 4 + depth * 14 } as CSSProperties}
          checked={!hidden.has(label.id)}
          onCheckedChange={(checked) => actions.setLabelsHidden([label.id], !checked, label.name)}
        >
          <span className={styles.check} aria-hidden="true">
            {hidden.has(label.id) ? <EyeOff size={14} /> : <Eye size={14} />}
          </span>
          <span className={styles.chip} aria-hidden="true" />
          <span className={styles.name}>{label.name}</span>
        </Menu.CheckboxItem>
      ))}
      {rows.length > 1 ? (
        <Menu.Item
          className={styles.item}
          closeOnClick={false}
          onClick={() => actions.setLabelsHidden(ids, !isAnyHidden, scheme.name)}
        >
          <span className={styles.check} />
          {isAnyHidden ? `Show all of ${scheme.name}` : `Hide all of ${scheme.name}`}
        </Menu.Item>
      ) : null}
    </Menu.Group>
  )
}

/** The scheme in use: which one, what of it is shown, and what can be done with it. */
export function SchemeMenu({ scheme, ...roving }: { scheme: Scheme; tabIndex: number; onFocus: () => void }) {
  const actions = useActions()
  const schemes = useWorkbench(selectSchemes)
  const guidelineShown = useWorkbench((state) => state.guidelineShown)
  const readOnly = useWorkbench(selectReadOnly)
  const isHiding = useWorkbench((state) => state.hiddenLabels.size > 0)
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton
            data-roving
            label={`Scheme ${scheme.name}${isHiding ? ', some highlights are hidden' : ''}`}
            onMouseDown={(event) => event.preventDefault()}
            {...roving}
          >
            {isHiding ? <EyeOff size={16} aria-hidden="true" /> : <Tags size={16} aria-hidden="true" />}
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4}>
          <Menu.Popup
            className={styles.popup}
            // A press must not take the selection out of the text, which is what it is about.
            onMouseDown={(event) => event.preventDefault()}
          >
            <Menu.Group>
              <Menu.GroupLabel className={styles.heading}>Scheme</Menu.GroupLabel>
              <Menu.RadioGroup value={scheme.id} onValueChange={(id) => actions.chooseScheme(String(id))}>
                {schemes.map(({ id, name }) => (
                  <Menu.RadioItem key={id} value={id} closeOnClick className={styles.item}>
                    <span className={styles.check}>
                      <Menu.RadioItemIndicator>
                        <Check size={14} aria-hidden="true" />
                      </Menu.RadioItemIndicator>
                    </span>
                    <span className={styles.name}>{name}</span>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Group>
            <Menu.Separator className={styles.separator} />
            <Menu.Item className={styles.item} onClick={() => actions.openSchemeEditor()}>
              <span className={styles.check} />
              {readOnly ? 'Look at the schemes' : 'Edit the schemes'}
            </Menu.Item>
            <Menu.Item className={styles.item} disabled={readOnly} onClick={() => actions.beginLabelMaking()}>
              <span className={styles.check} />
              New label for the selection
            </Menu.Item>
            <Menu.CheckboxItem
              className={styles.item}
              checked={guidelineShown}
              closeOnClick
              onCheckedChange={() => actions.toggleGuideline()}
            >
              <span className={styles.check}>
                <Menu.CheckboxItemIndicator>
                  <Check size={14} aria-hidden="true" />
                </Menu.CheckboxItemIndicator>
              </span>
              Guideline beside the text
            </Menu.CheckboxItem>
            <Menu.Separator className={styles.separator} />
            <ShownItems scheme={scheme} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
