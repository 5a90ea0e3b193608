import type { FormatSetting } from '../format'

/** How names are read (see `NameReading`). */
export const NAMES: FormatSetting = {
  id: 'names',
  name: 'Names of labels',
  description:
    'With the hierarchy of annotation.conf and the display names of visual.conf, or as the annotations have them.',
  choices: [
    { id: 'display', name: 'With hierarchy and display names' },
    { id: 'type', name: 'As in the annotation files' }
  ]
}
