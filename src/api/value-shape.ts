/** Deepest value of a call. Filters and rich commands have about a dozen levels; validators recurse. */
export const DEPTH_LIMIT = 100
/** Most fields of one object of a call. Longer lists are arrays, whose validators say how long. */
export const FIELDS_LIMIT = 20_000

/**
 * What no validator should have to see (X3): values so deep that a validator would run out of stack, objects of so many
 * fields that each of them would cost time, and fields named `__proto__`, which become a prototype when they are copied.
 *
 * @param value what came over a border: JSON, or a structured clone, which may have cycles
 * @returns what is wrong, or null
 */
export function shapeProblem(value: unknown): string | null {
  const seen = new Set<object>()
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_LIMIT) return 'params: is nested too deeply'
    const next: unknown[] = []
    for (const each of level) {
      if (typeof each !== 'object' || each === null || seen.has(each)) continue
      seen.add(each)
      const keys = Array.isArray(each) ? [] : Object.keys(each)
      if (keys.length > FIELDS_LIMIT) return 'params: has too many fields'
      if (keys.includes('__proto__')) return 'params: has a field that does not belong there'
      for (const inner of Array.isArray(each)
        ? (each as unknown[])
        : keys.map((key) => (each as Record<string, unknown>)[key])) {
        if (typeof inner === 'object' && inner !== null) next.push(inner)
      }
    }
    level = next
  }
  return null
}
