import type { AuditVerification, EvidenceCheck } from '../../../api/evidence-views'
import type { HistoryEntry } from '../../../core/commands/history'
import { counted, formatBytes } from '../../ui/format-bytes'
import { groupDigits } from '../../ui/group-digits'

/** What a check found, in words: one sentence, and what is at fault. */
export interface Finding {
  readonly isGood: boolean
  readonly summary: string
  readonly faults: readonly string[]
}

/** Whether every entry of the journals follows from the one before, and where not. */
export function auditFinding({ journals, problems }: AuditVerification): Finding {
  const faults = [
    ...journals.flatMap(({ name, faults: found }) =>
      found.map(({ line, message }) => `Journal ${name}, line ${groupDigits(line)}: ${message}`)
    ),
    ...problems
  ]
  const entries = journals.reduce((sum, journal) => sum + journal.entries, 0)
  const size = `${counted(entries, 'entry', 'entries')} in ${counted(journals.length, 'journal')}`
  if (faults.length === 0) {
    return { isGood: true, summary: `The log is whole: ${size}, and each follows from the one before.`, faults }
  }
  return {
    isGood: false,
    summary: `The log is not whole: ${counted(faults.length, 'fault')} in ${size}. Keep the library as it is and compare it with a copy.`,
    faults
  }
}

/** Whether the captured files are what they were. */
export function filesFinding({ captures, faults, unused }: EvidenceCheck): Finding {
  const told = faults.map(({ capture, state, evidence }) => {
    const names = `${counted(evidence.length, 'piece')} of evidence ${evidence.length === 1 ? 'names' : 'name'} it`
    return `${capture.name}: ${state === 'missing' ? 'the file is missing' : 'the file is not what it was'}; ${names}.`
  })
  const bytes = unused.reduce((sum, file) => sum + file.bytes, 0)
  const kept =
    unused.length === 0
      ? ''
      : ` ${counted(unused.length, 'file')} (${formatBytes(bytes)}) that no evidence names now ${unused.length === 1 ? 'is' : 'are'} kept.`
  if (faults.length === 0) {
    const whole =
      captures === 0
        ? 'No evidence has a file yet.'
        : `${counted(captures, 'file')} of evidence: all there, and as they were.`
    return { isGood: true, summary: `${whole}${kept}`, faults: [] }
  }
  return {
    isGood: false,
    summary: `${groupDigits(faults.length)} of ${counted(captures, 'file')} of evidence ${faults.length === 1 ? 'is' : 'are'} missing or altered. Put the original back, or capture it again.${kept}`,
    faults: told
  }
}

const KIND_WORDS: Readonly<Record<HistoryEntry['kind'], string>> = {
  do: '',
  undo: 'Undone: ',
  redo: 'Redone: ',
  log: ''
}

/** What an entry says was done. */
export const entryWords = ({ kind, label }: HistoryEntry): string => `${KIND_WORDS[kind]}${label}`

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** Day and time of an entry in the reader's time zone. `at` is ISO 8601. */
export function momentWords(at: string): string {
  const time = Date.parse(at)
  return Number.isNaN(time) ? at : moment.format(time)
}
