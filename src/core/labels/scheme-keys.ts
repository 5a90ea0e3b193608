import type { Scheme } from '../model/scheme'

/** Keys that do something else already: what each is for, by the key in lower case. */
export type ReservedKeys = ReadonlyMap<string, string>

const CANDIDATES = '1234567890abcdefghijklmnopqrstuvwxyz'

/** A key as it is compared: what is typed, in lower case. */
export const plainKey = (key: string): string => key.toLowerCase()

/** Why a key cannot be a label's, as a sentence; null when it can. `label` is the id of the label it is for. */
export function keyProblem(scheme: Scheme, label: string | null, key: string, reserved: ReservedKeys): string | null {
  const plain = plainKey(key)
  // One character for a person may be two code units.
  if (Array.from(key).length !== 1 || /\s/u.test(key)) return 'A key is one character.'
  const holder = scheme.labels.find(
    (other) => other.id !== label && other.key !== null && plainKey(other.key) === plain
  )
  if (holder) return `“${holder.name}” has the key ${key.toUpperCase()} already.`
  const other = reserved.get(plain)
  return other === undefined ? null : `${key.toUpperCase()} is taken: ${other}.`
}

/** The first key that nothing has: digits, then letters; null when all are taken. */
export function freeKey(scheme: Scheme, reserved: ReservedKeys): string | null {
  for (const key of CANDIDATES) if (keyProblem(scheme, null, key, reserved) === null) return key
  return null
}
