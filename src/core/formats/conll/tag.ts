/** How tags mark where a passage begins and ends. */
export const TAG_SCHEMES = ['iob2', 'iob1', 'bioes', 'biluo'] as const
export type TagScheme = (typeof TAG_SCHEMES)[number]

export const SCHEME_NAMES: Readonly<Record<TagScheme, string>> = {
  iob2: 'IOB2',
  iob1: 'IOB1',
  bioes: 'BIOES',
  biluo: 'BILUO'
}

/** Where a tag has its letter: `B-PER`, or `PER-B`. */
export type TagStyle = 'prefix' | 'suffix'

/** A tag taken apart. `S` is a passage of one token, whatever letter a file has for it; `O` is none. */
export interface Tag {
  readonly kind: 'B' | 'I' | 'E' | 'S' | 'O'
  readonly type: string
  /** The letter as written; empty for a tag that is a bare type (`PER`), which is read as one inside a passage. */
  readonly letter: string
}

const KINDS: ReadonlyMap<string, Tag['kind']> = new Map([
  ['B', 'B'],
  ['I', 'I'],
  ['M', 'I'],
  ['E', 'E'],
  ['L', 'E'],
  ['S', 'S'],
  ['U', 'S'],
  ['W', 'S']
])
const PREFIXED = /^([BIESLUMW])-(.+)$/su
const SUFFIXED = /^(.+)-([BIESLUMW])$/su
/** `_` and `-` stand for a tag that is not given. */
const OUTSIDE = /^(?:O|_|-)$/u
const NONE: Tag = { kind: 'O', type: '', letter: 'O' }

export function parseTag(written: string, style: TagStyle): Tag {
  if (OUTSIDE.test(written) || written === '') return NONE
  const bare = KINDS.get(written)
  if (bare) return { kind: bare, type: '', letter: written }
  const [, first = '', second = ''] = (style === 'prefix' ? PREFIXED : SUFFIXED).exec(written) ?? []
  const [letter, type] = style === 'prefix' ? [first, second] : [second, first]
  return { kind: KINDS.get(letter) ?? 'I', type: letter === '' ? written : type, letter }
}

/** Whether something looks like a tag in either style, a bare type not being enough. */
export function looksLikeTag(written: string): boolean {
  return OUTSIDE.test(written) || KINDS.has(written) || PREFIXED.test(written) || SUFFIXED.test(written)
}

/** Where the letters stand in these tags: behind the type only when that explains more of them. */
export function styleOf(written: Iterable<string>): TagStyle {
  let prefixed = 0
  let suffixed = 0
  for (const tag of written) {
    if (PREFIXED.test(tag)) prefixed += 1
    if (SUFFIXED.test(tag)) suffixed += 1
  }
  return suffixed > prefixed ? 'suffix' : 'prefix'
}

/** A tag as it is written for the token at `at` of a passage over the tokens from `start` to behind the last. */
export function writeTag(
  scheme: TagScheme,
  type: string,
  { start, end }: { readonly start: number; readonly end: number },
  at: number,
  followsItsLike: boolean
): string {
  const isFirst = at === start
  const isLast = at === end - 1
  switch (scheme) {
    case 'iob1':
      return `${isFirst && followsItsLike ? 'B' : 'I'}-${type}`
    case 'iob2':
      return `${isFirst ? 'B' : 'I'}-${type}`
    case 'bioes':
      return `${isFirst ? (isLast ? 'S' : 'B') : isLast ? 'E' : 'I'}-${type}`
    case 'biluo':
      return `${isFirst ? (isLast ? 'U' : 'B') : isLast ? 'L' : 'I'}-${type}`
  }
}
