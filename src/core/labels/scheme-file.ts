import * as z from 'zod'
import type { Scheme } from '../model/scheme'
import { schemeSchema } from '../schema/records'
import { DraftProblem } from './scheme-draft'

const FORMAT = 'claimdesk-scheme'
const FORMAT_VERSION = 1

const fileSchema = z.object({ format: z.literal(FORMAT), version: z.int().positive(), scheme: z.unknown() })

/** A scheme as a JSON file, for another library. */
export function writeSchemeFile(scheme: Scheme): string {
  return `${JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, scheme }, null, 2)}\n`
}

/** A name for the file: letters and digits of the scheme's name. */
export function schemeFileName(scheme: Pick<Scheme, 'name'>): string {
  const slug = scheme.name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
  return `${slug === '' ? 'scheme' : slug}.scheme.json`
}

/**
 * Reads a scheme that `writeSchemeFile` wrote, here or elsewhere. Its ids are those of where it was written.
 *
 * @throws DraftProblem saying what is wrong with the file
 */
export function readSchemeFile(text: string): Scheme {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // What the parser says is about characters; the person needs to know that it is the wrong file.
    throw new DraftProblem('The file is not JSON. Choose a file that Claimdesk saved a scheme to.')
  }
  const file = fileSchema.safeParse(json)
  if (!file.success) throw new DraftProblem('The file holds no scheme. Choose a file that Claimdesk saved a scheme to.')
  if (file.data.version > FORMAT_VERSION) {
    throw new DraftProblem('The file was written by a newer Claimdesk. Update this one to read it.')
  }
  const scheme = schemeSchema.safeParse(file.data.scheme)
  if (scheme.success) return scheme.data
  const [issue] = scheme.error.issues
  throw new DraftProblem(
    `The scheme in the file is damaged at ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? ''}.`
  )
}
