import { useState } from 'react'
import { useKeptForm } from '../../drafts/use-kept-form'

/** What is wrong with a form, by field. */
export type Problems<Field extends string> = Partial<Record<Field, string>>

export interface RecordFormOptions<Fields extends object, Field extends string> {
  /** Names the record on this machine, so that what was typed is found again (D11). */
  readonly draftKey: string
  /** The record as it is stored, or what a new one begins with. */
  readonly first: Fields
  readonly isNew: boolean
  readonly problemsOf: (fields: Fields) => Problems<Field>
  /** @returns whether it was saved; if not, a toast has said why */
  readonly save: (fields: Fields) => Promise<boolean>
  readonly onClose: () => void
}

export interface RecordForm<Fields extends object, Field extends string> {
  readonly fields: Fields
  readonly change: (patch: Partial<Fields>) => void
  /** What is wrong, once somebody has tried to save. */
  readonly problems: Problems<Field>
  readonly isRestored: boolean
  readonly isBusy: boolean
  readonly startAgain: () => void
  readonly submit: () => void
  /** How often one tried to save what cannot be saved: the first faulty field takes the focus then. */
  readonly refused: number
}

/** A form for one record of the desk: typing survives (D11), problems stand at their fields, saving is one command. */
export function useRecordForm<Fields extends object, Field extends string>(
  options: RecordFormOptions<Fields, Field>
): RecordForm<Fields, Field> {
  const [first] = useState(options.first)
  const { value: fields, change, forget, isRestored } = useKeptForm<Fields>(options.draftKey, first)
  const [refused, setRefused] = useState(0)
  const [isBusy, setBusy] = useState(false)

  async function submit() {
    if (Object.keys(options.problemsOf(fields)).length > 0) return setRefused((times) => times + 1)
    // A record that is as it was needs no command.
    const isSame = !options.isNew && JSON.stringify(fields) === JSON.stringify(first)
    setBusy(true)
    const isSaved = isSame || (await options.save(fields))
    setBusy(false)
    if (!isSaved) return
    forget()
    options.onClose()
  }

  return {
    fields,
    change,
    problems: refused > 0 ? options.problemsOf(fields) : {},
    isRestored,
    isBusy,
    startAgain: forget,
    submit: () => void submit(),
    refused
  }
}
