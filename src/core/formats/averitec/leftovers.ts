import { isJsonObject, parseJson } from '../json-value'
import type { JsonObject } from '../json-value'

/**
 * What an object of a file says otherwise than it would be written here: at a place, in words of ours `was`, in those of
 * the file `is`. A value that is not there is left out.
 */
interface Leftover {
  readonly at: readonly (string | number)[]
  readonly was?: unknown
  readonly is?: unknown
}

/**
 * What has to be kept of a file's object so that it comes back as it was: an empty text where we have nothing, a key
 * that is not known here. Null when there is nothing.
 *
 * @param ours the object as it would be written
 */
export function leftoversOf(ours: unknown, file: unknown): string | null {
  const found: Leftover[] = []
  collect([], ours, file, found)
  return found.length === 0 ? null : JSON.stringify(found)
}

/** Puts leftovers back. One whose place says something else by now is passed over: somebody has changed it since. */
export function withLeftovers(ours: object, leftovers: unknown): object {
  if (typeof leftovers !== 'string') return ours
  const parsed = parseJson(leftovers)
  if (!parsed.ok || !Array.isArray(parsed.value)) return ours
  return parsed.value.reduce<object>((object, each: unknown) => {
    if (!isJsonObject(each) || !Array.isArray(each['at']) || each['at'].length === 0) return object
    return replaced(object, each['at'], each) as object
  }, ours)
}

function collect(at: readonly (string | number)[], was: unknown, is: unknown, found: Leftover[]): void {
  if (isSame(was, is)) return
  if (isJsonObject(was) && isJsonObject(is)) {
    for (const key of new Set([...Object.keys(is), ...Object.keys(was)]))
      collect([...at, key], was[key], is[key], found)
  } else if (Array.isArray(was) && Array.isArray(is) && was.length === is.length) {
    was.forEach((each, index) => collect([...at, index], each, is[index], found))
  } else found.push({ at, ...(was !== undefined && { was }), ...(is !== undefined && { is }) })
}

function replaced(value: unknown, at: readonly unknown[], leftover: JsonObject): unknown {
  const [key, ...rest] = at
  if (key === undefined) return isSame(value, leftover['was']) ? leftover['is'] : value
  if (Array.isArray(value)) {
    return typeof key === 'number' && key < value.length
      ? value.map((each: unknown, index) => (index === key ? replaced(each, rest, leftover) : each))
      : value
  }
  if (!isJsonObject(value) || typeof key !== 'string') return value
  const now = replaced(Object.hasOwn(value, key) ? value[key] : undefined, rest, leftover)
  const others = Object.entries(value).filter(([each]) => each !== key)
  if (now === undefined) return Object.fromEntries(others)
  return Object.hasOwn(value, key)
    ? Object.fromEntries(Object.entries(value).map(([each, old]) => [each, each === key ? now : old]))
    : Object.fromEntries([...Object.entries(value), [key, now]])
}

/** Whether two values of JSON are equal, the order of keys aside. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, index) => isSame(each, b[index]))
    )
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}
