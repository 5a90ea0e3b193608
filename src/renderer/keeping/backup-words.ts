import type { RestoreCounts } from '../../api/backup-views'
import { groupDigits } from '../ui/group-digits'

/** `3 come back, 2 change back, 1 goes`; empty when nothing would change. */
export function countsTold({ back, changed, gone }: RestoreCounts): string {
  const parts: string[] = []
  if (back > 0) parts.push(`${groupDigits(back)} ${back === 1 ? 'comes' : 'come'} back`)
  if (changed > 0) parts.push(`${groupDigits(changed)} ${changed === 1 ? 'changes' : 'change'} back`)
  if (gone > 0) parts.push(`${groupDigits(gone)} ${gone === 1 ? 'goes' : 'go'}`)
  return parts.join(', ')
}
