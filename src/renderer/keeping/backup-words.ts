import type { BackupReason, RestoreCounts } from '../../api/backup-views'
import { groupDigits } from '../ui/group-digits'

/** Why a backup was made, as a list of them says it. */
export const REASONS_TOLD: Readonly<Record<BackupReason, string>> = {
  'first-change': 'before the first change of a day’s work',
  'while-working': 'while you worked',
  closing: 'when the library was closed',
  'by-hand': 'made by hand',
  'before-restore': 'before an older state was restored'
}

/** `3 come back, 2 change back, 1 goes`; empty when nothing would change. */
export function countsTold({ back, changed, gone }: RestoreCounts): string {
  const parts: string[] = []
  if (back > 0) parts.push(`${groupDigits(back)} ${back === 1 ? 'comes' : 'come'} back`)
  if (changed > 0) parts.push(`${groupDigits(changed)} ${changed === 1 ? 'changes' : 'change'} back`)
  if (gone > 0) parts.push(`${groupDigits(gone)} ${gone === 1 ? 'goes' : 'go'}`)
  return parts.join(', ')
}
