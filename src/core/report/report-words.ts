import type {
  Anonymity,
  AttributionKind,
  Checkable,
  CheckLevel,
  ClaimStatus,
  ClaimType,
  CueType,
  Disposition,
  SaidIt
} from '../model/claim-check'
import type { SegmentRole } from '../model/article'
import type { SessionPreset, SourceKind, SourceTier } from '../model/desk'
import type { AnswerType, Capture, Medium, Stance } from '../model/evidence'
import type { CanonicalVerdict } from '../model/verdict-scale'
import type { SentenceState } from '../session/coverage'
import { DISPOSITION_NEEDS } from '../session/outcome'

// What a report calls the values of records. A glyph and a hue never say anything that the words do not.

interface Shown {
  readonly label: string
  readonly glyph: string
  readonly hue: number | null
  readonly means: string
}

const line = (disposition: Disposition, glyph: string, hue: number | null, means: string): Shown => ({
  label: DISPOSITION_NEEDS[disposition].label,
  glyph,
  hue,
  means
})

export const DISPOSITION_WORDS: Readonly<Record<Disposition, Shown>> = {
  ok: line('ok', '✓', 155, 'The words stand as they are.'),
  'ok-with-source': line('ok-with-source', '✓', 155, 'The words stand, and their source is on file.'),
  change: line('change', '△', 50, 'The words are wrong; other words are proposed.'),
  clarify: line('clarify', '△', 70, 'The words mislead, or say too little, without more context.'),
  'query-author': line('query-author', '?', 245, 'The author has to answer first.'),
  'query-source': line('query-source', '?', 245, 'A source has to answer first.'),
  'cannot-confirm': line('cannot-confirm', '?', 300, 'Nothing that was found settles it.'),
  cut: line('cut', '✕', 28, 'The words should go.'),
  opinion: line('opinion', '–', null, 'An opinion: there is nothing in it to check.')
}

export const SENTENCE_WORDS: Readonly<Record<SentenceState, Shown>> = {
  checked: { label: 'checked', glyph: '✓', hue: 155, means: 'Every word is accounted for, at least one by a claim.' },
  cleared: {
    label: 'nothing to check',
    glyph: '–',
    hue: 245,
    means: 'The checker says that nothing is to be checked.'
  },
  claimed: { label: 'claim still open', glyph: '○', hue: 28, means: 'A claim in it is not decided.' },
  partly: {
    label: 'partly accounted for',
    glyph: '◐',
    hue: 70,
    means: 'Something was said of some of its words only.'
  },
  untouched: { label: 'not accounted for', glyph: '□', hue: null, means: 'Nothing was said of any of its words.' }
}

export const CANONICAL_WORDS: Readonly<Record<CanonicalVerdict, string>> = {
  supported: 'supported',
  refuted: 'refuted',
  conflicting: 'conflicting',
  'not-enough-evidence': 'not enough evidence',
  'not-checkable': 'not checkable'
}

export const STANCE_WORDS: Readonly<Record<Stance, { readonly label: string; readonly hue: number | null }>> = {
  supports: { label: 'Supports', hue: 155 },
  refutes: { label: 'Refutes', hue: 28 },
  conflicts: { label: 'Conflicts', hue: 50 },
  context: { label: 'Context', hue: 245 },
  background: { label: 'Background', hue: null }
}

export const STATUS_WORDS: Readonly<Record<ClaimStatus, string>> = {
  queued: 'not begun',
  'in-progress': 'in progress',
  waiting: 'waiting',
  decided: 'decided',
  'in-review': 'in review',
  disputed: 'disputed',
  final: 'final',
  corrected: 'corrected',
  'not-checkable': 'not checkable',
  'out-of-scope': 'out of scope',
  dropped: 'dropped'
}

export const TYPE_WORDS: Readonly<Record<ClaimType, string>> = {
  quantity: 'quantity',
  comparison: 'comparison',
  superlative: 'superlative or first',
  measurement: 'measurement or conversion',
  date: 'date or chronology',
  event: 'event',
  property: 'property',
  causal: 'cause and effect',
  quote: 'quotation',
  position: 'position or support',
  law: 'law or rules',
  prediction: 'prediction',
  personal: 'personal experience',
  name: 'name, title or spelling',
  place: 'place',
  image: 'image or caption',
  other: 'other'
}

