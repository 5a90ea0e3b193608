import type { FormatSetting } from '../format'

export const ANSWERS_SETTING: FormatSetting = {
  id: 'answers',
  name: 'Rejected and ignored tasks',
  description:
    'What is done with passages in tasks whose answer is not “accept”. The answer is kept as a tag either way.',
  choices: [
    { id: 'all', name: 'Take their passages' },
    { id: 'accepted', name: 'Leave their passages out' }
  ]
}
