import type { DecodeProblem, SourceFile } from '../format'
import { readText } from '../text-file'

/** A text of a project as it stands in its file (or in the XML); or why it is not there. */
export type FoundText =
  | { readonly raw: string; readonly file: string; readonly reason: null }
  | { readonly raw: null; readonly file: null; readonly reason: string; readonly problem: DecodeProblem | null }

const SCHEME = /^\s*(internal|relative|absolute|file)?(?::\/\/)?\/*/i

/**
 * The files of one project. The standard has them in `sources/`; others write `Sources/`, name the folder in the
 * address, too, or leave out the `internal://` before it. Case never counts.
 */
export class ProjectFiles {
  readonly #files = new Map<string, SourceFile>()
  readonly #folder: string

  /** @param project path of the `.qde` file; everything below its folder belongs to it */
  constructor(files: readonly SourceFile[], project: string) {
    this.#folder = project.slice(0, project.lastIndexOf('/') + 1)
    for (const file of files) {
      if (file.path.startsWith(this.#folder)) this.#files.set(file.path.slice(this.#folder.length).toLowerCase(), file)
    }
  }

  /** The text at an address of the project file: `internal://3f2….txt`. */
  text(address: string): FoundText {
    const scheme = /^\s*(\w+):\/\//.exec(address)?.[1]?.toLowerCase() ?? 'internal'
    const path = decoded(address.replace(SCHEME, '')).replaceAll('\\', '/').toLowerCase()
    const name = path.slice(path.lastIndexOf('/') + 1)
    // Files beside the archive are not part of it, but may have been chosen along with it.
    const file = [`sources/${path}`, path, `sources/${name}`, name].flatMap((each) => this.#files.get(each) ?? [])[0]
    if (!file) {
      const reason =
        scheme === 'internal'
          ? `its text (${address}) is not in the project`
          : `its text lies outside the project (${address}); export it again with the files in it`
      return { raw: null, file: null, reason, problem: null }
    }
    const { raw, problem } = readText(file)
    if (raw === null) return { raw, file: null, reason: `its text cannot be read (${file.path})`, problem }
    return { raw, file: file.path, reason: null }
  }
}

/** Addresses may be escaped as in the web; what is no such escape stays. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch (error) {
    if (error instanceof URIError) return address
    throw error
  }
}
