import { findUnit } from '../quantities/units'
import type { Unit } from '../quantities/units'
import { CalculationError } from './calculation-error'

const SPACE = /\s*/uy
const WORD = /\p{L}+/uy
const UNIT_PART = /(?:\s*[/·]\s*|[ \u00a0-]\s*)?(?:100 ?)?[\p{L}°º′″µ]+\.?(?:\^?[23](?![\d.])|[²³])?/uy
const QUOTE_UNITS: Readonly<Record<string, string>> = { "'": 'ft', '’': 'ft', '"': 'in', '”': 'in' }
/** No unit is written in more parts: miles per hour, litres per 100 kilometres, British thermal units per hour. */
const MOST_PARTS = 6

/** Reads an expression from left to right. Offsets are UTF-16 code units. */
export class Cursor {
  at = 0
  /** Where the last thing that was taken ends. */
  lastEnd = 0

  constructor(readonly text: string) {
    this.skip()
  }

  get atEnd(): boolean {
    return this.at >= this.text.length
  }

  /** Takes what a sticky expression matches here, and the space behind it. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (!match || match[0] === '') return null
    this.moveTo(this.at + match[0].length)
    return match
  }

  /** The word here, in lower case, without taking it. */
  get word(): string {
    WORD.lastIndex = this.at
    return (WORD.exec(this.text)?.[0] ?? '').toLowerCase()
  }

  /** Takes these words if they all stand here; each may be one of several (`percent|%`). */
  takeWords(...words: readonly string[]): boolean {
    const { at, lastEnd } = this
    for (const choice of words) {
      const sign = choice.split('|').find((each) => !/\p{L}/u.test(each) && this.text.startsWith(each, this.at))
      if (sign !== undefined) this.moveTo(this.at + sign.length)
      else if (this.word !== '' && choice.split('|').includes(this.word)) this.moveTo(this.at + this.word.length)
      else {
        this.at = at
        this.lastEnd = lastEnd
        return false
      }
    }
    return true
  }

  /** Takes the longest unit that begins here; null when none does. */
  takeUnit(): Unit | null {
    const found = this.unitHere()
    if (found) this.moveTo(found.end)
    return found?.unit ?? null
  }

  unitHere(): { readonly unit: Unit; readonly end: number } | null {
    const quoted = QUOTE_UNITS[this.text[this.at] ?? '']
    if (quoted !== undefined) {
      const unit = findUnit(quoted)
      return unit && { unit, end: this.at + 1 }
    }
    const ends: number[] = []
    UNIT_PART.lastIndex = this.at
    while (ends.length < MOST_PARTS && UNIT_PART.test(this.text)) ends.push(UNIT_PART.lastIndex)
    for (const end of ends.reverse()) {
      const unit = findUnit(this.text.slice(this.at, end))
      if (unit) return { unit, end }
    }
    return null
  }

  /** What stands here, for an error: a word, a number or one sign. */
  fail(message: string): CalculationError {
    const here = /^(?:\p{L}+|[\d.,]+|\P{L})/u.exec(this.text.slice(this.at))?.[0] ?? ''
    return new CalculationError(message, this.at, this.at + here.length)
  }

  private moveTo(at: number): void {
    this.lastEnd = at
    this.at = at
    this.skip()
  }

  private skip(): void {
    SPACE.lastIndex = this.at
    SPACE.test(this.text)
    this.at = SPACE.lastIndex
  }
}
