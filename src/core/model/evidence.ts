import type { Authored } from './annotation'
import type { Passage } from './claim-check'

/** A question whose answers decide a claim. */
export interface Question extends Authored {
  /** Id of a claim of the same article. */
  readonly claim: string
  readonly text: string
  /** Place among the claim's questions; ties go by id. */
  readonly position: number
}

/** How an answer relates to its source (AVeriTeC). */
export const ANSWER_TYPES = ['extractive', 'abstractive', 'boolean', 'unanswerable'] as const
export type AnswerType = (typeof ANSWER_TYPES)[number]

export const STANCES = ['supports', 'refutes', 'conflicts', 'context', 'background'] as const
export type Stance = (typeof STANCES)[number]

export const MEDIA = [
  'web-text',
  'pdf',
  'web-table',
  'image',
  'video',
  'audio',
  'metadata',
  'interview',
  'email',
  'dataset',
  'calculation',
  'book',
  'other'
] as const
export type Medium = (typeof MEDIA)[number]

/** A file that was copied into the library's `evidence/` folder and is named there by its hash. */
export interface Capture {
  readonly sha256: string
  /** File ending in lower case, without the dot: `pdf`. */
  readonly kind: string
  /** Base name of the file it was. */
  readonly name: string
  readonly bytes: number
  readonly how: 'file' | 'paste' | 'screenshot' | 'web-archive'
  /** ISO 8601 in UTC. */
  readonly capturedAt: string
}

/** A passage of an article of the library. */
export interface LinkedPassage extends Passage {
  readonly article: string
}

/** A calculation with its working; running `expression` again gives the same. */
export interface StoredCalculation {
  readonly expression: string
  readonly result: string
  readonly working: readonly string[]
}

/** A piece of evidence for or against one claim; with `question`, an answer to it. */
export interface Evidence extends Authored {
  /** Id of a claim of the same article. */
  readonly claim: string
  readonly question: string | null
  readonly answer: string
  readonly answerType: AnswerType | null
  /** Required for a yes or no answer (AVeriTeC). */
  readonly booleanExplanation: string
  /** The exact words, and where they stand: page, paragraph, time stamp, cell. */
  readonly quote: string
  readonly locator: string
  /** Id of an entry of the source log. */
  readonly source: string | null
  /** Web addresses of this very evidence, when they are not the source's. */
  readonly url: string | null
  readonly archivedUrl: string | null
  readonly stance: Stance
  readonly medium: Medium | null
  /** ISO 8601 dates, the second may be partial. */
  readonly retrievedOn: string | null
  readonly publishedOn: string | null
  readonly capture: Capture | null
  readonly passage: LinkedPassage | null
  readonly calculation: StoredCalculation | null
  readonly note: string
  /** Kept out of exports and reports unless ticked (X8). */
  readonly sensitive: boolean
  readonly position: number
}

/** The fields of evidence that a person fills in. */
export type EvidenceFields = Omit<Evidence, keyof Authored | 'claim'>

export const EMPTY_EVIDENCE: EvidenceFields = {
  question: null,
  answer: '',
  answerType: null,
  booleanExplanation: '',
  quote: '',
  locator: '',
  source: null,
  url: null,
  archivedUrl: null,
  stance: 'context',
  medium: null,
  retrievedOn: null,
  publishedOn: null,
  capture: null,
  passage: null,
  calculation: null,
  note: '',
  sensitive: false,
  position: 0
}

export const MARK_KINDS = ['nothing-to-check', 'suggestion-rejected', 'lint-dismissed'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

/**
 * What a person said of a passage without making it a claim: there is nothing to check, a suggestion was wrong, a
 * linter's warning does not apply. `rule` names the suggestion's or linter's rule, '' otherwise. When another version
 * of the text no longer has the words, the mark stays with `orphan` true and counts for nothing.
 */
export interface Mark extends Authored, Passage {
  readonly kind: MarkKind
  readonly rule: string
  readonly reason: string
  readonly orphan: boolean
}

/** By place and then by id: the order of questions, and of the evidence on a claim. */
export function byPosition(
  a: { readonly position: number; readonly id: string },
  b: { readonly position: number; readonly id: string }
): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
