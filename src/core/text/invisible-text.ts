/**
 * Signs without a glyph (Unicode's default ignorable code points: joiners, direction marks, ZERO WIDTH SPACE, soft
 * hyphens, variation selectors) and line ends. Spaces are not among them, since they take up room.
 */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\r\n\u2028\u2029]*$/u

/** A longer passage is not looked at: nobody annotates so many invisible signs. In UTF-16 code units. */
const LONGEST = 64

/** True if nothing of `[start, end)` (UTF-16 code units) has a place on screen of its own. */
export function isInvisible(text: string, start: number, end: number): boolean {
  return end - start <= LONGEST && INVISIBLE.test(text.slice(start, end))
}
