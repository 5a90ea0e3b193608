/**
 * What a conformance check found: every file of a corpus accounted for, spans compared, differences told. A difference
 * that has a reason is declared with it; any other makes the check fail.
 */
export class ConformanceReport {
  readonly #print: (line: string) => void
  readonly #read = new Set<string>()
  readonly #differences: string[] = []
  readonly #declared = new Map<string, string[]>()
  #spans = 0

  constructor(print: (line: string) => void) {
    this.#print = print
  }

  /** Notes a file of the corpus as read and compared. */
  file(path: string): void {
    this.#read.add(path)
  }

  /** Notes so many spans (or relations, labels…) that were found equal. */
  equal(count: number): void {
    this.#spans += count
  }

  /** A difference that nobody has explained. */
  difference(path: string, message: string): void {
    this.#differences.push(`${path}: ${message}`)
  }

  /** A difference with its reason: which rule of the format, or which fault of the file, it comes from. */
  declared(path: string, reason: string): void {
    const paths = this.#declared.get(reason)
    if (paths) paths.push(path)
    else this.#declared.set(reason, [path])
  }

  /** Says of every file of the corpus that was not read that it was not: nothing is passed over in silence. */
  account(paths: Iterable<string>): void {
    for (const path of paths) if (!this.#read.has(path)) this.difference(path, 'this file was not read.')
  }

  /** Prints the sums. @returns whether everything agrees, or is declared */
  finish(): boolean {
    for (const line of this.#differences) this.#print(`  DIFFERENCE ${line}`)
    for (const [reason, paths] of this.#declared) {
      this.#print(
        `  declared ${paths.length} ×: ${reason} (${[...new Set(paths)].slice(0, 3).join(', ')}${paths.length > 3 ? ', …' : ''})`
      )
    }
    const declared = [...this.#declared.values()].reduce((sum, paths) => sum + paths.length, 0)
    this.#print(
      `${this.#read.size} files read, ${this.#spans} spans equal, ${this.#differences.length} differences, ${declared} declared`
    )
    return this.#differences.length === 0 && this.#read.size > 0
  }
}
