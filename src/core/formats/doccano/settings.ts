import { positionsSetting } from '../positions-setting'
import type { FormatSetting } from '../format'

export const POSITIONS_SETTING = positionsSetting(
  ['codepoint', 'grapheme', 'utf16'],
  'What the numbers in the file count. The file does not say; doccano counts grapheme clusters if its project was made so.'
)

export const PEOPLE_SETTING: FormatSetting = {
  id: 'people',
  name: 'People',
  description:
    'doccano does not say in a row who annotated it, but can write a file for each person, named after them.',
  choices: [
    { id: 'auto', name: 'By file name where several files have the same texts' },
    { id: 'files', name: 'By file name' },
    { id: 'none', name: 'Files are not people' }
  ]
}

export const TEXT_SETTING: FormatSetting = {
  id: 'text-field',
  name: 'Field of the text',
  description: 'Key or column that holds the text. Empty: it is found by its usual names, or by what it holds.',
  choices: null
}

export const LABEL_SETTING: FormatSetting = {
  id: 'label-field',
  name: 'Field of the labels',
  description: 'Key or column that holds the annotations. Empty: it is found by its usual names, or by what it holds.',
  choices: null
}

export const READ_SETTINGS = [POSITIONS_SETTING, PEOPLE_SETTING, TEXT_SETTING, LABEL_SETTING]
