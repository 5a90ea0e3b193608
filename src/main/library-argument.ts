/**
 * Reads `--library DIR` or `--library=DIR`; undefined without it. Everything else is left alone: Electron and Chromium
 * have options of their own on the same line.
 */
export function libraryArgument(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((each) => each === '--library' || each.startsWith('--library='))
  const option = argv[at]
  return option === '--library' ? argv[at + 1] : option?.slice('--library='.length)
}
