import { ExtractError } from './extracted-document'
import type { ExtractedDocument } from './extracted-document'
import { extractorOfKind } from './extractors/registry'

/** A file on its way to the thread that takes it apart. */
export interface ExtractJob {
  readonly kind: string
  readonly bytes: Uint8Array
  /** What a person chose, or null to find out. */
  readonly encoding: string | null
}

/** What comes back. */
export type ExtractAnswer =
  | { readonly document: ExtractedDocument }
  | { readonly problem: { readonly code: ExtractError['code']; readonly message: string } }
  | { readonly failure: string }

/** Deeper than the stack is, or larger than a text or a list can be; libraries may wrap what they meet. */
const isBeyond = (error: Error): boolean =>
  /call stack size/i.test(error.message) ||
  (error instanceof RangeError && /string length|array length|array buffer/i.test(error.message))

/**
 * Whatever a parser throws over a file is the file's fault. Its words say little to a person: they stay in brackets
 * behind what to do.
 */
export function explainFailure(error: unknown): ExtractError {
  if (error instanceof ExtractError) return error
  if (error instanceof Error && isBeyond(error)) {
    return new ExtractError(
      'too-deep',
      'The document is nested too deeply, or is too large, to be taken apart. Save it as plain text and import that.'
    )
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new ExtractError(
    'damaged',
    'The file is damaged, or is not what its ending says. Open it in the program it is from and save it anew ' +
      `(${reason.replace(/\s+/g, ' ').slice(0, 160)}).`
  )
}

/** Takes a file apart where it is called. @throws ExtractError */
export async function extractHere(job: ExtractJob): Promise<ExtractedDocument> {
  const extractor = extractorOfKind(job.kind)
  if (!extractor) throw new Error(`There is no extractor for ${job.kind}.`)
  try {
    return await extractor.extract(job.bytes, job.encoding)
  } catch (error) {
    throw explainFailure(error)
  }
}

/** The same, with an answer that crosses threads. */
export async function answerJob(job: ExtractJob): Promise<ExtractAnswer> {
  try {
    return { document: await extractHere(job) }
  } catch (error) {
    if (error instanceof ExtractError) return { problem: { code: error.code, message: error.message } }
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
