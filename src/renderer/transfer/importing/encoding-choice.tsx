import type { ImportSource } from '../../../api/import-views'
import { Select } from '../../ui/text-field'
import { ENCODING_CHOICES } from './encodings'
import type { ImportFlow } from './import-flow'
import type { ImportView } from './import-view'

export interface SourceChoiceProps {
  readonly flow: ImportFlow
  readonly view: Pick<ImportView, 'rereading' | 'readProblems'>
  readonly source: ImportSource
  readonly disabled: boolean
}

/** How the bytes of a file are read as characters, and what speaks for it. */
export function EncodingChoice({ flow, view, source, disabled }: SourceChoiceProps) {
  const { encoding, settings } = source
  const current = encoding?.name ?? ''
  const isKnown = ENCODING_CHOICES.some(([name]) => name === current)
  const isBusy = view.rereading.has(source.item)
  const evidence = encoding ? `${encoding.certain ? 'Known' : 'Guessed'}: ${encoding.evidence}` : null
  return (
    <Select
      label={`Encoding of ${source.name}`}
      value={current}
      disabled={disabled || isBusy}
      hint={isBusy ? 'Reading the file again…' : evidence}
      error={view.readProblems[source.item]?.message ?? null}
      onChange={(event) => void flow.reread(source.item, { ...settings, encoding: event.target.value })}
    >
      {isKnown ? null : <option value={current}>{current === '' ? 'Choose an encoding' : current}</option>}
      {ENCODING_CHOICES.map(([name, use]) => (
        <option key={name} value={name}>
          {name === use.toLowerCase() ? use : `${name} (${use})`}
        </option>
      ))}
    </Select>
  )
}
