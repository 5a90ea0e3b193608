import { sameValue } from './same-value'

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: unknown): value is readonly { readonly id: string }[] =>
  Array.isArray(value) && value.every((item) => isRecord(item) && typeof item['id'] === 'string')

/** By id; items keep the order of `present`, and what `to` brings comes after them. */
function mergeList(
  present: readonly { readonly id: string }[],
  from: readonly { readonly id: string }[],
  to: readonly { readonly id: string }[]
): unknown[] {
  const find = (list: readonly { readonly id: string }[], id: string) => list.find((item) => item.id === id) ?? null
  const ids = new Set([...present, ...to].map(({ id }) => id))
  return [...ids].flatMap((id) => {
    const merged = mergeValue(find(present, id), find(from, id), find(to, id))
    return merged === null ? [] : [merged]
  })
}

function mergeValue(present: unknown, from: unknown, to: unknown): unknown {
  if (sameValue(from, to)) return present
  if (sameValue(present, from)) return to
  if (isRecord(present) && isRecord(from) && isRecord(to)) {
    const keys = new Set([...Object.keys(present), ...Object.keys(to)])
    const merged = [...keys].map((key) => [key, mergeValue(present[key], from[key], to[key])] as const)
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined))
  }
  if (isList(present) && isList(from) && isList(to)) return mergeList(present, from, to)
  return present
}

/**
 * A record on which a change is carried out that was made when it was another: the fields that the change is about get
 * what it brings, the rest stays. Where both changed the same field the present one stays: undo never takes back what
 * came from elsewhere (D14).
 *
 * @param present the record as it is
 * @param from what the change thinks it is
 * @param to what the change makes of it
 */
export function mergeRecord<Value>(present: Value, from: Value, to: Value): Value {
  return mergeValue(present, from, to) as Value
}
