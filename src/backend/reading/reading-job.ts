import { findAttributions } from '../../core/attribution/find-attributions'
import { lintText } from '../../core/lint/lint'
import type { LintContext } from '../../core/lint/lint'
import { findCandidates } from '../../core/suggest/candidates/find-candidates'
import type { Reading } from '../../api/reading-views'

/** A text to be read: everything that what is found depends on, and nothing else. */
export type ReadingJob = LintContext
export type Found = Omit<Reading, 'article' | 'revision'>

/** What the rules find in a text; the same for the same job. */
export function doReadingJob(job: ReadingJob): Found {
  const { text, segments, language } = job
  return {
    candidates: findCandidates({ text, segments, language }),
    attributions: findAttributions(text, segments, language),
    lints: lintText(job)
  }
}
