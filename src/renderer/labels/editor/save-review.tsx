import { Minus, PencilLine, Plus } from 'lucide-react'
import type { LabelledSpans } from '../../../api/views'
import { diffSchemes } from '../../../core/labels/scheme-diff'
import type { DiffItem } from '../../../core/labels/scheme-diff'
import { draftProblems, emptyScheme } from '../../../core/labels/scheme-draft'
import { effectsOf } from '../../../core/labels/scheme-effects'
import type { Effect } from '../../../core/labels/scheme-effects'
import { decideLabel } from '../../../core/labels/scheme-label-fates'
import { decideRelationType } from '../../../core/labels/scheme-relation-edits'
import type { Uses } from '../../../core/model/library'
import { groupDigits } from '../../ui/group-digits'
import { Select } from '../../ui/text-field'
import { AWAY, TargetSelect } from './label-fate'
import styles from './review.module.css'
import type { SchemeEditor } from './use-scheme-editor'

const SIGNS = { added: Plus, removed: Minus, changed: PencilLine } as const
const SAID = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const

/** Differences in words, each with a sign of its own. */
export function DiffList({ items }: { readonly items: readonly DiffItem[] }) {
  if (items.length === 0) return <p className={styles.hint}>No difference.</p>
  return (
    <ul className={styles.list}>
      {items.map(({ sign, subject, id, name, words }, index) => {
        const Sign = SIGNS[sign]
        return (
          <li key={`${id} ${index}`} className={styles.item} data-sign={sign}>
            <span className={styles.sign}>
              <Sign size={13} aria-hidden="true" />
              <span className="visually-hidden">{SAID[sign]}:</span>
            </span>
            <span>
              <strong className={styles.name}>{name}</strong>
              {subject === 'relation' ? ' (relation)' : null}
              {sign === 'changed' ? `: ${words}` : null}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function amount({ count, articles, subject }: Effect): string {
  const what = subject === 'relation' ? 'relation' : 'annotation'
  const many = `${groupDigits(count)} ${what}${count === 1 ? '' : 's'}`
  return articles === null ? many : `${many} in ${groupDigits(articles)} article${articles === 1 ? '' : 's'}`
}

function Decision({ effect, editor }: { readonly effect: Effect; readonly editor: SchemeEditor }) {
  const { draft } = editor
  if (!effect.asks) return null
  const { to } = effect.asks
  const value = to === undefined ? '' : (to ?? AWAY)
  const choose = (target: string) => {
    if (target === '') return
    const chosen = target === AWAY ? null : target
    editor.edit((now) =>
      effect.subject === 'label' ? decideLabel(now, effect.id, chosen) : decideRelationType(now, effect.id, chosen)
    )
  }
  if (effect.subject === 'label') {
    const from = draft.base?.labels.find(({ id }) => id === effect.id)
    if (!from) return null
    return (
      <TargetSelect
        scheme={draft.scheme}
        from={from}
        label={`Annotations of “${from.name}” get`}
        value={value}
        allowAway
        onChoose={choose}
      />
    )
  }
  return (
    <Select label="The relations become" value={value} onChange={(event) => choose(event.target.value)}>
      <option value="">Choose…</option>
      {draft.scheme.relationTypes.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value={AWAY}>Nothing: remove them</option>
    </Select>
  )
}

export interface SaveReviewProps {
  readonly editor: SchemeEditor
  readonly uses: Uses | null
  readonly listed: readonly LabelledSpans[] | null
  readonly truncated: boolean
}

/** What saving would do: the differences, and what becomes of annotations. Nothing happens before it is saved. */
export function SaveReview({ editor, uses, listed, truncated }: SaveReviewProps) {
  const { draft } = editor
  const before = draft.base ?? emptyScheme(draft.scheme.id, draft.scheme.name)
  const problems = draftProblems(draft)
  const effects = uses && listed ? effectsOf(draft, uses, listed) : null
  return (
    <div className={styles.review}>
      {problems.length === 0 ? null : (
        <section role="alert" className={styles.problems} aria-label="What must be put right">
          <h3 className={styles.heading}>What must be put right first</h3>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="What this does to annotations">
        <h3 className={styles.heading}>What this does to annotations</h3>
        {effects === null ? <p className={styles.hint}>Counting…</p> : null}
        {effects?.length === 0 ? <p className={styles.hint}>No annotation changes.</p> : null}
        {truncated ? <p className={styles.hint}>There are many: articles and quotations are of the first.</p> : null}
        <ul className={styles.list}>
          {effects?.map((effect, index) => (
            <li
              key={`${effect.id} ${index}`}
              className={styles.effect}
              data-asks={effect.asks?.to === undefined && effect.asks !== null ? true : undefined}
            >
              <p>
                {effect.words} <span className={styles.amount}>{amount(effect)}</span>
              </p>
              {effect.samples.length === 0 ? null : (
                <ul className={styles.samples} aria-label="Examples of them">
                  {effect.samples.map(({ quote, title }, at) => (
                    <li key={at}>
                      <q>{quote}</q> <span className={styles.hint}>{title}</span>
                    </li>
                  ))}
                </ul>
              )}
              <Decision effect={effect} editor={editor} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="What changes in the scheme">
        <h3 className={styles.heading}>What changes in the scheme</h3>
        <DiffList items={diffSchemes(before, draft.scheme)} />
      </section>
    </div>
  )
}
