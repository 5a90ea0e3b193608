import type { AttributeKind } from '../attribute-kind'

/** From most to least certain. */
export const CERTAINTY_LEVELS = ['certain', 'likely', 'possible', 'unlikely'] as const

/** How sure somebody is: a word of `CERTAINTY_LEVELS`. */
export const certaintyKind: AttributeKind = {
  id: 'certainty',
  name: 'Certainty',
  problem: ({ name }, value) =>
    CERTAINTY_LEVELS.some((level) => level === value) ? null : `${name} is one of ${CERTAINTY_LEVELS.join(', ')}.`,
  words: (value) => String(value),
  read: (_definition, text) => CERTAINTY_LEVELS.find((level) => level === text.trim().toLowerCase()) ?? null
}
