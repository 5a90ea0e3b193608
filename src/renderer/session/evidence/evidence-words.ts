import type { AnswerType, Medium, Stance } from '../../../core/model/evidence'
import type { SourceTier } from '../../../core/model/desk'

/** Signs beside the words: colour is never the only carrier. */
export const STANCE_WORDS: Readonly<Record<Stance, { readonly label: string; readonly glyph: string }>> = {
  supports: { label: 'Supports', glyph: '+' },
  refutes: { label: 'Refutes', glyph: '−' },
  conflicts: { label: 'Conflicts', glyph: '±' },
  context: { label: 'Context', glyph: '○' },
  background: { label: 'Background', glyph: '·' }
}

export const MEDIUM_WORDS: Readonly<Record<Medium, string>> = {
  'web-text': 'Web page',
  pdf: 'PDF',
  'web-table': 'Table on the web',
  image: 'Image or graphic',
  video: 'Video',
  audio: 'Audio',
  metadata: 'Metadata',
  interview: 'Interview',
  email: 'E-mail',
  dataset: 'Data set',
  calculation: 'Calculation',
  book: 'Book',
  other: 'Other'
}

export const ANSWER_WORDS: Readonly<Record<AnswerType, string>> = {
  extractive: 'In the source’s words',
  abstractive: 'In my words',
  boolean: 'Yes or no',
  unanswerable: 'No answer could be found'
}

export const TIER_WORDS: Readonly<Record<SourceTier, string>> = {
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary'
}
