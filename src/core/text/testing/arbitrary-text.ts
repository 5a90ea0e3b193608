import * as fc from 'fast-check'

/** One character of every class that makes the units, the graphemes or the directions of a text differ. */
const WELL_FORMED = [
  ...['a', 'Z', '7', '.', '!', '’', '“', '”', ' ', '\n', '\t'],
  ...['\u00A0', '\u200B', '\u200D', '\u200C', '\uFEFF', '\u00AD', '\u2028', '\u3000'],
  ...['é', 'ß', 'ж', 'Ω', '日', '本', '。', 'か', '한', '\u1112', '\u1161', '\u11AB'],
  ...['א', 'ع', '\u0600', '\u064E', '\u0301', '\u20DD', 'क', '\u094D', 'ष', 'ิ', 'ก'],
  ...['𠮷', '😀', '👩', '🏽', '🔬', '👩🏽‍🔬', '🇫', '🇷', '\uFE0F', '❤', '#', '\u20E3', '𝒳', '\u{1D165}']
] as const

const HALVES = ['\uD83D', '\uDE00', '\uD800', '\uDFFF'] as const

/** Texts without lone surrogates, in which anything stands next to anything. For tests. */
export const wellFormedText = fc.string({ unit: fc.constantFrom(...WELL_FORMED), maxLength: 60 })

/** As `wellFormedText`, with lone surrogates, which may happen to form pairs. For tests. */
export const anyText = fc.string({ unit: fc.constantFrom(...WELL_FORMED, ...HALVES), maxLength: 60 })

/** Long runs of one character side by side, so that window and chunk edges fall into them. For tests. */
export const textOfRuns = fc
  .array(fc.tuple(fc.constantFrom(...WELL_FORMED), fc.integer({ min: 1, max: 400 })), { maxLength: 12 })
  .map((runs) => runs.map(([character, times]) => character.repeat(times)).join(''))
