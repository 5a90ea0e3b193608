import { useState } from 'react'
import { PRESETS } from '../../../core/session/presets'
import type { FindScope } from '../../state/marking-accounts'
import { selectScales } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Dialog } from '../../ui/dialog'
import { groupDigits } from '../../ui/group-digits'
import { Select, TextArea, TextField } from '../../ui/text-field'
import { ArticlePicker } from './article-picker'
import styles from './session-form.module.css'
import { PolicyChoice } from './policy-choice'
import { PresetChoice } from './preset-choice'
import { problemsOf, toggled, withPreset } from './session-draft'
import type { SessionDraft } from './session-draft'
import { useScopeCount } from './use-scope-count'

function ScopeLine({ articles, findScope }: { articles: readonly string[]; findScope: FindScope }) {
  const { sentences, words, counted, of, problem } = useScopeCount(articles, findScope)
  const told =
    of === 0
      ? 'Nothing is in scope yet.'
      : `${groupDigits(sentences)} sentences and ${groupDigits(words)} words in scope${counted < of ? `, ${counted} of ${of} articles counted` : ''}`
  return (
    <p role="status" className={styles.scope}>
      {problem === null ? told : `Not all could be counted. ${problem}`}
    </p>
  )
}

export interface SessionFormProps {
  readonly title: string
  /** What the button says that ends the form. */
  readonly verb: string
  /** A new session; else one that is there, whose kind stays what it is. */
  readonly isNew: boolean
  readonly draft: SessionDraft
  readonly change: (edit: (draft: SessionDraft) => SessionDraft) => void
  readonly findScope: FindScope
  readonly onClose: () => void
  /** Called once nothing is missing; the form waits for it. */
  readonly onSubmit: () => Promise<void>
}

/** What a session is: its articles, scale, rules and the rest. */
export function SessionForm({ title, verb, isNew, draft, change, findScope, onClose, onSubmit }: SessionFormProps) {
  const scales = useWorkbench(selectScales)
  const [isAsked, setAsked] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const problems = isAsked ? problemsOf(draft) : {}
  const preset = PRESETS[draft.preset]

  const submit = async () => {
    setAsked(true)
    if (isSaving || Object.keys(problemsOf(draft)).length > 0) return
    setSaving(true)
    await onSubmit()
    setSaving(false)
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size="large"
      closeOnOutside={false}
      footer={
        <>
          <ScopeLine articles={draft.articles} findScope={findScope} />
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={isSaving} onClick={() => void submit()}>
            {isSaving ? 'Saving…' : verb}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {isNew ? (
          <PresetChoice value={draft.preset} onChange={(id) => change((before) => withPreset(before, id))} />
        ) : null}
        <ArticlePicker
          chosen={draft.articles}
          error={problems.articles ?? null}
          onToggle={(id) => change((before) => ({ ...before, articles: toggled(before.articles, id) }))}
          onChoose={(articles) => change((before) => ({ ...before, articles }))}
        />
        <div className={styles.wide}>
          <TextField
            label="Name"
            value={draft.name}
            maxLength={200}
            error={problems.name ?? null}
            onChange={(event) => change((before) => ({ ...before, name: event.target.value, isNamed: true }))}
          />
        </div>
        <Select
          label="Verdict scale"
          value={draft.scale ?? ''}
          error={problems.scale ?? null}
          hint={scales.find(({ id }) => id === draft.scale)?.about ?? 'Each claim gets a disposition and no verdict.'}
          onChange={(event) => change((before) => ({ ...before, scale: event.target.value || null }))}
        >
          {preset.showsVerdicts ? null : <option value="">None: dispositions only</option>}
          {scales.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <TextField
          label="As-of date"
          placeholder="2024-08-22"
          value={draft.asOf ?? ''}
          error={problems.asOf ?? null}
          hint="Claims are judged by what was known on that day. Leave it empty for today."
          onChange={(event) => change((before) => ({ ...before, asOf: event.target.value.trim() || null }))}
        />
        <TextField
          label="Checked by"
          value={draft.checker}
          maxLength={200}
          onChange={(event) => change((before) => ({ ...before, checker: event.target.value }))}
        />
        <Checkbox
          label="Measure active time per claim"
          hint="For an estimate to the end. It stops after a minute without a key, and nobody is ranked by it."
          checked={draft.timed}
          onChange={() => change((before) => ({ ...before, timed: !before.timed }))}
        />
        <div className={styles.wide}>
          <PolicyChoice
            chosen={draft.policy}
            onToggle={(id) => change((before) => ({ ...before, policy: toggled(before.policy, id) }))}
          />
        </div>
        <div className={styles.wide}>
          <TextArea
            label="Method, for the report"
            placeholder="How this check is done: what is looked for, whom you ask, what is left out"
            value={draft.method}
            onChange={(event) => change((before) => ({ ...before, method: event.target.value }))}
          />
        </div>
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          {verb}
        </button>
      </form>
    </Dialog>
  )
}
