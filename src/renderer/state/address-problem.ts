import { isWebAddress } from '../../core/text/web-address'

/** What to do about a text that is no web address (X4). */
export const ADDRESS_PROBLEM =
  'An address begins with https:// or http:// and a host. It has no spaces, no hidden characters and no name with @ ' +
  'before the host.'

/**
 * What is wrong with an address as it is written; null when it can be kept. What is stored already, as files bring it
 * (X4), stays until somebody changes it: it is text, and no link is made of it.
 */
export function addressProblem(written: string | null, stored: string | null): string | null {
  return written === null || written === stored || isWebAddress(written.trim()) ? null : ADDRESS_PROBLEM
}
