/** Longest tag, in UTF-16 code units, as the schema of records has it. */
export const TAG_LENGTH = 200
const SUGGESTIONS = 8

const folded = (tag: string): string => tag.normalize('NFC').toLocaleLowerCase()

/** The tags that typed words mean: parted by commas, without white space around them, none twice. */
export function tagsIn(typed: string): readonly string[] {
  const tags = typed
    .split(',')
    .map((part) => part.replace(/\s+/gu, ' ').trim().slice(0, TAG_LENGTH).trim())
    .filter((part) => part !== '')
  return [...new Set(tags)]
}

/** Tags with others behind them; one that differs only in case or form is there already. */
export function withTags(tags: readonly string[], more: readonly string[]): readonly string[] {
  const result = [...tags]
  const there = new Set(tags.map(folded))
  for (const tag of more) {
    if (there.has(folded(tag))) continue
    there.add(folded(tag))
    result.push(tag)
  }
  return result
}

/** Tags in use that hold what is typed and are not given yet: those that begin with it first, then the most used. */
export function suggestTags(
  inUse: ReadonlyMap<string, number>,
  typed: string,
  given: readonly string[]
): readonly string[] {
  const wanted = folded(typed.trim())
  const there = new Set(given.map(folded))
  const begins = (tag: string) => (folded(tag).startsWith(wanted) ? 0 : 1)
  return [...inUse]
    .filter(([tag]) => folded(tag).includes(wanted) && !there.has(folded(tag)))
    .sort(([a, countA], [b, countB]) => begins(a) - begins(b) || countB - countA || (a < b ? -1 : 1))
    .slice(0, SUGGESTIONS)
    .map(([tag]) => tag)
}

/** How often each tag is used. */
export function countTags(records: Iterable<{ readonly tags: readonly string[] }>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { tags } of records) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return counts
}
