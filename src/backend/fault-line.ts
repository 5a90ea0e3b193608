/**
 * X8: a text for the log without the folders of this machine: of absolute paths, of POSIX and Windows and as `file:`
 * addresses, the last part stays.
 */
export function withoutFolders(text: string): string {
  return (
    text
      // A line of a stack ends with its place, which may hold spaces; so may what stands in quotes or brackets.
      .replace(/^(\s+at (?:async )?)(?:file:\/\/)?(?:\/|[A-Za-z]:[\\/]).*[\\/]/gm, '$1…/')
      .replace(/(['"`(“‘«])(?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^'"`)”’»\n]*[\\/]/g, '$1…/')
      .replace(/(^|\s)(?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^\s'"]*[\\/]/gm, '$1…/')
  )
}

/** X8: an error for the log: what happened and where in the program, without folders and without what was read. */
export function faultLine(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const text = error.stack ?? error.message
  // Reading JSON that is none, the engine quotes it: that may be a person's text.
  return withoutFolders(text.replace(/, (?:\.\.\.)?"[\s\S]*"(?:\.\.\.)? is not valid JSON/, ' … is not valid JSON'))
}
