import type { Article } from '../model/article'
import type { VerdictScale } from '../model/verdict-scale'
import type { Session } from '../model/desk'
import type { SessionDesk, SessionDocument } from '../session/session-document'
import type { ClaimEvent } from './claim-history'

/** The parts of a report, in their order. The cover and the summary are always there. */
export const REPORT_SECTIONS = [
  'changes',
  'claims',
  'text',
  'excluded',
  'sources',
  'contacts',
  'unknown',
  'method',
  'corrections',
  'log'
] as const
export type ReportSection = (typeof REPORT_SECTIONS)[number]

export interface ReportOptions {
  readonly sections: readonly ReportSection[]
  /** X8: with private notes, contacts that are not public, contact details, and what is marked as sensitive. */
  readonly includePrivate: boolean
  /** The checker is called “the checker” instead of by name. */
  readonly anonymiseChecker: boolean
}

/** Everything that may leave without asking. */
export const PLAIN_REPORT: ReportOptions = {
  sections: REPORT_SECTIONS,
  includePrivate: false,
  anonymiseChecker: false
}

export interface ReportArticle extends SessionDocument {
  readonly article: Article
}

/** What the log of the session says of itself. */
export interface LogDigest {
  readonly entries: number
  /** SHA-256 of the last line, in hex; '' for a journal without a line. */
  readonly lastHash: string
  /** Places where the chain does not hold, in words. */
  readonly faults: readonly string[]
}

/** A text that evidence quotes from and that is none of the session's. */
export interface LinkedText {
  readonly title: string
  readonly text: string
}

export interface ReportInput {
  readonly session: Session
  /** Those of the session that are in the library, in the session's order. */
  readonly articles: readonly ReportArticle[]
  readonly desk: SessionDesk
  /** All scales that are known, the library's own too. */
  readonly scales: readonly VerdictScale[]
  /** Names of people, by their ids. */
  readonly people: ReadonlyMap<string, string>
  /** Texts of other articles that evidence links to, by the articles' ids. */
  readonly linked: ReadonlyMap<string, LinkedText>
  /** What happened to each claim, oldest first, by the claims' ids. */
  readonly history: ReadonlyMap<string, readonly ClaimEvent[]>
  readonly log: LogDigest
  /** `Claimdesk 1.0.0`. */
  readonly software: string
  /** ISO 8601 in UTC. */
  readonly now: string
  readonly options: ReportOptions
}

/** A claim's words are not what the text has at their place: nothing of it may leave. `claim` is its code. */
export class ReportError extends Error {
  readonly claim: string

  constructor(claim: string, message: string) {
    super(message)
    this.name = 'ReportError'
    this.claim = claim
  }
}
