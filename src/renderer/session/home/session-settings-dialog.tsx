import { useState } from 'react'
import type { Session } from '../../../core/model/desk'
import type { FindScope } from '../../state/marking-accounts'
import { selectSession } from '../../state/session-state'
import { useActions, useWorkbench, useWorkbenchStore } from '../../state/workbench'
import { forSession, keepDraft, keptDraft } from './session-draft'
import type { SessionDraft } from './session-draft'
import { SessionForm } from './session-form'

function draftOf({ name, preset, articles, scale, policy, asOf, checker, timed, method }: Session): SessionDraft {
  return { name, isNamed: true, preset, articles, scale, policy, asOf, checker, timed, method }
}

function Settings({ session, findScope }: { readonly session: Session; readonly findScope: FindScope }) {
  const actions = useActions()
  const { getState } = useWorkbenchStore()
  // D11: kept beside the draft of a new session, under the session it changes.
  const [draft, setDraft] = useState(() => {
    const { articles } = getState()
    return keptDraft(session.id, (id) => articles.has(id)) ?? draftOf(session)
  })
  const change = (edit: (draft: SessionDraft) => SessionDraft) => {
    const next = edit(draft)
    keepDraft(session.id, next)
    setDraft(next)
  }
  const close = () => {
    keepDraft(session.id, null)
    actions.setSessionUi({ form: null })
  }
  const save = async () => {
    const { preset: _preset, ...patch } = forSession(draft)
    if (await actions.updateSession(patch)) close()
  }
  return (
    <SessionForm
      title="Settings of the session"
      verb="Save"
      isNew={false}
      draft={draft}
      change={change}
      findScope={findScope}
      onClose={close}
      onSubmit={save}
    />
  )
}

/** Changes the running session: its name, articles, scale, rules. Claims and decisions stay as they are. */
export function SessionSettingsDialog({ findScope }: { readonly findScope: FindScope }) {
  const session = useWorkbench(selectSession)
  const isOpen = useWorkbench((state) => state.session.form === 'settings')
  return isOpen && session ? <Settings session={session} findScope={findScope} /> : null
}
