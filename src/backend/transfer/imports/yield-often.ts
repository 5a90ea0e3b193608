/** Longest piece of work without a pause, in milliseconds: calls and events of other windows wait meanwhile. */
const WORK_MS = 12

/**
 * A breath between pieces of work: waits until whatever else is due has been done, when the last breath is some time
 * ago.
 */
export function breather(): () => Promise<void> | undefined {
  let last = performance.now()
  return () => {
    if (performance.now() - last < WORK_MS) return undefined
    return new Promise((resolve) =>
      setImmediate(() => {
        last = performance.now()
        resolve()
      })
    )
  }
}
