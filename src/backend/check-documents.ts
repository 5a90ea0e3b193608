import { buildArticle } from './library/build-article'
import { understoodDocument } from './library/understood-document'
import type { CheckedUnit, UnderstoodDocument } from './library/understood-document'
import { filesOf, problemOf, readLimited } from './own-files'

export interface CheckOptions {
  /** What offsets count. */
  readonly unit: CheckedUnit
  /** Whether the frozen text goes into the answer. */
  readonly withText: boolean
  /** Whether mojibake is put right first. */
  readonly repair: boolean
}

/** Why a file could not be understood; the message says what to do. */
export interface CheckProblem {
  readonly code: string
  readonly message: string
}

/** What was understood of a file, or why nothing was. `file` is its path as it was named, or below the folder named. */
export type DocumentCheck =
  | ({ readonly file: string } & UnderstoodDocument & { readonly problems: readonly [] })
  | { readonly file: string; readonly problems: readonly [CheckProblem] }

/**
 * Says what would be made of documents if they were imported, file by file as they are done; a folder is walked. No
 * library is needed and nothing is stored. A file that cannot be read is answered with its problem.
 */
export async function* checkDocuments(paths: readonly string[], options: CheckOptions): AsyncGenerator<DocumentCheck> {
  const { unit, withText, repair } = options
  for (const path of paths) {
    for await (const found of filesOf(path)) {
      if ('problem' in found) {
        const { code, message } = found.problem
        yield { file: path, problems: [{ code, message }] }
        continue
      }
      try {
        const bytes = await readLimited(found.path)
        // When it came in is not part of the answer; the same bytes give the same answer at any time.
        const importedAt = new Date(0).toISOString()
        const built = await buildArticle({ name: found.path, bytes }, { encoding: null, repair, importedAt })
        yield { file: found.path, ...understoodDocument(built, { unit, withText }), problems: [] }
      } catch (error) {
        const { code, message } = problemOf(found.path, error)
        yield { file: found.path, problems: [{ code, message }] }
      }
    }
  }
}
