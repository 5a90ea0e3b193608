import type { AttributeKind } from '../attribute-kind'

/** Any of the options: a list of strings in the order of the options, none twice. */
export const severalKind: AttributeKind = {
  id: 'several',
  name: 'Several of a list',
  problem({ name, options }, value) {
    const fits =
      typeof value === 'object' &&
      value.length > 0 &&
      new Set(value).size === value.length &&
      value.every((item: string) => options.includes(item))
    return fits ? null : `${name} is one or more of ${options.map((option) => `“${option}”`).join(', ')}.`
  },
  words: (value) => (typeof value === 'object' ? value.join(', ') : String(value)),
  read({ options }, text) {
    const asked = new Set(text.split(/[;,|]/).map((part) => part.trim()))
    const found = options.filter((option) => asked.has(option))
    return found.length === 0 || found.length < asked.size ? null : found
  }
}
