import { expect, it } from 'vitest'
import { COMMANDS, printedKeys } from './commands'

it.each([
  ['$mod+Shift+z', 'Ctrl Shift Z'],
  ['$mod++', 'Ctrl +'],
  ['$mod+-', 'Ctrl -'],
  ['Escape', 'Esc'],
  ['F9', 'F9']
])('%s is printed %s', (keys, printed) => expect(printedKeys(keys)).toBe(printed))

it.each([
  ['everywhere', COMMANDS.filter(({ when }) => when === undefined)],
  ['on one page', COMMANDS.filter(({ when }) => when !== undefined)]
])('no two commands have the same keys %s', (_where, commands) => {
  const keys = commands.flatMap((command) => command.keys.map((each) => each.toLowerCase()))
  expect(keys.filter((each, index) => keys.indexOf(each) !== index)).toEqual([])
})
