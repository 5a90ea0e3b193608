import type { LossFeature, LossItem, Policy } from '../../../core/formats/losses'

/** What a format may be unable to carry, as a person calls it. */
export const FEATURE_NAMES: Readonly<Record<LossFeature, string>> = {
  text: 'Texts of the articles',
  metadata: 'Facts about the articles',
  status: 'Status of the articles',
  segments: 'Parts of the articles, such as titles and captions',
  spans: 'Highlights',
  overlaps: 'Highlights that overlap',
  'discontinuous-spans': 'Highlights of several parts',
  'zero-width-spans': 'Marks without words',
  'white-space-edges': 'Spaces at the ends of highlights',
  'sub-token-spans': 'Highlights that end inside a word',
  orphans: 'Highlights that have lost their place',
  'label-names': 'Names of labels',
  attributes: 'Attributes of highlights',
  tags: 'Tags',
  notes: 'Notes',
  people: 'People who annotated',
  times: 'Times of annotating',
  'document-labels': 'Labels of whole articles',
  'document-label-values': 'Values of article labels',
  'document-label-attributes': 'Attributes of article labels',
  relations: 'Relations',
  'relations-between-articles': 'Relations between articles',
  'relation-attributes': 'Attributes of relations',
  claims: 'Claims',
  'claims-on-several-spans': 'Claims on several highlights',
  'further-claims-of-a-span': 'Further claims of a highlight',
  verdicts: 'Verdicts',
  checks: 'Decisions and details of checks',
  questions: 'Questions about claims',
  evidence: 'Evidence and sources',
  marks: 'Marks of passages without a claim',
  'active-time': 'Time spent on claims',
  bookmarks: 'Bookmarks',
  scheme: 'Descriptions, colours and keys of labels',
  'token-features': 'Facts about words',
  extra: 'What a file said beyond this'
}

/** What can be done about it, as a choice is called. */
export const POLICY_NAMES: Readonly<Record<Policy, string>> = {
  keep: 'Keep as described',
  drop: 'Leave out',
  outermost: 'Keep the outermost',
  longest: 'Keep the longest',
  layers: 'One file per layer',
  hull: 'Fill the gaps',
  parts: 'A passage for each part',
  expand: 'Widen to whole words',
  refuse: 'Stop'
}

/** What the choice does; null where the message of the loss says it. */
export const POLICY_EFFECTS: Readonly<Record<Policy, string | null>> = {
  keep: null,
  drop: null,
  outermost: 'Of those that overlap, the one that begins first stays; the others are left out.',
  longest: 'Of those that overlap, the longest stays; the others are left out.',
  layers: 'All stay: an article is written several times, so that nothing overlaps in any of them.',
  hull: 'Each becomes one passage from its first word to its last, with the words between.',
  parts: 'Each part becomes a highlight of its own.',
  expand: 'They are widened to the whole words that they touch.',
  refuse: 'Nothing is exported when there is one.'
}

/** Whether nothing of it leaves, or something does: by what was chosen, else by what the format can do. */
export function fateOf({ kind, policy }: Pick<LossItem, 'kind' | 'policy'>): LossItem['kind'] {
  if (policy === 'drop' || policy === 'outermost' || policy === 'longest') return 'lost'
  return policy === 'keep' ? kind : 'approximated'
}

/** The policies a person can choose for a loss as it is now; none when another choice decides. */
export function choosablePolicies(
  feature: LossFeature,
  losses: readonly { readonly feature: LossFeature; readonly policies: readonly Policy[] }[],
  { includeNotes, includeText }: { readonly includeNotes: boolean; readonly includeText: boolean }
): readonly Policy[] {
  if (feature === 'notes' && !includeNotes) return []
  if (feature === 'text' && !includeText) return []
  return losses.find((loss) => loss.feature === feature)?.policies ?? []
}
