import type { SourceKind, SourceTier, Speaker } from '../../../core/model/desk'

export const SOURCE_KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  person: 'Person',
  document: 'Document',
  dataset: 'Data set',
  site: 'Web site',
  book: 'Book',
  archive: 'Archive'
}

/** How near a source is to the fact, in words: what the trade's names mean. */
export const TIER_TOLD: Readonly<Record<SourceTier, string>> = {
  primary: 'Primary: saw it, did it or made it',
  secondary: 'Secondary: tells what others saw or made',
  tertiary: 'Tertiary: gathers what others tell'
}

export const SPEAKER_KIND_WORDS: Readonly<Record<Speaker['kind'], string>> = {
  person: 'Person',
  organisation: 'Organisation',
  document: 'Document'
}

export const SPEAKER_KINDS: readonly Speaker['kind'][] = ['person', 'organisation', 'document']

/** The parts that say something, one after the other. */
export const listed = (...parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join(' · ')
