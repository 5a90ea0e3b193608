import type { AttributeKind } from '../attribute-kind'

const YES = new Set(['true', 'yes', '1'])
const NO = new Set(['false', 'no', '0'])

/** Yes or no: a boolean. */
export const flagKind: AttributeKind = {
  id: 'flag',
  name: 'Yes or no',
  problem: ({ name }, value) => (typeof value === 'boolean' ? null : `${name} is yes or no.`),
  words: (value) => (value === true ? 'yes' : 'no'),
  read(_definition, text) {
    const word = text.trim().toLowerCase()
    if (YES.has(word)) return true
    return NO.has(word) ? false : null
  }
}
