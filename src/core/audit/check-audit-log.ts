import { isJsonObject, parseJson, sortedJson } from '../formats/json-value'
import type { JsonObject } from '../formats/json-value'
import { AUDIT_FORMAT, AUDIT_VERSION } from './audit-log'
import type { Sha256 } from './audit-log'

/** A line of an audit log that cannot be believed; `line` counts from 1. */
export interface AuditFault {
  readonly line: number
  readonly message: string
}

export interface AuditCheck {
  /** Lines that are entries and can be read. */
  readonly entries: number
  /** The hash that the last line has, null when it has none. */
  readonly lastHash: string | null
  readonly faults: readonly AuditFault[]
}

const CHANGED = 'it was changed after it was written'

/** What a line says of itself and what is true of it. */
interface Hashes {
  readonly stored: string
  readonly own: string
}

function hashesOf({ hash, ...rest }: JsonObject, sha256: Sha256): Hashes {
  return { stored: typeof hash === 'string' ? hash : '', own: sha256(sortedJson(rest)) }
}

/**
 * Checks an audit log line by line: that each is what its hash says, follows the one before, counts on, and that the
 * end is there. One changed byte anywhere is found and its line named.
 *
 * @param content the whole file as text
 */
export function checkAuditLog(content: string, sha256: Sha256): AuditCheck {
  const faults: AuditFault[] = []
  const lines = content.split('\n')
  if (lines.pop() !== '') faults.push({ line: lines.length + 1, message: 'the last line is not whole' })
  let entries = 0
  let isEnded = false
  /** Of the line before; null while nobody knows, because it cannot be read. */
  let previous: Hashes | null = { stored: '', own: '' }
  for (const [index, text] of lines.entries()) {
    const line = index + 1
    const fault = (message: string): number => faults.push({ line, message })
    const parsed = parseJson(text)
    if (!parsed.ok || !isJsonObject(parsed.value)) {
      fault('it cannot be read')
      previous = null
      entries += 1
      continue
    }
    const record = parsed.value
    const hashes = hashesOf(record, sha256)
    if (hashes.stored !== hashes.own || sortedJson(record) !== text) fault(CHANGED)
    // Where only the hash of the line before was changed, its own is still what this line was chained to.
    const follows = previous === null || [previous.stored, previous.own].includes(String(record['prevHash']))
    if (!follows && hashes.stored === hashes.own) {
      fault(`it does not follow line ${line - 1}: that line was put in another's place, or lines between are gone`)
    }
    previous = hashes
    if (isEnded) fault('it stands behind the end of the log')
    if (line === 1) {
      if (record['format'] !== AUDIT_FORMAT) fault('it is not the head of an audit log')
      else if (record['version'] !== AUDIT_VERSION) fault('the log was made by another version of Claimdesk')
    } else if (record['end'] === true) {
      isEnded = true
      if (record['entries'] !== entries)
        fault(`it says that there are ${String(record['entries'])} entries, not ${entries}`)
    } else {
      entries += 1
      if (record['seq'] !== entries && follows)
        fault(`it is entry ${String(record['seq'])}; entry ${entries} was expected`)
    }
  }
  if (!isEnded) faults.push({ line: lines.length, message: 'behind it the end of the log is missing' })
  return { entries, lastHash: previous?.stored ?? null, faults }
}
