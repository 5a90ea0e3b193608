import type { AttributeKind } from '../attribute-kind'

/** Free text, not empty. */
export const textKind: AttributeKind = {
  id: 'text',
  name: 'Text',
  problem: ({ name }, value) => (typeof value === 'string' && value.trim() !== '' ? null : `${name} is a text.`),
  words: (value) => String(value),
  read: (_definition, text) => (text.trim() === '' ? null : text)
}
