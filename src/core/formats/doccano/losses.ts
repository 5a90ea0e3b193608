import { CHECK_LOSSES } from '../check-losses'
import type { LossTable } from '../losses'

const EVERYWHERE: LossTable = {
  ...CHECK_LOSSES,
  segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
  scheme: {
    kind: 'lost',
    message: 'Colours, keys and descriptions of labels are left out; doccano makes labels as it reads them.'
  },
  'token-features': { kind: 'lost', message: 'Tokens and what is said of them are left out.' }
}

/** What rows with passages lose. What doccano has no field for goes along under `claimdesk`, and is not lost. */
export const ROW_LOSSES: LossTable = {
  ...EVERYWHERE,
  'discontinuous-spans': {
    kind: 'approximated',
    message: 'Annotations in several parts become one without gaps, because doccano has no other.',
    policies: ['hull', 'parts', 'drop', 'refuse']
  },
  'zero-width-spans': { kind: 'lost', message: 'Annotations without words are left out: doccano refuses them.' },
  orphans: { kind: 'lost', message: 'Orphaned annotations are left out: their words are not in the text.' },
  'relations-between-articles': { kind: 'lost', message: 'Relations to another article are left out.' }
}

/** What goes with the passages where only whole texts have labels. */
const WITHOUT_SPANS: LossTable = {
  ...EVERYWHERE,
  spans: { kind: 'lost', message: 'Annotations of passages are left out: only document labels are written.' },
  orphans: { kind: 'lost', message: 'Orphaned annotations are left out, too.' },
  attributes: { kind: 'lost', message: 'Attributes of annotations are left out with them.' },
  tags: { kind: 'lost', message: 'Tags of annotations are left out with them.' },
  relations: { kind: 'lost', message: 'Relations are left out.' },
  'relations-between-articles': { kind: 'lost', message: 'Relations to another article are left out.' },
  'relation-attributes': { kind: 'lost', message: 'Attributes of relations are left out with them.' },
  claims: { kind: 'lost', message: 'Claims are left out: they belong to passages.' },
  'claims-on-several-spans': { kind: 'lost', message: 'Claims on several passages are left out.' },
  'further-claims-of-a-span': { kind: 'lost', message: 'Further claims of a passage are left out.' },
  verdicts: { kind: 'lost', message: 'Verdicts are left out with their claims.' },
  bookmarks: { kind: 'lost', message: 'Bookmarks are left out.' }
}

/** What JSON lines of whole texts lose. */
export const ARTICLE_LOSSES: LossTable = WITHOUT_SPANS

/** What is lost where there is nothing but a text and names of labels. */
export const TABLE_LOSSES: LossTable = {
  ...WITHOUT_SPANS,
  metadata: { kind: 'lost', message: 'Title, author, publisher, address, date and tags of the articles are left out.' },
  status: { kind: 'lost', message: 'How far the work on an article is, is left out.' },
  notes: { kind: 'lost', message: 'Notes are left out.' },
  people: { kind: 'lost', message: 'Who gave a label is left out; a label that several people gave is written once.' },
  times: { kind: 'lost', message: 'When a label was given is left out.' },
  'document-label-values': { kind: 'lost', message: 'Values of document labels are left out.' },
  'document-label-attributes': { kind: 'lost', message: 'Attributes of document labels are left out.' },
  extra: { kind: 'lost', message: 'What other programs had said of the articles is left out.' }
}
