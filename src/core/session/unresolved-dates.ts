import { lintDocument } from '../lint/lint-document'
import { relativeDate } from '../lint/relative-date'
import type { Finding } from './normalise'

/** Words that mean the day of writing without a day in them; no date can be put in their place by rule. */
const PRESENT =
  /(?<![\p{L}-])(?:recently|lately|currently|nowadays|at (?:the moment|present)|these days|so far|to date|until now|(?:right |just )?now)(?![\p{L}-])/giu

/**
 * Dates that depend on the day of writing: those that the linter of relative dates finds, with what they come to when
 * that day is known, and words for the present. In English.
 *
 * @param referenceDate day of writing, ISO 8601, may be partial
 */
export function findRelativeDates(text: string, referenceDate: string | null): readonly Finding[] {
  const document = lintDocument({
    text,
    segments: [],
    publishedAt: referenceDate,
    asOf: null,
    language: 'en',
    people: []
  })
  const dates = relativeDate.find(document).map(({ start, end, quote, message, suggestion, detail }): Finding => {
    const resolved = detail['resolved']
    const instead = resolved === undefined ? null : (suggestion ?? String(resolved))
    const help = instead === null ? message : `Write the date: counted from the day this was written it is ${instead}.`
    return { kind: 'relative-date', start, end, words: quote, help, instead }
  })
  const present = [...text.matchAll(PRESENT)].map(({ 0: words, index: start }): Finding => ({
    kind: 'relative-date',
    start,
    end: start + words.length,
    words,
    help: `“${words}” means the day this was written. Say as of when it holds.`,
    instead: null
  }))
  return [...dates, ...present]
}
