import { useState } from 'react'
import { PRESETS } from '../../../core/session/presets'
import type { FindScope } from '../../state/marking-accounts'
import { selectLibrary } from '../../state/selectors'
import { selectScales } from '../../state/session-state'
import { useActions, useWorkbench, useWorkbenchStore } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Dialog } from '../../ui/dialog'
import { groupDigits } from '../../ui/group-digits'
import { Select, TextArea, TextField } from '../../ui/text-field'
import { ArticlePicker } from './article-picker'
import styles from './new-session.module.css'
import { PolicyChoice } from './policy-choice'
import { PresetChoice } from './preset-choice'
import {
  emptyDraft,
  forSession,
  keepDraft,
  keptDraft,
  problemsOf,
  proposedName,
  toggled,
  withPreset
} from './session-draft'
import type { SessionDraft } from './session-draft'
import { useScopeCount } from './use-scope-count'

/** The draft of the form, kept at every change. */
function useSessionDraft(): [SessionDraft, (change: (draft: SessionDraft) => SessionDraft) => void] {
  const { getState } = useWorkbenchStore()
  const [draft, setDraft] = useState<SessionDraft>(() => {
    const { articles, open, app } = getState()
    const library = app?.phase === 'ready' ? app.library : null
    const kept = keptDraft(library?.id ?? '', (id) => articles.has(id))
    if (kept) return kept
    const current = open ? [open.article.id] : []
    return named(emptyDraft('line-check', current, library?.person.name ?? ''))
  })
  function named(next: SessionDraft): SessionDraft {
    const { articles } = getState()
    const titleOf = (id: string) => articles.get(id)?.article.title ?? ''
    return next.isNamed ? next : { ...next, name: proposedName(next, titleOf) }
  }
  const change = (edit: (before: SessionDraft) => SessionDraft) => {
    const next = named(edit(draft))
    keepDraft(selectLibrary(getState())?.id ?? '', next)
    setDraft(next)
  }
  return [draft, change]
}

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

function Form({ findScope }: { readonly findScope: FindScope }) {
  const actions = useActions()
  const scales = useWorkbench(selectScales)
  const library = useWorkbench((state) => selectLibrary(state)?.id ?? '')
  const [draft, change] = useSessionDraft()
  const [isAsked, setAsked] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const problems = isAsked ? problemsOf(draft) : {}
  const preset = PRESETS[draft.preset]
  const close = () => actions.setSessionUi({ isMaking: false })

  const create = async () => {
    setAsked(true)
    if (isSaving || Object.keys(problemsOf(draft)).length > 0) return
    setSaving(true)
    const id = await actions.createSession(forSession(draft))
    setSaving(false)
    if (id === null) return
    keepDraft(library, null)
    close()
  }

  return (
    <Dialog
      open
      onClose={close}
      title="New session"
      size="large"
      closeOnOutside={false}
      footer={
        <>
          <ScopeLine articles={draft.articles} findScope={findScope} />
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" disabled={isSaving} onClick={() => void create()}>
            {isSaving ? 'Making it…' : 'Begin'}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <PresetChoice value={draft.preset} onChange={(id) => change((before) => withPreset(before, id))} />
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
          Begin
        </button>
      </form>
    </Dialog>
  )
}

/** Makes a session; it opens itself when it was asked for. */
export function NewSessionDialog({ findScope }: { readonly findScope: FindScope }) {
  const isOpen = useWorkbench((state) => state.session.isMaking)
  return isOpen ? <Form findScope={findScope} /> : null
}
