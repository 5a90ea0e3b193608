/** Characters that brat takes in the names of types, roles and attributes. */
export const TYPE_CHARACTER = /[A-Za-z0-9_-]/

/** What a value may hold besides: brat parts values at spaces, and lists of them at `|` and commas. */
export const VALUE_CHARACTER = /[A-Za-z0-9_.+*/%-]/

/** A name as brat can write it; different names may become the same (see `PlainNames`). */
export function plainName(name: string, allowed: RegExp = TYPE_CHARACTER): string {
  return Array.from(name, (character) => (allowed.test(character) ? character : '_')).join('')
}

/**
 * Whether a display name of `visual.conf` is the name that stands behind a type: the type is what can be written of it.
 * Abbreviations (`Punct | P`) and translations are not.
 */
export function standsBehind(display: string, type: string): boolean {
  const plain = plainName(display)
  return plain === type || (type.startsWith(`${plain}-`) && /^\d+$/.test(type.slice(plain.length + 1)))
}

/** Whether `visual.conf` can write that display name so that every reader has it back. */
export function isWritableDisplay(display: string): boolean {
  return display !== '' && display === display.trim() && !/[|\p{Cc}\u2028\u2029]|^[!#[]|^-+$/u.test(display)
}

/** Attributes in which what only brat knows of a relation is kept: its ends' names, a third column, a role's number. */
export const ENDS_ATTRIBUTE = 'brat_arguments'
export const TAIL_ATTRIBUTE = 'brat_tail'
export const NUMBER_ATTRIBUTE = 'brat_number'

/** A role and its number: `Theme2` is the second `Theme`. Without one the number is 1. */
export function splitRole(role: string): { readonly name: string; readonly number: number } {
  const [, name, digits] = /^(.*\D)([1-9]\d{0,5})$/.exec(role) ?? []
  return name === undefined ? { name: role, number: 1 } : { name, number: Number(digits) }
}
