import { CERTAINTY_LEVELS } from '../../../core/labels/kinds/certainty'
import type { AttributeEditorProps } from './attribute-editor'
import { OneOf } from './one-of'

const OPTIONS = CERTAINTY_LEVELS.map((level) => ({
  value: level,
  label: `${level.charAt(0).toUpperCase()}${level.slice(1)}`
}))

/** How sure somebody is, from most to least. */
export function CertaintyEditor({ definition: _definition, ...rest }: AttributeEditorProps) {
  return <OneOf {...rest} options={OPTIONS} />
}
