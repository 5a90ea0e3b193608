const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/

/** An xsd:dateTime as ISO 8601 in UTC; null when it is none. Without a zone it is taken for UTC. */
export function readTime(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const parts = DATE_TIME.exec(value)
  if (!parts) return null
  const zoned = parts[2] === undefined ? `${value}Z` : value
  const time = Date.parse(zoned)
  if (Number.isNaN(time)) return null
  return zoned.endsWith('Z') ? zoned : new Date(time).toISOString()
}
