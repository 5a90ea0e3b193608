import { CHECK_LOSSES } from '../check-losses'
import type { Loss, LossTable } from '../losses'

const lost = (message: string): Loss => ({ kind: 'lost', message })

/** What WebAnno TSV has no place for. */
export const TSV_LOSSES: LossTable = {
  ...CHECK_LOSSES,
  metadata: lost('Titles, sources, dates and tags of articles are left out.'),
  status: lost('Whether an article is done is left out.'),
  segments: lost('The roles of text segments (title, caption, credit…) are left out.'),
  'discontinuous-spans': {
    kind: 'approximated',
    message: 'An annotation of several passages becomes one over everything between them, or one for each passage.',
    policies: ['hull', 'parts', 'drop', 'refuse']
  },
  'zero-width-spans': {
    kind: 'approximated',
    message: 'A mark of no words that stands between two words moves to the end of the word before it.',
    policies: ['keep', 'drop', 'refuse']
  },
  'white-space-edges': {
    kind: 'approximated',
    message: 'Annotations lose the white space at their ends; one of white space alone becomes a mark of no words.'
  },
  orphans: lost('Orphaned annotations are left out: they have no place in the text.'),
  attributes: {
    kind: 'approximated',
    message: 'Every attribute becomes text: numbers, yes or no, and lists (as “one, two”).'
  },
  notes: {
    kind: 'approximated',
    message:
      'Notes on passages and relations are written; those on claims, labels of articles and articles are left out.'
  },
  people: lost('Who made an annotation is left out.'),
  times: lost('When an annotation was made is left out.'),
  'document-labels': lost('Labels on whole articles are left out.'),
  'document-label-values': lost('Values of labels on whole articles are left out.'),
  'document-label-attributes': lost('Attributes of labels on whole articles are left out.'),
  'relations-between-articles': lost('Relations between articles are left out.'),
  'relation-attributes': {
    kind: 'approximated',
    message: 'Attributes of relations become text: numbers, yes or no, and lists (as “one, two”).'
  },
  claims: lost('Claims are left out; the passages they stand in are written.'),
  'claims-on-several-spans': lost('Claims are left out.'),
  'further-claims-of-a-span': lost('Claims are left out.'),
  verdicts: lost('Verdicts are left out.'),
  bookmarks: lost('Bookmarks are left out.'),
  scheme: lost('Colours, keys and descriptions of labels are left out.'),
  'token-features': {
    kind: 'approximated',
    message:
      'Parts of speech, lemmas, stems and morphology become annotations; what else is said of tokens is left out.'
  },
  extra: lost('What a file said beyond that is left out; ids of sentences are written.')
}
