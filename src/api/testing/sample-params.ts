import type * as z from 'zod'
import { HOSTILE_STRINGS } from './hostile-values'
import type { Dice } from './hostile-values'

/** Strings of the shapes that the contract asks for; which of them a field takes, its own validator says. */
const WELL_FORMED: readonly string[] = [
  'tide',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '0123456789abcdef',
  'ffffffffffffffff',
  '0'.repeat(64),
  'f'.repeat(64),
  '2024-08-22T10:00:00.000Z',
  '2024-08-22',
  '0000-99-99',
  'en',
  'human',
  'https://example.org/',
  'QQ==',
  'claimdesk.made-up',
  'claimdesk.__proto__',
  'one.1',
  'tide.txt',
  'csv'
]

/**
 * A value that a validator of the contract would mostly take: right in shape, made up in content. Rules between fields
 * (a range ends after it starts) may be broken.
 *
 * @param known strings that mean something here, such as ids of articles; used where they fit
 */
export function sampleOf(schema: z.core.$ZodType, dice: Dice, known: readonly string[]): unknown {
  const def = (schema as z.core.$ZodTypes)._zod.def
  const inner = (each: z.core.$ZodType): unknown => sampleOf(each, dice, known)
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[dice.whole(values.length)]
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).flatMap(([key, each]) => {
          const value = inner(each)
          return value === undefined ? [] : [[key, value]]
        })
      )
    case 'array':
      return Array.from({ length: Math.max(minimumOf(schema), dice.whole(3)) }, () => inner(def.element))
    case 'record':
      return Object.fromEntries(Array.from({ length: dice.whole(3) }, () => [inner(def.keyType), inner(def.valueType)]))
    case 'union':
      return inner(pick(def.options) ?? schema)
    case 'optional':
    case 'default':
      return dice.whole(2) === 0 ? undefined : inner(def.innerType)
    case 'nullable':
      return dice.whole(2) === 0 ? null : inner(def.innerType)
    case 'enum':
      return pick(Object.values(def.entries))
    case 'literal':
      return pick(def.values)
    case 'boolean':
      return dice.whole(2) === 0
    case 'number':
      return pick([0, 1, 2, 7, 100].filter((each) => takes(schema, each))) ?? 1
    case 'string': {
      const fitting = (values: readonly string[]) => values.filter((each) => takes(schema, each))
      const pool = pick([fitting(known), fitting(WELL_FORMED), fitting(HOSTILE_STRINGS)].filter(({ length }) => length))
      return pick(pool ?? []) ?? ''
    }
    case 'unknown':
    case 'any':
      return {}
    default:
      throw new Error(`a validator of a kind that is not known here: ${def.type}`)
  }
}

function takes(schema: z.core.$ZodType, value: unknown): boolean {
  return (schema as z.ZodType).safeParse(value).success
}

function minimumOf(schema: z.core.$ZodType): number {
  const minimum = (schema as z.ZodArray)._zod.bag['minimum']
  return typeof minimum === 'number' ? minimum : 0
}
