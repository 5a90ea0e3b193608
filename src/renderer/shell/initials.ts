/** Up to two initials of a name: the first letters of its first and last word; of CJK names the first character. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0]
  if (first === undefined) return '?'
  const last = words.length > 1 ? words.at(-1) : undefined
  const letter = (word: string) => Array.from(word)[0]?.toLocaleUpperCase() ?? ''
  return letter(first) + (last === undefined ? '' : letter(last))
}
