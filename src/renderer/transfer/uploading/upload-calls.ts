/** A piece of a file that goes to the backend. `start` and `end` are byte offsets in the file. */
export interface PlannedPiece {
  /** Index of the file. */
  readonly file: number
  readonly start: number
  readonly end: number
}

/** Limits of one call: bytes of content, and pieces. */
export interface CallLimits {
  readonly bytes: number
  readonly pieces: number
}

/**
 * The calls that carry files of these sizes (in bytes), in order: small files share a call, a large one has calls of
 * its own. 10,000 small files are then a few hundred calls.
 */
export function* planCalls(sizes: readonly number[], limits: CallLimits): Generator<readonly PlannedPiece[]> {
  let call: PlannedPiece[] = []
  let bytes = 0
  for (const [file, size] of sizes.entries()) {
    if (call.length > 0 && (bytes + size > limits.bytes || call.length >= limits.pieces)) {
      yield call
      call = []
      bytes = 0
    }
    if (size <= limits.bytes) {
      call.push({ file, start: 0, end: size })
      bytes += size
      continue
    }
    for (let start = 0; start < size; start += limits.bytes) {
      yield [{ file, start, end: Math.min(size, start + limits.bytes) }]
    }
  }
  if (call.length > 0) yield call
}
