import { ENDINGS } from './brat/collect-files'
import { decodeBrat } from './brat/decode'
import { DOCUMENTATION } from './brat/documentation'
import { encodeBrat } from './brat/encode'
import { POSITIONS } from './brat/positions'
import { SIDECAR_FORMAT } from './brat/sidecar'
import { NAMES } from './brat/settings'
import { CHECK_LOSSES } from './check-losses'
import type { Format, Recognition } from './format'

const LINE =
  /^(?:T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*(?:\t|$)|E\d+\t\S+:T\d+|[RAMN]\d+\t\S+ \S+|#\d+\t\S+ \S+|\*\t\S+ \S+ \S+)/m

function recognise(path: string, head: string): Recognition {
  if (/\.(?:ann|a1|a2)$/i.test(path)) return head.trim() === '' || LINE.test(head) ? 'yes' : 'maybe'
  if (/(?:^|\/)(?:annotation|visual)\.conf$/.test(path)) return 'yes'
  // The texts beside them may be anything.
  return path.endsWith('.json') && head.includes(`"${SIDECAR_FORMAT}"`) ? 'yes' : 'no'
}

/** Pairs of text and standoff, as brat and the shared tasks of BioNLP have them. */
export const bratFormat: Format = {
  id: 'brat',
  name: 'brat standoff',
  description: 'A text and an annotation file for each article, with configuration files for brat.',
  extension: 'ann',
  mediaType: 'text/plain',
  layout: 'folder',
  offsetUnit: 'codepoint',
  documentation: DOCUMENTATION,
  losses: {
    ...CHECK_LOSSES,
    segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
    scheme: {
      kind: 'approximated',
      message:
        'Of the label scheme names, hierarchy, colours and choices are written; keys, descriptions and examples are not.'
    }
  },
  reads: ENDINGS,
  readSettings: [POSITIONS, NAMES],
  recognise,
  encode: encodeBrat,
  decode: decodeBrat
}
