import type { Segment } from '../model/article'
import type { TextRange } from '../model/text-range'
import type { SegmentProposal } from './propose-segments'

const isSamePlace = (a: TextRange, b: TextRange): boolean => a.start === b.start && a.end === b.end

/** Proposals that nobody has decided on yet. */
export function openProposals(
  proposals: readonly SegmentProposal[],
  segments: readonly Segment[]
): readonly SegmentProposal[] {
  const decided = segments.filter(({ confirmedBy, excluded }) => confirmedBy !== null || excluded)
  return proposals.filter((proposal) => !decided.some((segment) => isSamePlace(segment, proposal)))
}

/**
 * The parts of an article with a decision on proposals: left out of work, or kept in it. The decision stays with the
 * part, so that it is not asked for again. In text order.
 */
export function decideProposals(
  segments: readonly Segment[],
  proposals: readonly SegmentProposal[],
  excluded: boolean,
  person: string
): readonly Segment[] {
  const rest = segments.filter((segment) => !proposals.some((proposal) => isSamePlace(segment, proposal)))
  const decided = proposals.map(({ start, end, role, reason }): Segment => ({
    start,
    end,
    role,
    excluded,
    reason,
    confirmedBy: person
  }))
  return [...rest, ...decided].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** The excluded part that an offset lies in or touches, in UTF-16 code units, or null. */
export function excludedAt(segments: readonly Segment[], offset: number): Segment | null {
  return segments.find(({ excluded, start, end }) => excluded && start <= offset && offset <= end) ?? null
}

/** The parts with one more stretch left out by a person. */
export function excludeRange(segments: readonly Segment[], range: TextRange, person: string): readonly Segment[] {
  const added: Segment = { ...range, role: 'other', excluded: true, reason: 'left out by hand', confirmedBy: person }
  const rest = segments.filter((segment) => !isSamePlace(segment, range) || segment.role !== 'other')
  return [...rest, added].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** The parts with one of them taken back into work; what was only a stretch left out by hand goes. */
export function restoreSegment(segments: readonly Segment[], restored: Segment, person: string): readonly Segment[] {
  return segments.flatMap((segment) => {
    if (segment !== restored) return [segment]
    return segment.role === 'other' ? [] : [{ ...segment, excluded: false, confirmedBy: person }]
  })
}
