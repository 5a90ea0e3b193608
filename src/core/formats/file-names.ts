const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const LONGEST_PART = 80

/** A name as a path that every system takes: relative with `/`, no part empty, reserved, or longer than 80 characters. */
export function safePath(name: string): string {
  const parts = name.split(/[/\\]/).flatMap((part) => {
    const clean = part
      // eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
      .replace(/[\u0000-\u001f\u007f<>:"|?*“”„«»]/g, ' ')
      .replace(/\p{Cs}|\p{Cf}/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^\.+|[. ]+$/g, '')
    if (clean === '') return []
    const short = Array.from(clean).slice(0, LONGEST_PART).join('').trim()
    return [RESERVED.test(short) ? `_${short}` : short]
  })
  return parts.join('/')
}

/** Gives out names that are safe and, case aside, unique: the second `a` is `a-2`. */
export class FileNames {
  readonly #taken = new Set<string>()

  next(name: string): string {
    const base = safePath(name) || 'document'
    let free = base
    for (let count = 2; this.#taken.has(free.toLowerCase()); count += 1) free = `${base}-${count}`
    this.#taken.add(free.toLowerCase())
    return free
  }
}
