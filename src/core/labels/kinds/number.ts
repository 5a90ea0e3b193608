import type { AttributeKind } from '../attribute-kind'

function boundsInWords(minimum: number | null, maximum: number | null): string {
  if (minimum !== null && maximum !== null) return ` from ${minimum} to ${maximum}`
  if (minimum !== null) return `, at least ${minimum}`
  return maximum === null ? '' : `, at most ${maximum}`
}

/** A finite number within the bounds. */
export const numberKind: AttributeKind = {
  id: 'number',
  name: 'Number',
  problem({ name, minimum, maximum }, value) {
    const fits =
      typeof value === 'number' &&
      Number.isFinite(value) &&
      (minimum === null || value >= minimum) &&
      (maximum === null || value <= maximum)
    return fits ? null : `${name} is a number${boundsInWords(minimum, maximum)}.`
  },
  words: (value) => String(value),
  read(definition, text) {
    const trimmed = text.trim()
    const value = Number(trimmed)
    return trimmed === '' || numberKind.problem(definition, value) !== null ? null : value
  }
}
