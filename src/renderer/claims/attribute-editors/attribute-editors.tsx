import type { ComponentType } from 'react'
import type { AttributeKindId } from '../../../core/labels/attribute-kind'
import type { AttributeEditorProps } from './attribute-editor'
import { CertaintyEditor } from './certainty-editor'
import { ChoiceEditor } from './choice-editor'
import { FlagEditor } from './flag-editor'
import { SeveralEditor } from './several-editor'
import { DateEditor, NumberEditor, TextEditor } from './typed-editor'

/** The editor of every kind of attribute. */
export const ATTRIBUTE_EDITORS = {
  choice: ChoiceEditor,
  several: SeveralEditor,
  flag: FlagEditor,
  number: NumberEditor,
  text: TextEditor,
  date: DateEditor,
  certainty: CertaintyEditor
} satisfies Record<AttributeKindId, ComponentType<AttributeEditorProps>>
