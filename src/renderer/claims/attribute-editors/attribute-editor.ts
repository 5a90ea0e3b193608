import type { KeyboardEvent } from 'react'
import type { AttributeDefinition } from '../../../core/model/scheme'

/** What the editor of a kind of attribute gets. */
export interface AttributeEditorProps {
  readonly definition: AttributeDefinition
  /** Its name as it is shown, with what must be said beside it. */
  readonly label: string
  /** What is chosen or typed, as `attribute-draft.ts` writes it; empty for nothing. */
  readonly draft: string
  readonly onDraft: (draft: string) => void
  readonly onBlur: () => void
  readonly readOnly: boolean
  /** What is wrong with it and what would be right, once typing rests. */
  readonly problem: string | null
}

/** The place, from 0, that a plain digit key stands for; null for every other key. */
export function placeOfDigit(event: KeyboardEvent): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  return /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : null
}

/** True for the keys that clear a choice. */
export function clears(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === 'Delete' || event.key === 'Backspace')
}

/** The key is spent: elsewhere digits are keys of labels, and Delete removes the highlight. */
export function spend(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
