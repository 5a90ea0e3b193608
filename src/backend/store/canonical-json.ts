function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const record = value as Readonly<Record<string, unknown>>
  // Key by key: objects that get the same keys in the same order are made and written several times as fast as those
  // of `Object.fromEntries`, and an article may have 100,000 annotations.
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(record).sort()) {
    if (key === '__proto__') Object.defineProperty(copy, key, { value: sorted(record[key]), enumerable: true })
    else copy[key] = sorted(record[key])
  }
  return copy
}

/** JSON as library files hold it: sorted keys, two-space indent, a final newline, so that `git diff` reads well. */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`
}
