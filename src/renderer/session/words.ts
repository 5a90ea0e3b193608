import { DISPOSITIONS } from '../../core/model/claim-check'
import type {
  Anonymity,
  AttributionKind,
  Checkable,
  CheckLevel,
  ClaimStatus,
  ClaimType,
  Confidence,
  Disposition,
  SaidIt,
  Waiting
} from '../../core/model/claim-check'
import type { Session } from '../../core/model/desk'
import type { Stance } from '../../core/model/evidence'
import { DISPOSITION_NEEDS } from '../../core/session/outcome'
import type { QueueOrder } from '../../core/session/queue'

/** A value of a choice in words, with a sign so that colour is never the only carrier. */
export interface Told {
  readonly label: string
  readonly glyph: string
  /** Hue of its colour, in degrees of OKLCH. */
  readonly hue: number
}

export const TYPE_NAMES: Readonly<Record<ClaimType, string>> = {
  quantity: 'Quantity',
  comparison: 'Comparison',
  superlative: 'First or most',
  measurement: 'Measurement',
  date: 'Date',
  event: 'Event',
  property: 'Property',
  causal: 'Cause',
  quote: 'Quotation',
  position: 'Position',
  law: 'Law',
  prediction: 'Prediction',
  personal: 'Personal',
  name: 'Name',
  place: 'Place',
  image: 'Image',
  other: 'Other'
}

export const STATUS_TOLD: Readonly<Record<ClaimStatus, Told>> = {
  queued: { label: 'Queued', glyph: '○', hue: 245 },
  'in-progress': { label: 'In progress', glyph: '◔', hue: 245 },
  waiting: { label: 'Waiting', glyph: '⧖', hue: 75 },
  decided: { label: 'Decided', glyph: '✓', hue: 155 },
  'in-review': { label: 'In review', glyph: '◎', hue: 245 },
  disputed: { label: 'Disputed', glyph: '≠', hue: 28 },
  final: { label: 'Final', glyph: '✔', hue: 155 },
  corrected: { label: 'Corrected', glyph: '↻', hue: 155 },
  'not-checkable': { label: 'Not checkable', glyph: '–', hue: 300 },
  'out-of-scope': { label: 'Out of scope', glyph: '⊘', hue: 300 },
  dropped: { label: 'Dropped', glyph: '✕', hue: 300 }
}

export const CHECKABLE_NAMES: Readonly<Record<Checkable, string>> = {
  yes: 'Can be checked',
  opinion: 'No: an opinion',
  prediction: 'No: a prediction',
  'personal-experience': 'No: a personal experience',
  vague: 'No: too vague',
  'not-a-claim': 'No: nothing is claimed'
}

export const LEVEL_NAMES: Readonly<Record<CheckLevel, string>> = {
  content: 'What was said',
  attribution: 'That it was said',
  both: 'Both'
}

export const SAID_IT_TOLD: Readonly<Record<SaidIt, Told>> = {
  yes: { label: 'Yes', glyph: '●', hue: 155 },
  partly: { label: 'In part', glyph: '◑', hue: 50 },
  no: { label: 'No', glyph: '○', hue: 28 },
  unclear: { label: 'Unclear', glyph: '?', hue: 245 }
}

export const KIND_NAMES: Readonly<Record<AttributionKind, string>> = {
  direct: 'Direct quotation',
  mixed: 'Partly quoted',
  indirect: 'Indirect',
  'author-voice': 'In the author’s voice'
}

export const ANONYMITY_NAMES: Readonly<Record<Anonymity, string>> = {
  named: 'Named',
  'role-only': 'By role only',
  anonymous: 'Anonymous'
}

export const CONFIDENCE_NAMES: Readonly<Record<Confidence, string>> = { low: 'Low', medium: 'Medium', high: 'High' }

export const STANCE_TOLD: Readonly<Record<Stance, Told>> = {
  supports: { label: 'Supports', glyph: '+', hue: 155 },
  refutes: { label: 'Refutes', glyph: '−', hue: 28 },
  conflicts: { label: 'Conflicts', glyph: '±', hue: 50 },
  context: { label: 'Context', glyph: '·', hue: 245 },
  background: { label: 'Background', glyph: '∘', hue: 300 }
}

export const WAITING_NAMES: Readonly<Record<Waiting['for'], string>> = {
  author: 'the author',
  source: 'a source',
  document: 'a document'
}

export const STATE_TOLD: Readonly<Record<Session['state'], Told>> = {
  open: { label: 'Open', glyph: '●', hue: 245 },
  paused: { label: 'Paused', glyph: '❚❚', hue: 75 },
  finished: { label: 'Finished', glyph: '✓', hue: 155 }
}

export const ORDER_NAMES: Readonly<Record<QueueOrder, string>> = {
  text: 'Order of the text',
  priority: 'Priority',
  risk: 'Risk',
  score: 'Score of the suggestion',
  speaker: 'Speaker',
  source: 'Source',
  status: 'Status',
  assignee: 'Who checks it',
  due: 'Due date'
}

/** What a disposition says, its sign, its key and what choosing it means. */
export interface DispositionTold extends Told {
  readonly id: Disposition
  readonly key: string | null
  readonly about: string
}

const DISPOSITION_LOOK: Readonly<Record<Disposition, Omit<DispositionTold, 'id' | 'label'>>> = {
  ok: { glyph: '✓', hue: 155, key: 'O', about: 'The words hold as they are.' },
  'ok-with-source': { glyph: '✓', hue: 155, key: null, about: 'They hold, and the source is on file.' },
  change: { glyph: '✎', hue: 50, key: 'C', about: 'Other words have to stand there.' },
  clarify: { glyph: '＋', hue: 75, key: null, about: 'Right, but it needs context.' },
  'query-author': { glyph: '?', hue: 245, key: 'A', about: 'Only the author can say.' },
  'query-source': { glyph: '?', hue: 245, key: null, about: 'The source has to be asked.' },
  'cannot-confirm': { glyph: '∅', hue: 28, key: '?', about: 'Nothing that was found settles it.' },
  cut: { glyph: '✂', hue: 28, key: null, about: 'The words should go.' },
  opinion: { glyph: '–', hue: 300, key: null, about: 'An opinion: nothing to check.' }
}

/** The dispositions of a line check, in their order. */
export const DISPOSITIONS_TOLD: readonly DispositionTold[] = DISPOSITIONS.map((id) => ({
  id,
  label: DISPOSITION_NEEDS[id].label,
  ...DISPOSITION_LOOK[id]
}))

export const dispositionTold = (id: Disposition): DispositionTold => {
  const label = DISPOSITION_NEEDS[id].label
  return { id, label, ...DISPOSITION_LOOK[id] }
}

/** Seconds as people read them on a clock: `4:12`, `1:02:09`. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const padded = (value: number): string => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`
}

/** Seconds in rough words: `about 20 min`, `about 2 h`. */
export function roughTime(seconds: number): string {
  if (seconds < 45) return 'less than a minute'
  const minutes = Math.max(1, Math.round(seconds / 60))
  if (minutes < 90) return `about ${minutes} min`
  return `about ${Math.round(minutes / 60)} h`
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
