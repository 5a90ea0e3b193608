import type { Quote, TextRange } from './text-range'

// What a fact-check says of one claim. The fields and their values follow docs/fact-checking.md; where a value is
// that of a published scheme (AVeriTeC, ClaimReview, Full Fact, CheckThat), it is named there.

/** What kind of thing is claimed; a claim may be several. */
export const CLAIM_TYPES = [
  'quantity',
  'comparison',
  'superlative',
  'measurement',
  'date',
  'event',
  'property',
  'causal',
  'quote',
  'position',
  'law',
  'prediction',
  'personal',
  'name',
  'place',
  'image',
  'other'
] as const
export type ClaimType = (typeof CLAIM_TYPES)[number]

/** Whether there is anything to check, and if not, why. */
export const CHECKABLE = ['yes', 'opinion', 'prediction', 'personal-experience', 'vague', 'not-a-claim'] as const
export type Checkable = (typeof CHECKABLE)[number]

/** Where a claim stands. A suggestion that nobody accepted is no claim and has no status. */
export const CLAIM_STATUSES = [
  'queued',
  'in-progress',
  'waiting',
  'decided',
  'in-review',
  'disputed',
  'final',
  'corrected',
  'not-checkable',
  'out-of-scope',
  'dropped'
] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

/** The outcome of a line check: what is to be done about the words. */
export const DISPOSITIONS = [
  'ok',
  'ok-with-source',
  'change',
  'clarify',
  'query-author',
  'query-source',
  'cannot-confirm',
  'cut',
  'opinion'
] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** Whether the claim is checked for what was said, for that it was said, or for both. */
export const CHECK_LEVELS = ['content', 'attribution', 'both'] as const
export type CheckLevel = (typeof CHECK_LEVELS)[number]

