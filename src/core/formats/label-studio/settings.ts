import { positionsSetting } from '../positions-setting'
import type { FormatSetting } from '../format'

export const POSITIONS_SETTING = positionsSetting(
  ['codepoint', 'utf16', 'codepoint+crlf-one', 'utf16+crlf-one'],
  'What the numbers in the file count: Label Studio counts code points since 2021, before that UTF-16 code units.'
)

export const PREDICTIONS_SETTING: FormatSetting = {
  id: 'predictions',
  name: 'Predictions',
  description: 'What a model suggested. It is read as the work of a person who is called like the model.',
  choices: [
    { id: 'auto', name: 'Where a task has no annotations' },
    { id: 'all', name: 'Always' },
    { id: 'none', name: 'Never' }
  ]
}

export const READ_SETTINGS = [POSITIONS_SETTING, PREDICTIONS_SETTING]

export const PEOPLE_SETTING: FormatSetting = {
  id: 'people',
  name: 'Who annotated',
  description:
    'Label Studio refuses a file with annotators who are no members of its organisation. Choose “completed_by” when they all are, under the same e-mail addresses or numbers.',
  choices: [
    { id: 'own', name: 'Beside the task, where Label Studio does not look' },
    { id: 'completed-by', name: 'In completed_by' }
  ]
}
