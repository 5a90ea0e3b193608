import type { AttributeEditorProps } from './attribute-editor'
import { OneOf } from './one-of'

/** One of the definition's options. */
export function ChoiceEditor({ definition, ...rest }: AttributeEditorProps) {
  return <OneOf {...rest} options={definition.options.map((option) => ({ value: option, label: option }))} />
}
