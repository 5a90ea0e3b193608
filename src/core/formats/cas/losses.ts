import { CHECK_LOSSES } from '../check-losses'
import type { LossTable } from '../losses'

/** What a CAS does not carry; the same in JSON and XMI. */
export const CAS_LOSSES: LossTable = {
  ...CHECK_LOSSES,
  segments: { kind: 'lost', message: 'Which parts of an article are headline, teaser or caption is left out.' },
  'discontinuous-spans': {
    kind: 'approximated',
    message: 'UIMA knows annotations without gaps only. A highlight of several parts becomes several, or one over all.',
    policies: ['parts', 'hull', 'drop', 'refuse']
  },
  orphans: { kind: 'lost', message: 'Highlights whose words are no longer in the text are left out.' },
  'relations-between-articles': {
    kind: 'lost',
    message: 'A CAS is about one article. Relations to passages of another one are left out.'
  },
  scheme: { kind: 'lost', message: 'Colours, keys and descriptions of labels are left out; their names are written.' }
}
