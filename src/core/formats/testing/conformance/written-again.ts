import { createHash } from 'node:crypto'
import type { Decoded, Format } from '../../format'
import type { ChosenPolicies } from '../../fit-documents'
import { exportInputOf } from '../../interchange'
import { encodeFitted, makeFiles } from '../build'

/** What comes out when something that was read is written by a format and read again, as a conversion does it. */
export async function writtenAgain(
  format: Format,
  decoded: Decoded,
  settings: Readonly<Record<string, string>> = {},
  policies: ChosenPolicies = {}
): Promise<Decoded> {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const options = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings }
  const input = exportInputOf(decoded, options, { sha256, software: 'Claimdesk 0.0.0' })
  const { files } = await encodeFitted(format, input, policies)
  if (!format.decode) throw new Error(`${format.id} cannot read`)
  return format.decode(makeFiles(files))
}
