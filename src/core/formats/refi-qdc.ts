import type { Format } from './format'
import { LOSS_FEATURES } from './losses'
import type { LossTable } from './losses'
import { decodeCodebook } from './refi-qda/decode-codebook'
import { encodeCodebook } from './refi-qda/encode-codebook'

const ONLY_LABELS = 'A codebook holds the labels and nothing else.'

const losses: LossTable = {
  ...Object.fromEntries(
    LOSS_FEATURES.filter((feature) => feature !== 'label-names').map((feature) => [
      feature,
      { kind: 'lost', message: ONLY_LABELS } as const
    ])
  ),
  scheme: {
    kind: 'approximated',
    message: 'Labels have their groups, colours and descriptions; keys, examples and questions about them are left out.'
  }
}

/** The labels alone, as programs for qualitative analysis exchange them. */
export const refiQdcFormat: Format = {
  id: 'refi-qdc',
  name: 'REFI-QDA codebook',
  description:
    'The labels with their groups, colours and descriptions, for NVivo, ATLAS.ti, MAXQDA, QualCoder and others.',
  extension: 'qdc',
  mediaType: 'application/xml',
  layout: 'file',
  offsetUnit: null,
  documentation: `One XML file, \`codebook.qdc\`, valid by the schema of REFI-QDA 1.0 (\`urn:QDA-XML:codebook:1.0\`).

- Labels of all schemes are \`Code\` elements, nested as their paths are (\`Economy/Taxes\` is \`Taxes\` in \`Economy\`). A
  group that is no label itself has \`isCodable="false"\`. Labels that were used, but are in no scheme, are there, too.
- \`guid\` is the label's id when that is a UUID, else one derived from it, the same in every export. \`color\` is the
  label's hue at a medium lightness. \`Description\` is its description.
- With several schemes there is a \`Set\` for each of them.

Reading takes the labels and no documents. The hue of \`color\` is the label's; greys get a colour of their own. Groups
that cannot be applied and say nothing are only parts of paths. A slash in a code's name is a part of the path, too. The
second code of a name in one group gets a number. Sets are named, not taken over.`,
  losses,
  encode: encodeCodebook,
  reads: ['.qdc'],
  recognise: (path, head) => {
    if (/<(?:\w+:)?CodeBook\b[^>]*urn:QDA-XML:/.test(head)) return 'yes'
    return path.toLowerCase().endsWith('.qdc') ? 'maybe' : 'no'
  },
  decode: decodeCodebook
}
