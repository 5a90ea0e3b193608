/** What an attribute's value is, as the range of a feature. */
export const VALUE_KINDS = ['string', 'number', 'boolean', 'strings'] as const
export type ValueKind = (typeof VALUE_KINDS)[number]

const NONE: ReadonlySet<string> = new Set()
const EMPTY = 'f_x_'
const KIND_MARK = /_x_(?:string|number|boolean|strings)$/

/**
 * An attribute's name as UIMA allows it for features: ASCII letters, digits and `_`, a letter first. What is not allowed
 * is written by its code point, `_x2D_` for `-`; a name that begins with no letter, or is taken, gets `f` in front.
 * Different names stay different, and `attributeName` brings them back.
 *
 * @param taken names that the layer needs itself (`begin`, `label`…)
 */
export function featureName(attribute: string, taken: ReadonlySet<string> = NONE): string {
  if (attribute === '') return EMPTY
  const plain = escaped(attribute)
  if (/^[A-Za-z]/.test(plain) && !plain.startsWith('f_x') && !taken.has(plain)) return plain
  const [first = ''] = Array.from(attribute)
  return `f${escape(first)}${escaped(attribute.slice(first.length))}`
}

/** A feature for values of another kind than the feature of the attribute's own name has in the same layer. */
export function kindedName(feature: string, kind: ValueKind): string {
  return `${feature}_x_${kind}`
}

export function isKinded(feature: string): boolean {
  return KIND_MARK.test(feature)
}

/** The attribute's name out of a feature's: the opposite of `featureName` and `kindedName`. */
export function attributeName(feature: string): string {
  const plain = feature.replace(KIND_MARK, '')
  if (plain === EMPTY) return ''
  return plain.replace(/^f(?=_x[0-9A-F]{2,6}_)/, '').replace(/_x([0-9A-F]{2,6})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Everything that is not allowed, and every `_x`, which could be taken for the beginning of an escape. */
function escaped(name: string): string {
  return name.replace(/_(?=x)|[^A-Za-z0-9_]/gu, escape)
}

function escape(character: string): string {
  return `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}_`
}
