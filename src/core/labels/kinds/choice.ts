import type { AttributeKind } from '../attribute-kind'

/** One of the options: a string. */
export const choiceKind: AttributeKind = {
  id: 'choice',
  name: 'One of a list',
  problem: ({ name, options }, value) =>
    typeof value === 'string' && options.includes(value)
      ? null
      : `${name} is one of ${options.map((option) => `“${option}”`).join(', ')}.`,
  words: (value) => String(value),
  read: ({ options }, text) => options.find((option) => option === text.trim()) ?? null
}
