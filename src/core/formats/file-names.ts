const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const LONGEST_PART = 80
/** File systems take 255 bytes; endings, numbers and the names of what lies beside have to fit, too. */
const MOST_BYTES = 180

/** The beginning of a name that is short enough, in whole characters. */
function cutName(name: string): string {
  let bytes = 0
  let cut = ''
  for (const character of Array.from(name).slice(0, LONGEST_PART)) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4
    if (bytes > MOST_BYTES) break
    cut += character
  }
  return cut
}

/**
 * A name as a path that every system takes: relative with `/`, no part empty, hidden, reserved, or longer than 80
 * characters and 180 bytes.
 */
export function safePath(name: string): string {
  const parts = name.split(/[/\\]/).flatMap((part) => {
    const clean = part
      // eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
      .replace(/[\u0000-\u001f\u007f-\u009f<>:"|?*“”„«»]/g, ' ')
      .replace(/\p{Cs}|\p{Cf}|\p{Noncharacter_Code_Point}/gu, '')
      .replace(/\s+/g, ' ')
      .replace(/^[. ]+/, '')
    // Windows drops dots and blanks at an end, also where the cut made it.
    const short = cutName(RESERVED.test(clean) ? `_${clean}` : clean).replace(/[. ]+$/, '')
    return short === '' ? [] : [short]
  })
  return parts.join('/')
}

/** By this, names are the same file on one system or another: case aside, composed or not. */
const keyOf = (name: string): string => name.normalize('NFC').toLowerCase().normalize('NFC')

/** Gives out names that are safe and, case aside, unique: the second `a` is `a-2`. */
export class FileNames {
  readonly #taken = new Set<string>()
  /** The number that was tried last for a name: a thousand articles may be called the same. */
  readonly #tried = new Map<string, number>()

  next(name: string): string {
    const base = safePath(name) || 'document'
    const key = keyOf(base)
    let free = base
    for (let count = this.#tried.get(key) ?? 2; this.#taken.has(keyOf(free)); count += 1) {
      free = `${base}-${count}`
      this.#tried.set(key, count)
    }
    this.#taken.add(keyOf(free))
    return free
  }
}
