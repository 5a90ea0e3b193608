import { COMMANDS } from './commands'
import { EDIT_KEYS } from './edit-keys'

/** Keys of the reader's own, which it takes before a label could have them. */
const READER_KEYS: readonly (readonly [string, string])[] = [
  ['[', 'Go to the highlight before'],
  [']', 'Go to the next highlight']
]

/**
 * The keys of one character that the program's commands have everywhere, in lower case, and what each does: no label
 * gets them. Those that mean something on one page only come before a label's there.
 */
export const RESERVED_KEYS: ReadonlyMap<string, string> = new Map([
  ...READER_KEYS,
  ...[...COMMANDS.filter(({ when }) => when === undefined), ...EDIT_KEYS].flatMap(({ keys, title }) =>
    keys.flatMap((key): [string, string][] => (Array.from(key).length === 1 ? [[key.toLowerCase(), title]] : []))
  )
])
