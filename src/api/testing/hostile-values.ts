import { HOSTILE_VALUES } from '../../core/text/testing/hostile-values'

/** Numbers that look random and come again with the same seed; from 0 up to, not including, `below`. */
export interface Dice {
  whole(below: number): number
}

/** Names that every object has, or that reach its prototype: as ids and keys they must be words like any other. */
export const NAMES_OF_OBJECTS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  'toJSON'
] as const

/** Strings that lead out of a folder, of a field or of the program: what strangers write, and what only a program sends. */
export const HOSTILE_STRINGS: readonly string[] = [
  ...NAMES_OF_OBJECTS,
  ...Object.values(HOSTILE_VALUES).filter((value) => !(NAMES_OF_OBJECTS as readonly string[]).includes(value)),
  '',
  ' ',
  '.',
  '..',
  '/',
  '\\',
  '..%2f..%2fetc%2fpasswd',
  '\\\\server\\share',
  'app://desk/index.html',
  'https://example.org/?x=%00',
  'name\0.txt',
  'a/../b',
  '\ud800',
  '\udc00lone',
  '\uFEFF',
  '\r\nHost: example.org',
  '${process.env.HOME}',
  '%s%s%n',
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  'a'.repeat(100),
  'b'.repeat(5_000),
  '☃'.repeat(250_000)
]

/** Numbers at and beyond every edge. JSON turns those that are not finite into null. */
export const HOSTILE_NUMBERS: readonly number[] = [
  -1,
  -0,
  0.5,
  1e-7,
  2 ** 31,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  Number.MIN_SAFE_INTEGER,
  1e308,
  NaN,
  Infinity,
  -Infinity
]

/** JSON texts whose objects have the keys that pollute prototypes, as keys of their own. */
export const POLLUTING_TEXTS: readonly string[] = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"prototype":{"polluted":true}}',
  '{"a":{"__proto__":{"polluted":true}}}',
  '{"__proto__":{"__proto__":{"polluted":true}}}',
  '[{"__proto__":{"polluted":true}}]',
  '{"__proto__":null}',
  '{"__proto__":[]}',
  '{"hasOwnProperty":1,"toString":2,"toJSON":3}'
]

/** A value that JSON can carry and that no field of the contract expects. */
export function hostileJson(dice: Dice): unknown {
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[dice.whole(values.length)]
  switch (dice.whole(8)) {
    case 0:
      return null
    case 1:
      return dice.whole(2) === 0
    case 2:
      return pick(HOSTILE_NUMBERS)
    case 3:
      return JSON.parse(pick(POLLUTING_TEXTS) ?? '{}') as unknown
    case 4:
      return Array.from({ length: pick([0, 1, 3, 2_000]) ?? 0 }, () => pick(HOSTILE_NUMBERS))
    case 5:
      return nested(pick([3, 50, 400]) ?? 3)
    default:
      return pick(HOSTILE_STRINGS)
  }
}

function nested(depth: number): unknown {
  let value: unknown = {}
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { a: value } : [value]
  return value
}

/** Whether a prototype that everything shares has got something that it should not have. */
export function isPolluted(): boolean {
  const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype]
  return prototypes.some((prototype) => 'polluted' in prototype)
}
