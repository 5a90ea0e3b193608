import { expect, it } from 'vitest'
import { COMMANDS, printedKeys } from './commands'

it.each([
  ['$mod+Shift+z', 'Ctrl Shift Z'],
  ['$mod++', 'Ctrl +'],
  ['$mod+-', 'Ctrl -'],
  ['Escape', 'Esc'],
  ['F9', 'F9']
])('%s is printed %s', (keys, printed) => expect(printedKeys(keys)).toBe(printed))

it('no two commands have the same keys', () => {
  const keys = COMMANDS.flatMap((command) => command.keys.map((each) => each.toLowerCase()))
  expect(keys.filter((each, index) => keys.indexOf(each) !== index)).toEqual([])
})
