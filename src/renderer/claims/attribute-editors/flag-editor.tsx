import type { AttributeEditorProps } from './attribute-editor'
import { OneOf } from './one-of'

const OPTIONS = [
  { value: 'true', label: 'Yes', letter: 'y' },
  { value: 'false', label: 'No', letter: 'n' }
]

/** Yes, no, or not said. */
export function FlagEditor({ definition: _definition, ...rest }: AttributeEditorProps) {
  return <OneOf {...rest} options={OPTIONS} />
}
