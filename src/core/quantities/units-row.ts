/** What a unit measures. Money is none of them: its rates are no constants. */
export type Dimension =
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'temperature'
  | 'speed'
  | 'time'
  | 'energy'
  | 'power'
  | 'pressure'
  | 'digital size'
  | 'fuel economy'

/**
 * Whose unit it is. `customary` units are the same in the United States and in the imperial system; `us` and
 * `imperial` ones share a name and differ in size (gallon, ton).
 */
export type UnitSystem = 'metric' | 'customary' | 'us' | 'imperial' | 'nautical' | 'historic' | 'other'

/**
 * A unit of measurement. A value in it becomes one in the base unit of its dimension as `(value + offset) * toBase`,
 * or as `toBase / value` when it is `inverse` (litres per 100 kilometres).
 */
export interface Unit {
  /** Stable, in kebab case: `square-mile`. */
  readonly id: string
  readonly dimension: Dimension
  readonly system: UnitSystem
  /** Full names, lower case but for proper names: the singular, its plural, then other spellings. */
  readonly names: readonly string[]
  /** Short forms, the customary one first; some units have none. Case matters: `Mb` and `MB`. */
  readonly symbols: readonly string[]
  readonly toBase: number
  /** `toBase` without rounding: a decimal number or a ratio of two (`5/9`). */
  readonly exact: string
  readonly offset?: number
  readonly inverse?: true
  /** What else its name may mean, for a reader who has to choose. */
  readonly note?: string
}

interface UnitExtras {
  readonly offset?: number
  readonly inverse?: true
  readonly note?: string
}

/** One line of a table: id, system, exact factor, names, symbols. */
export type UnitRow = readonly [
  id: string,
  system: UnitSystem,
  exact: string,
  names: readonly string[],
  symbols: readonly string[],
  extras?: UnitExtras
]

/** The units of a dimension from the lines of its table. */
export function unitRows(dimension: Dimension, rows: readonly UnitRow[]): readonly Unit[] {
  return rows.map(([id, system, exact, names, symbols, extras]) => {
    const [numerator = '', denominator = '1'] = exact.split('/')
    const toBase = Number(numerator) / Number(denominator)
    return { id, dimension, system, names, symbols, toBase, exact, ...extras }
  })
}

/** Singular and plural of a name that ends in -metre or -litre, in British and American spelling. */
export function metricNames(name: string): readonly string[] {
  const american = name.replace(/tre$/u, 'ter')
  return [name, `${name}s`, american, `${american}s`]
}

/** A name and its regular plural. */
export function regularNames(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [name, `${name}s`])
}
