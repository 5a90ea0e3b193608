import { useRef, useState } from 'react'
import { browserDrafts } from './browser-drafts'

export interface KeptForm<Value> {
  readonly value: Value
  readonly change: (patch: Partial<Value>) => void
  /** It was saved, or given up: what was typed is forgotten. */
  readonly forget: () => void
  /** What was typed before a reload, a crash or closing the form was brought back. */
  readonly isRestored: boolean
}

/** The kept typing if it is of the same record as it is stored now. */
function read<Value extends object>(key: string, first: Value): Value | null {
  const draft = browserDrafts().read(key)
  if (draft === null || draft.base !== JSON.stringify(first)) return null
  try {
    const value: unknown = JSON.parse(draft.value)
    return typeof value === 'object' && value !== null ? { ...first, ...value } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** D11: a form of several fields whose typing survives a reload, a crash and being closed by mistake. */
export function useKeptForm<Value extends object>(key: string, first: Value): KeptForm<Value> {
  const [kept] = useState(() => read(key, first))
  const [value, setValue] = useState(kept ?? first)
  const [isRestored, setRestored] = useState(kept !== null)
  // Two changes may come before the form is drawn again, as a paste brings them: the second knows of the first.
  const latest = useRef(value)
  return {
    value,
    change(patch) {
      const next = { ...latest.current, ...patch }
      latest.current = next
      setValue(next)
      browserDrafts().write(key, { value: JSON.stringify(next), base: JSON.stringify(first) })
    },
    forget() {
      latest.current = first
      setValue(first)
      setRestored(false)
      browserDrafts().remove(key)
    },
    isRestored
  }
}
