import { CHECK_LOSSES } from './check-losses'
import type { Format, Recognition } from './format'
import { decodeLabelStudio } from './label-studio/decode'
import { LABEL_STUDIO_DOCUMENTATION } from './label-studio/documentation'
import { encodeTasks } from './label-studio/encode'
import { looksLikeConfig } from './label-studio/config'
import { PEOPLE_SETTING, READ_SETTINGS } from './label-studio/settings'

/** Tasks with annotations, and the labelling configuration that opens them. */
export const labelStudioFormat: Format = {
  id: 'label-studio',
  name: 'Label Studio',
  description: 'Tasks with their annotations as JSON, and the labelling configuration that opens them.',
  extension: 'json',
  mediaType: 'application/json',
  layout: 'folder',
  offsetUnit: 'codepoint',
  documentation: LABEL_STUDIO_DOCUMENTATION,
  losses: {
    ...CHECK_LOSSES,
    segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
    'discontinuous-spans': {
      kind: 'approximated',
      message: 'Annotations in several parts become one without gaps, because Label Studio has no other.',
      policies: ['hull', 'parts', 'drop', 'refuse']
    },
    'zero-width-spans': { kind: 'lost', message: 'Annotations without words are left out.' },
    orphans: { kind: 'lost', message: 'Orphaned annotations are left out: their words are not in the text.' },
    'relations-between-articles': { kind: 'lost', message: 'Relations to another article are left out.' },
    scheme: {
      kind: 'approximated',
      message:
        'Of labels, names, colours, keys and descriptions are in the configuration; examples and the guideline are not.'
    },
    'token-features': { kind: 'lost', message: 'Tokens and what is said of them are left out.' }
  },
  writeSettings: [PEOPLE_SETTING],
  readSettings: READ_SETTINGS,
  encode: encodeTasks,
  reads: ['.json', '.jsonl', '.xml'],
  recognise: (_path, head): Recognition => {
    if (looksLikeConfig(head)) return 'yes'
    if (!/^\s*[[{]/.test(head) || !/"data"\s*:\s*\{/.test(head)) return 'no'
    return /"(?:annotations|completions|predictions)"\s*:/.test(head) ? 'yes' : 'maybe'
  },
  decode: decodeLabelStudio
}
