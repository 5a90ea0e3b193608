import { spanQuote } from '../../model/annotation'
import type { Claim } from '../../model/claim'
import { claimCode } from '../../model/claim-check'
import type { DeskView, Source } from '../../model/desk'
import { byPosition } from '../../model/evidence'
import type { Evidence, Question } from '../../model/evidence'
import type { CanonicalVerdict, VerdictScale, VerdictScaleValue } from '../../model/verdict-scale'
import { findScale, findVerdict } from '../../model/verdict-scales'
import type { ExportDocument } from '../format'

/** A claim with everything that belongs to it, as formats of claims write it. */
export interface ClaimSheet {
  readonly document: ExportDocument
  readonly claim: Claim
  /** The claim as one sentence; where nobody wrote one, the words of its passages. */
  readonly text: string
  /** The words of its passages as they stand in the text. */
  readonly verbatim: string
  /** Who said it: as it was written, else as the people table has it; empty when nobody knows. */
  readonly speaker: string
  /** Value of its verdict; null when there is none, or the scale is unknown here. */
  readonly value: VerdictScaleValue | null
  readonly scale: VerdictScale | null
  readonly questions: readonly Question[]
  readonly evidence: readonly Evidence[]
}

/** Makes sheets of the claims of documents. */
export class ClaimSheets {
  readonly #desk: DeskView
  readonly #scales: readonly VerdictScale[]
  readonly #speakers: ReadonlyMap<string, string>
  readonly #sources: ReadonlyMap<string, Source>

  constructor({ desk }: { readonly desk: DeskView }) {
    this.#desk = desk
    this.#scales = desk.scale.map(({ scale }) => scale)
    this.#speakers = new Map(desk.speaker.map(({ id, name }) => [id, name]))
    this.#sources = new Map(desk.source.map((source) => [source.id, source]))
  }

  /** The claims of a document in the order of their first passages; of one passage, by their numbers and ids. */
  of(document: ExportDocument): readonly ClaimSheet[] {
    const places = new Map(document.spans.map(({ id }, index) => [id, index]))
    const words = new Map(document.spans.map((span) => [span.id, spanQuote(span)]))
    const first = ({ spans }: Claim): number => Math.min(...spans.map((span) => places.get(span) ?? Infinity))
    const questions = grouped(document.questions)
    const evidence = grouped(document.evidence)
    return [...document.claims]
      .sort((a, b) => first(a) - first(b) || a.check.number - b.check.number || (a.id < b.id ? -1 : 1))
      .map((claim) => {
        const verbatim = claim.spans.map((span) => words.get(span) ?? '').join(' … ')
        const { verdict, normalized, check } = claim
        return {
          document,
          claim,
          text: normalized === '' ? verbatim : normalized,
          verbatim,
          speaker: claim.speaker || (this.#speakers.get(check.speakerRef ?? '') ?? ''),
          value: verdict && findVerdict(verdict, this.#scales),
          scale: verdict && findScale(verdict.scale, this.#scales),
          questions: questions.get(claim.id) ?? [],
          evidence: evidence.get(claim.id) ?? []
        }
      })
  }

  /** The entry of the source log; null when the evidence has none. */
  source({ source }: Evidence): Source | null {
    return source === null ? null : (this.#sources.get(source) ?? null)
  }

  /** The person as the people table has them; null when they are not in it. */
  person({ claim }: ClaimSheet): DeskView['speaker'][number] | null {
    return this.#desk.speaker.find(({ id }) => id === claim.check.speakerRef) ?? null
  }
}

function grouped<Record extends { readonly claim: string; readonly position: number; readonly id: string }>(
  records: readonly Record[]
): ReadonlyMap<string, readonly Record[]> {
  const groups = new Map<string, Record[]>()
  for (const record of [...records].sort(byPosition)) {
    const group = groups.get(record.claim)
    if (group) group.push(record)
    else groups.set(record.claim, [record])
  }
  return groups
}

const LONGEST_PLACE = 60

/** What a person knows a claim by: its number and its first words. */
export function placeOf({ claim, text }: ClaimSheet): string {
  const words = text.replace(/\s+/g, ' ').trim()
  const short = words.length > LONGEST_PLACE ? `${words.slice(0, LONGEST_PLACE).trimEnd()}…` : words
  return claim.check.number > 0 ? `${claimCode(claim.check.number)} ${short}` : short
}

/** What a verdict of a claim can be that was checked. */
export type DecidedClass = Exclude<CanonicalVerdict, 'not-checkable'>

/** Why a claim is not among those that a data set of verdicts has; null when it is. */
export type Skip = 'undecided' | 'not-checkable'

/**
 * The class of a claim's verdict, or why there is none. A claim that was put aside as nothing to check has none, whatever
 * its verdict.
 */
export function classOf({ claim, value }: ClaimSheet): { readonly class: DecidedClass } | { readonly skip: Skip } {
  const { status, checkable } = claim.check
  if (status === 'not-checkable' || checkable !== 'yes') return { skip: 'not-checkable' }
  if (value === null) return { skip: 'undecided' }
  return value.canonical === 'not-checkable' ? { skip: 'not-checkable' } : { class: value.canonical }
}

/** One line of it, for tables: white space of every kind becomes one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
