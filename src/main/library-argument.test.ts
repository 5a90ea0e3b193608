import { expect, test } from 'vitest'
import { libraryArgument } from './library-argument'

test.each<[string[], string | undefined]>([
  [['electron', '.'], undefined],
  [['electron', '.', '--library', '/a b'], '/a b'],
  [['electron', '.', '--library=/a=b'], '/a=b'],
  [['electron', '.', '--no-sandbox', '--library', 'relative', '--inspect'], 'relative'],
  [['electron', '.', '--library'], undefined],
  [['electron', '.', '--libraryish', 'x'], undefined]
])('%j names %s', (argv, library) => {
  expect(libraryArgument(argv)).toBe(library)
})
