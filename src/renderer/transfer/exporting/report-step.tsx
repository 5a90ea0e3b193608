import { CircleCheck, FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import type { FormatView, PreparedExport } from '../../../api/transfer-views'
import type { LossEntry, LossFeature, Policy } from '../../../core/formats/losses'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import { formatBytes } from '../../ui/format-bytes'
import { EntryList } from './entry-list'
import type { ExportChoice } from './export-choice'
import { FileList } from './file-list'
import { LANDING } from './landing'
import { LossRow } from './loss-row'
import { PreflightList } from './preflight-list'
import { choosablePolicies } from './loss-words'
import styles from './report-step.module.css'

const SPLIT_NAMES = { train: 'Training', validation: 'Validation', test: 'Testing' } as const

/** What lies ready, in numbers. */
function Counts({ prepared }: { readonly prepared: PreparedExport }) {
  const { articles, annotations, files, splits } = prepared
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const numbers: readonly (readonly [name: string, value: string])[] = [
    ['Articles', groupDigits(articles)],
    ['Annotations', groupDigits(annotations)],
    ['Size', formatBytes(bytes)],
    ...(splits === null
      ? []
      : (['train', 'validation', 'test'] as const).map(
          (split) => [SPLIT_NAMES[split], groupDigits(splits[split])] as const
        ))
  ]
  return (
    <dl className={styles.counts}>
      {numbers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface SavedNoteProps {
  readonly name: string
  /** The browser put it among its downloads. */
  readonly downloaded: boolean
  /** Null where the host cannot show a file in its folder. */
  readonly onReveal: (() => void) | null
}

/** That it is saved, and where it is. */
export function SavedNote({ name, downloaded, onReveal }: SavedNoteProps) {
  return (
    <div role="status" className={styles.saved}>
      <CircleCheck size={18} aria-hidden="true" />
      <span>
        {downloaded ? 'Downloaded' : 'Saved'} as {name}.
      </span>
      {onReveal ? (
        <Button onClick={onReveal}>
          <FolderOpen size={14} aria-hidden="true" />
          Show in folder
        </Button>
      ) : null}
    </div>
  )
}

export interface ReportStepProps {
  readonly prepared: PreparedExport
  readonly format: FormatView | null
  readonly choice: ExportChoice
  /** `old`: it is being prepared anew, and this is the report before. `void`: nothing could be prepared since. */
  readonly state: 'ready' | 'old' | 'void'
  readonly onPolicy: (feature: LossFeature, policy: Policy) => void
  readonly onVisit: (entry: LossEntry) => void
}

/** What lies ready: how much it is, what the format cannot carry and what is done about it, and the files. */
export function ReportStep({ prepared, format, choice, state, onPolicy, onVisit }: ReportStepProps) {
  const { losses } = prepared
  const [listed, setListed] = useState<LossFeature | null>(null)
  const rows = useRef<HTMLUListElement>(null)
  const shown = losses.find(({ feature }) => feature === listed)

  const closeList = () => {
    setListed(null)
    rows.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
  }

  return (
    <div className={styles.step} aria-busy={state === 'old'}>
      {state === 'void' ? null : <Counts prepared={prepared} />}
      <section aria-label="What is lost" className={styles.losses}>
        {state === 'void' ? null : <PreflightList items={prepared.preflight ?? []} />}
        <h3 {...LANDING} tabIndex={-1}>
          What this format does not carry
        </h3>
        {losses.length === 0 ? (
          <p className={styles.nothing}>
            <CircleCheck size={16} aria-hidden="true" />
            Nothing is lost.
          </p>
        ) : (
          <ul ref={rows}>
            {losses.map((loss) => (
              <LossRow
                key={loss.feature}
                loss={loss}
                policy={choice.policies[choice.format]?.[loss.feature] ?? loss.policy}
                policies={choosablePolicies(loss.feature, format?.losses ?? [], choice)}
                isShown={loss.feature === listed}
                onPolicy={(policy) => onPolicy(loss.feature, policy)}
                onShow={() => setListed(loss.feature === listed ? null : loss.feature)}
              />
            ))}
          </ul>
        )}
      </section>
      <div className={styles.pane}>
        {shown ? (
          <EntryList key={shown.feature} loss={shown} onVisit={onVisit} onClose={closeList} />
        ) : state === 'void' ? null : (
          <FileList prepared={prepared} />
        )}
      </div>
    </div>
  )
}
