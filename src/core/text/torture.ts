/**
 * One short text in which UTF-16 code units, code points, UTF-8 bytes and graphemes all differ: an emoji, curly quotes,
 * a joined emoji sequence with a skin tone, precomposed and combining accents, right-to-left letters, CJK inside and
 * outside the basic plane, and a newline. Every format's tests use it, with every row of the table: in the first row
 * code points and graphemes still agree, so that one row alone cannot tell them apart.
 */
export const TORTURE_TEXT = 'I 😀 said: “taxes fell 9%” — 👩🏽‍🔬 naïve cafe\u0301 عربي 日本𠮷.\nNext line'

/** Length of `TORTURE_TEXT` in each unit. */
export const TORTURE_LENGTHS = { utf16: 69, codepoint: 64, byte: 97, grapheme: 60 } as const

/** Start and end of a passage, end excluded. */
export type TortureOffsets = readonly [start: number, end: number]

/** A passage of `TORTURE_TEXT` and its place in each unit. */
export interface TortureTarget {
  readonly exact: string
  readonly utf16: TortureOffsets
  readonly codepoint: TortureOffsets
  readonly byte: TortureOffsets
  readonly grapheme: TortureOffsets
}

export const TORTURE_TARGETS: readonly TortureTarget[] = [
  { exact: 'taxes fell 9%', utf16: [12, 25], codepoint: [11, 24], byte: [16, 29], grapheme: [11, 24] },
  { exact: 'cafe\u0301', utf16: [43, 48], codepoint: [39, 44], byte: [60, 66], grapheme: [36, 40] },
  { exact: 'عربي', utf16: [49, 53], codepoint: [45, 49], byte: [67, 75], grapheme: [41, 45] },
  { exact: '𠮷', utf16: [56, 58], codepoint: [52, 53], byte: [82, 86], grapheme: [48, 49] },
  { exact: 'Next', utf16: [60, 64], codepoint: [55, 59], byte: [88, 92], grapheme: [51, 55] }
]
