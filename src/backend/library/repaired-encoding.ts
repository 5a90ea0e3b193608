import { findMojibake } from '../../core/text/mojibake'
import type { Misreading, Mojibake } from '../../core/text/mojibake'

/** The most characters that the name of an article's encoding may have. */
const LONGEST_NAME = 40

const NAME = /^(.+) \(repaired from ([a-z0-9-]+)(?: x([2-9]))?\)$/

/**
 * What an encoding is called when a text was put right after it was decoded: `utf-8 (repaired from windows-1252)`, and
 * with `x2` behind when it had been misread twice. The name says all that is needed to make the same text of the
 * original bytes again (D4).
 */
export function repairedEncoding(encoding: string, { readAs, times }: Misreading): string {
  return `${encoding} (repaired from ${readAs}${times > 1 ? ` x${times}` : ''})`
}

/** The parts of such a name; null for the name of an encoding alone. */
export function parseRepairedEncoding(name: string): { readonly encoding: string; readonly repair: Misreading } | null {
  const [, encoding, readAs, times] = NAME.exec(name) ?? []
  if (encoding === undefined || readAs === undefined) return null
  return { encoding, repair: { readAs, times: Number(times ?? 1) } }
}

/** Mojibake in a text that was decoded from an encoding; null when its repair could not be recorded. */
export function mojibakeOf(decoded: string, encoding: string): Mojibake | null {
  const found = findMojibake(decoded)
  return found && repairedEncoding(encoding, found).length <= LONGEST_NAME ? found : null
}
