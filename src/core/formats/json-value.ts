/** An object out of `JSON.parse`: nothing is known about its values. */
export type JsonObject = Readonly<Record<string, unknown>>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a list: JSON-LD writes a list of one as the thing itself, and no list as nothing. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The value as JSON with the keys of every object sorted, so that equal values give equal bytes. */
export function sortedJson(value: unknown, indent?: number): string {
  return JSON.stringify(withSortedKeys(value), null, indent)
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys)
  if (!isJsonObject(value)) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, withSortedKeys(value[key])]))
}

/** The result of `JSON.parse`, or the reason why there is none. */
export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string }

/** `JSON.parse` without exceptions; a byte order mark in front is left out. */
export function parseJson(content: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(content.startsWith('\uFEFF') ? content.slice(1) : content) as unknown }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * X7: JSON-LD is put into the script elements of web pages, which `</script>` in an article would end, and in which
 * older browsers take the two separators for line ends. The value stays the same.
 */
export function embeddable(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