export const CONFIDENCES = ['low', 'medium', 'high'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** The answer to “did they say it?”, which is another question than “is it true?”. */
export const SAID_IT = ['yes', 'partly', 'no', 'unclear'] as const
export type SaidIt = (typeof SAID_IT)[number]

export const ATTRIBUTION_KINDS = ['direct', 'mixed', 'indirect', 'author-voice'] as const
export type AttributionKind = (typeof ATTRIBUTION_KINDS)[number]
export const ANONYMITIES = ['named', 'role-only', 'anonymous'] as const
export type Anonymity = (typeof ANONYMITIES)[number]
export const CUE_TYPES = ['statement', 'belief', 'intention', 'attitude', 'report', 'perception'] as const
export type CueType = (typeof CUE_TYPES)[number]

/**
 * Words of the claim's article. The range (UTF-16 code units) is believed only while the text has the words there;
 * else the words are what counts, and they are looked for again when the passage is shown.
 */
export interface Passage {
  readonly range: TextRange
  readonly quote: Quote
}

/** Who is said to have said it: source, cue and what was said. */
export interface ClaimAttribution {
  readonly kind: AttributionKind
  readonly anonymity: Anonymity
  readonly source: Passage | null
  readonly cue: Passage | null
  readonly content: Passage | null
  readonly cueType: CueType | null
  /** Nested sources: “reported by X, who had it from Y”, outermost first. */
  readonly reportedVia: readonly string[]
}

/** A date as it is known, and the words that say it: `2024-08-19` for “on Monday last week”. */
export interface ClaimDate {
  /** ISO 8601, may be partial; null while the words are not resolved. */
  readonly date: string | null
  readonly words: string
}

/** Somebody or something has to answer before it goes on. */
export interface Waiting {
  readonly for: 'author' | 'source' | 'document'
  /** A name. */
  readonly on: string
  /** ISO 8601 date, or null. */
  readonly due: string | null
}

/** Where a claim was suggested by rules or a model; kept apart from what people say of it. */
export interface SuggestedBy {
  /** `rules@1`. */
  readonly model: string
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly string[]
  /** Whether the words were changed before they were accepted. */
  readonly edited: boolean
}

/** A public correction. */
export interface Correction {
  /** ISO 8601 date. */
  readonly date: string
  readonly text: string
}

/** A policy rule that was overridden, and why. */
export interface PolicyOverride {
  readonly rule: string
  readonly reason: string
}

export interface ClaimCheck {
  /** Of the claim in its article, from 1; 0 where nobody gave it one. Shown as `K-014`. */
  readonly number: number
  readonly status: ClaimStatus
  /** The claim in few words, for a headline; 75 characters at most are shown by most readers. */
  readonly headline: string
  readonly types: readonly ClaimType[]
  readonly checkable: Checkable
  readonly level: CheckLevel
  /** 1 (most urgent) to 5; 0: none given. */
  readonly priority: number
  readonly subjectivity: 'objective' | 'subjective' | null
  /** ClaimBuster's classes: no fact, an unimportant one, one worth checking. */
  readonly worth: 'nfs' | 'ufs' | 'cfs' | null
  readonly suggestion: SuggestedBy | null
  readonly topics: readonly string[]
  readonly assignee: string
  readonly waiting: Waiting | null
  /** Id in the library's people table of who `speaker` is; null while it is only a name. */
  readonly speakerRef: string | null
  readonly attribution: ClaimAttribution | null
  readonly saidOn: ClaimDate | null
  readonly happenedOn: ClaimDate | null
  /** ISO 3166-1 alpha-2. */
  readonly location: string | null
  /** Where it was said first, and where else: web addresses or names. */
  readonly firstAppearance: string | null
  readonly firstAppearanceArchived: string | null
  readonly appearances: readonly string[]
  /** Who carried it: a site, a broadcaster, a platform. */
  readonly reportedBy: string | null
  readonly strategies: readonly string[]

  readonly disposition: Disposition | null
  readonly saidIt: SaidIt | null
  readonly justification: string
  /** One or two sentences of it. */
  readonly explanation: string
  readonly confidence: Confidence | null
  /** What would change the decision. */
  readonly wouldChange: string
  readonly proposedText: string
  /** What the editor decided about the proposed wording. */
  readonly proposalOutcome: 'accepted' | 'rejected' | 'other' | null
  readonly overrides: readonly PolicyOverride[]
  readonly corrections: readonly Correction[]
  /** ISO 8601 date after which the decision may no longer hold. */
  readonly expires: string | null
  /** Web address of the published check; null while there is none. */
  readonly publishedUrl: string | null
  /** When it was decided, ISO 8601 in UTC; set with a disposition or verdict. */
  readonly decidedAt: string | null
  /** Ids of policy questions answered yes, and by which words. */
  readonly policyAnswers: Readonly<Record<string, string>>
  /** Whether AVeriTeC's second round annotated it anew; kept for files that say so. */
  readonly reannotated: boolean
}

export const EMPTY_CHECK: ClaimCheck = {
  number: 0,
  status: 'queued',
  headline: '',
  types: [],
  checkable: 'yes',
  level: 'content',
  priority: 0,
  subjectivity: null,
  worth: null,
  suggestion: null,
  topics: [],
  assignee: '',
  waiting: null,
  speakerRef: null,
  attribution: null,
  saidOn: null,
  happenedOn: null,
  location: null,
  firstAppearance: null,
  firstAppearanceArchived: null,
  appearances: [],
  reportedBy: null,
  strategies: [],
  disposition: null,
  saidIt: null,
  justification: '',
  explanation: '',
  confidence: null,
  wouldChange: '',
  proposedText: '',
  proposalOutcome: null,
  overrides: [],
  corrections: [],
  expires: null,
  publishedUrl: null,
  decidedAt: null,
  policyAnswers: {},
  reannotated: false
}

/** True when the claim has an outcome: a disposition or a verdict. */
export function isDecided(claim: { readonly verdict: unknown; readonly check: ClaimCheck }): boolean {
  return claim.verdict !== null || claim.check.disposition !== null
}

/** `K-014`. */
export const claimCode = (number: number): string => `K-${String(number).padStart(3, '0')}`
