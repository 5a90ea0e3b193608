const GUID = /^\{?([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})\}?$/

/** The GUID without the braces that some programs write, its letters as they are; null when it is none. */
export function readGuid(text: string): string | null {
  return GUID.exec(text)?.[1] ?? null
}

/** What two ways to write one GUID have in common: references differ from what they mean in case and braces. */
export function guidKey(text: string): string {
  return (readGuid(text) ?? text).toLowerCase()
}

/**
 * A GUID made of a name: the same name gives the same GUID, wherever and whenever (deterministic bytes), and other
 * names others, as far as 122 bits that nobody attacks go. It is a UUID of version 8, which RFC 9562 leaves to
 * applications.
 *
 * The hash: four lanes of 32 bits take in every UTF-16 code unit, each with an odd multiplier of its own, a rotation,
 * and its neighbour; at the end each lane goes through an avalanche and is mixed with the others, twice.
 */
export function guidFrom(name: string): string {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = 0xb7e15162
  let d = 0x6a09e667 ^ name.length
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index)
    a = Math.imul(rotated(a, 5) ^ b ^ unit, 0x85ebca6b)
    b = Math.imul(rotated(b, 11) ^ c ^ unit, 0xc2b2ae35)
    c = Math.imul(rotated(c, 17) ^ d ^ unit, 0x27d4eb2f)
    d = Math.imul(rotated(d, 23) ^ a ^ unit, 0x165667b1)
  }
  for (let round = 0; round < 2; round += 1) {
    a = avalanche(a ^ d)
    b = avalanche(b ^ a)
    c = avalanche(c ^ b)
    d = avalanche(d ^ c)
  }
  const hex = [a, b, c, d].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20)
  ].join('-')
}

function rotated(lane: number, by: number): number {
  return (lane << by) | (lane >>> (32 - by))
}

function avalanche(lane: number): number {
  let mixed = lane
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return mixed ^ (mixed >>> 16)
}

/** Gives out the GUIDs of a project: an id that is a UUID stays what it is, unless it is taken; others are derived. */
export class Guids {
  readonly #given = new Map<string, string>()
  readonly #taken = new Set<string>()

  /**
   * The GUID of a record, the same every time it is asked for.
   *
   * @param kind `span`, `label`…: records of two kinds never share a GUID
   * @param id as the record is called within its scope
   * @param scope what the id is unique in: the article of a span; empty for what belongs to the whole project
   */
  of(kind: string, id: string, scope = ''): string {
    return this.#give(`${kind}/${scope}/${id}`, readGuid(id))
  }

  /** The GUID of something that belongs to a record and has no id of its own, such as its note. */
  derived(kind: string, id: string, scope = ''): string {
    return this.#give(`${kind}/${scope}/${id}`, null)
  }

  /** The GUID of a further part of a passage (`partGuid`), which from then on is taken. */
  part(first: string, part: number): string {
    const guid = partGuid(first, part)
    this.#taken.add(guid)
    return guid
  }

  #give(key: string, wanted: string | null): string {
    const known = this.#given.get(key)
    if (known !== undefined) return known
    let guid = wanted ?? guidFrom(key)
    for (let count = 2; this.#taken.has(guid.toLowerCase()); count += 1) guid = guidFrom(`${key}/${count}`)
    this.#given.set(key, guid)
    this.#taken.add(guid.toLowerCase())
    return guid
  }
}

/** The GUID of a further part (from 2) of a passage, by which parts that belong together are known again. */
export function partGuid(first: string, part: number): string {
  return guidFrom(`part/${part}/${first.toLowerCase()}`)
}
