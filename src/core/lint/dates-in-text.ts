import type { TextRange } from '../model/text-range'
import type { PartialDate } from './calendar'
import { MONTH_NAME, monthNumber } from './calendar'

/** A date with its year as it stands in a text, in UTF-16 code units. */
export interface WrittenDate extends TextRange {
  readonly date: PartialDate
}

const YEAR = '((?:1[0-9]|20)\\d\\d)(?![\\d%]|,\\d{3})'
const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}$€£-])(?:(\\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(?:(${MONTH_NAME})(?: (\\d{1,2})(?:st|nd|rd|th)?)?,? (?:of )?)?${YEAR}(?![\\p{L}’'])`,
  'gu'
)

/** Dates with a year in a stretch of English text: `Feb. 2022`, `6 August 2024`, `August 6, 2024`, `1998`. */
export function datesIn(text: string, { start, end }: TextRange): readonly WrittenDate[] {
  const stretch = text.slice(start, end)
  return [...stretch.matchAll(DATE)].map((match) => {
    const month = match[2] === undefined ? null : monthNumber(match[2])
    const day = month === null ? null : Number(match[1] ?? match[3] ?? 0)
    const isDay = day !== null && day >= 1 && day <= 31
    const lead =
      month === null && match[1] !== undefined ? match[0].length - match[0].search(/\d{4}$/u) : match[0].length
    const at = start + match.index + match[0].length
    return { start: at - lead, end: at, date: { year: Number(match[4]), month, day: isDay ? day : null } }
  })
}
