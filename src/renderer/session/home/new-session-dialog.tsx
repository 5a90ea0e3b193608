import { useState } from 'react'
import type { FindScope } from '../../state/marking-accounts'
import { selectLibrary } from '../../state/selectors'
import { useActions, useWorkbench, useWorkbenchStore } from '../../state/workbench'
import { emptyDraft, forSession, keepDraft, keptDraft, proposedName } from './session-draft'
import type { SessionDraft } from './session-draft'
import { SessionForm } from './session-form'

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

function NewSession({ findScope }: { readonly findScope: FindScope }) {
  const actions = useActions()
  const library = useWorkbench((state) => selectLibrary(state)?.id ?? '')
  const [draft, change] = useSessionDraft()
  const close = () => actions.setSessionUi({ form: null })
  const create = async () => {
    const id = await actions.createSession(forSession(draft))
    if (id === null) return
    keepDraft(library, null)
    close()
  }
  return (
    <SessionForm
      title="New session"
      verb="Begin"
      isNew
      draft={draft}
      change={change}
      findScope={findScope}
      onClose={close}
      onSubmit={create}
    />
  )
}

/** Makes a session; it opens itself when it was asked for. */
export function NewSessionDialog({ findScope }: { readonly findScope: FindScope }) {
  const isOpen = useWorkbench((state) => state.session.form === 'new')
  return isOpen ? <NewSession findScope={findScope} /> : null
}