export const CHECKABLE_WORDS: Readonly<Record<Checkable, string>> = {
  yes: 'can be checked',
  opinion: 'not checkable: an opinion',
  prediction: 'not checkable: a prediction',
  'personal-experience': 'not checkable: a personal experience',
  vague: 'not checkable: too vague',
  'not-a-claim': 'not a claim'
}

export const LEVEL_WORDS: Readonly<Record<CheckLevel, string>> = {
  content: 'what was said',
  attribution: 'that it was said',
  both: 'what was said, and that it was said'
}

export const SAID_WORDS: Readonly<Record<SaidIt, string>> = {
  yes: 'yes',
  partly: 'in part',
  no: 'no',
  unclear: 'unclear'
}

export const ATTRIBUTION_WORDS: Readonly<Record<AttributionKind, string>> = {
  direct: 'direct quotation',
  mixed: 'partly quoted',
  indirect: 'indirect speech',
  'author-voice': 'the author’s own words'
}

export const ANONYMITY_WORDS: Readonly<Record<Anonymity, string>> = {
  named: 'named',
  'role-only': 'known by role only',
  anonymous: 'anonymous'
}

export const CUE_WORDS: Readonly<Record<CueType, string>> = {
  statement: 'statement',
  belief: 'belief',
  intention: 'intention',
  attitude: 'attitude',
  report: 'report',
  perception: 'perception'
}

export const MEDIUM_WORDS: Readonly<Record<Medium, string>> = {
  'web-text': 'web page',
  pdf: 'PDF',
  'web-table': 'web table',
  image: 'image',
  video: 'video',
  audio: 'audio',
  metadata: 'metadata',
  interview: 'interview',
  email: 'e-mail',
  dataset: 'data set',
  calculation: 'calculation',
  book: 'book',
  other: 'other'
}

export const ANSWER_WORDS: Readonly<Record<AnswerType, string>> = {
  extractive: 'in the source’s words',
  abstractive: 'in the checker’s words',
  boolean: 'yes or no',
  unanswerable: 'no answer could be found'
}

export const CAPTURE_WORDS: Readonly<Record<Capture['how'], string>> = {
  file: 'file',
  paste: 'pasted',
  screenshot: 'screenshot',
  'web-archive': 'web archive'
}

export const SOURCE_WORDS: Readonly<Record<SourceKind, string>> = {
  person: 'person',
  document: 'document',
  dataset: 'data set',
  site: 'site',
  book: 'book',
  archive: 'archive'
}

export const TIER_WORDS: Readonly<Record<SourceTier, string>> = {
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary'
}

export const PRESET_WORDS: Readonly<Record<SessionPreset, string>> = {
  'line-check': 'line check: every verifiable word gets a disposition',
  'claim-check': 'claim check: chosen claims get a verdict with its reasons',
  'data-set': 'data set: claims are labelled for research',
  'class-exercise': 'class exercise'
}

export const ROLE_WORDS: Readonly<Record<SegmentRole, string>> = {
  title: 'title',
  byline: 'byline',
  dateline: 'dateline',
  body: 'body',
  caption: 'caption',
  credit: 'credit',
  teaser: 'teaser',
  ad: 'advertisement',
  other: 'other'
}

/** `3 claims`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`

/** `12,345`, the same on every machine. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** `87 %`, never rounded up to all of it. */
export const percent = (share: number): string => `${share >= 1 ? 100 : Math.min(99, Math.round(share * 100))} %`

/** Active time: `1 h 12 min`, `4 min`, `40 s`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** An ISO 8601 date, partial or with a time, for a reader: `22 Aug 2024`, `Aug 2024`, `2024`. Others as they are. */
export function dateWords(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}).*)?)?)?$/.exec(iso)
  if (!parts) return iso
  const [, year = '', month, day, time] = parts
  const name = MONTHS[Number(month) - 1]
  if (month === undefined || name === undefined) return year
  if (day === undefined) return `${name} ${year}`
  return `${Number(day)} ${name} ${year}${time === undefined ? '' : `, ${time} UTC`}`
}
