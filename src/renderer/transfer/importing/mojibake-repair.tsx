import { useState } from 'react'
import type { ImportItem } from '../../../api/import-views'
import { Checkbox } from '../../ui/checkbox'
import type { SourceChoiceProps } from './encoding-choice'
import { brokenWords } from './import-words'
import styles from './item-detail.module.css'

interface MojibakeRepairProps extends SourceChoiceProps {
  readonly item: ImportItem
}

/** Characters that were decoded wrongly before the file was saved: what stands there, and what would after a repair. */
export function MojibakeRepair({ flow, view, source, item, disabled }: MojibakeRepairProps) {
  const { mojibake } = item
  const [wanted, setWanted] = useState(false)
  const isBusy = view.rereading.has(source.item)
  const isRepaired = isBusy ? wanted : source.settings.repair
  if (!mojibake && !isRepaired) return null
  return (
    <section aria-label="Broken letters" className={styles.notice}>
      {mojibake ? (
        <>
          <p>{brokenWords(mojibake)}</p>
          <dl className={styles.beforeAfter}>
            <dt>As it is</dt>
            <dd>
              <bdi>{mojibake.sample}</bdi>
            </dd>
            <dt>Repaired</dt>
            <dd>
              <bdi>{mojibake.repaired}</bdi>
            </dd>
          </dl>
        </>
      ) : (
        <p>Its broken letters are repaired below. The file itself is kept as it is.</p>
      )}
      <Checkbox
        label="Repair the letters"
        checked={isRepaired}
        disabled={disabled || isBusy}
        onChange={(event) => {
          setWanted(event.target.checked)
          void flow.reread(source.item, { ...source.settings, repair: event.target.checked })
        }}
      />
    </section>
  )
}
