/**
 * Values that JSON cannot carry, by name: what a page can hand to a bridge, and what a caller in the same process can
 * hand to a backend. The function uses nothing from outside itself, so that it can be sent into a page as text.
 */
export function liveHostileValues(): [name: string, value: unknown][] {
  const cyclic: Record<string, unknown> = { name: 'article.list' }
  cyclic['params'] = cyclic
  const cyclicArray: unknown[] = []
  cyclicArray.push(cyclicArray)
  const throwing = {
    get name(): string {
      throw new Error('a getter that throws')
    },
    get params(): unknown {
      throw new Error('a getter that throws')
    }
  }
  let asked = 0
  const changing = {
    id: '1',
    params: {},
    get name() {
      asked += 1
      return asked === 1 ? 'article.open' : 'article.list'
    }
  }
  const ownPollution = Object.defineProperty({}, '__proto__', {
    value: { polluted: true },
    enumerable: true,
    configurable: true,
    writable: true
  })
  const refuse = (): never => {
    throw new Error('a proxy that throws')
  }
  return [
    ['undefined', undefined],
    ['a function', () => 'called'],
    ['a symbol', Symbol('sign')],
    ['a BigInt', 10n ** 30n],
    ['NaN', NaN],
    ['an invalid date', new Date(NaN)],
    ['a date', new Date(0)],
    ['a regular expression', /(a+)+$/],
    ['an error', new RangeError('made up')],
    ['a map', new Map<unknown, unknown>([['__proto__', { polluted: true }]])],
    ['a set', new Set<unknown>([new Set()])],
    ['bytes', new Uint8Array(1024)],
    ['a buffer', new ArrayBuffer(8)],
    ['big numbers in an array of their own', new BigUint64Array(4)],
    ['a promise', Promise.resolve('later')],
    ['something that can be awaited', { then: (settle: (value: unknown) => void) => settle('taken') }],
    ['a cyclic object', cyclic],
    ['a cyclic array', cyclicArray],
    ['getters that throw', throwing],
    ['a getter that changes its mind', changing],
    ['a proxy that throws', new Proxy({}, { get: refuse, ownKeys: refuse, has: refuse, getPrototypeOf: refuse })],
    ['a proxy of an array', new Proxy([], {})],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { id: '1', name: 'article.open' })],
    ['an object whose prototype has the fields', Object.create({ id: '1', name: 'article.open', params: {} })],
    ['__proto__ as a key of its own', ownPollution],
    ['an array with holes', Array.from({ length: 3 }).concat(new Array<unknown>(5))],
    ['a boxed string', Object('article.list')],
    ['a class', class Hidden {}],
    ['the global object', globalThis]
  ]
}
