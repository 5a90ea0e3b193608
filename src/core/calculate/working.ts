import type { Unit } from '../quantities/units'
import { CUT_DIGITS, showValue } from './format-value'
import type { Value } from './value'

/** Lengths that differ from case to case in the calendar. */
const CALENDAR = ['month', 'year', 'decade', 'century', 'millennium']
const CALENDAR_NOTE =
  'Without dates, a month and a year have their mean Gregorian lengths: 30.436875 and 365.2425 days.'

/** The steps of a calculation, in words that a reader can follow with a pencil. */
export class Working {
  private readonly steps: string[] = []
  private readonly notes: string[] = []
  private isCut = false

  /** `15 + 3 = 18`; ≈ when digits are cut in what is shown. The calculation goes on with all digits. */
  equals(left: string, value: Value): void {
    const { text, rounded } = showValue(value)
    if (rounded) this.isCut = true
    this.steps.push(`${left} ${rounded ? '≈' : '='} ${text}`)
  }

  step(line: string): void {
    this.steps.push(line)
  }

  /** What an ambiguous name was read as; each once. */
  note(line: string): void {
    if (!this.notes.includes(line)) this.notes.push(line)
  }

  readUnit(unit: Unit): void {
    if (unit.note !== undefined && unit.dimension !== 'time') this.note(unit.note)
  }

  /** To be called when one unit is turned into another one, or calculated with it. */
  readTogether(first: Unit, second: Unit): void {
    if (CALENDAR.includes(first.id) !== CALENDAR.includes(second.id)) this.note(CALENDAR_NOTE)
  }

  /** All lines; with one about the digits when some are not shown. */
  lines(): readonly string[] {
    const digits = `Numbers that go on are shown with ${CUT_DIGITS} significant digits or two decimals (≈) and calculated in full.`
    return [...this.steps, ...this.notes, ...(this.isCut ? [digits] : [])]
  }
}
