import type { ExtractError } from '../../extracted-document'

/** What is done to whoever reads a file. The words are those of the table in docs/security.md. */
export const ATTACKS = {
  bomb: 'Bombs: little that unpacks to very much',
  nestedBomb: 'An archive in an archive in an archive',
  declaredSize: 'A size of 2 GB is declared; sizes that are not true',
  paths: 'Names that lead out (`../`, `/`, `C:`), links',
  entities: 'Entities that expand (billion laughs)',
  external: 'External entities and document types',
  depth: 'Deep nesting (100,000 and more)',
  loops: 'What refers to itself',
  locked: 'Passwords and copy protection',
  active: 'Scripts, forms, tracking pixels, `javascript:`',
  traps: 'Runs of spaces, brackets, quotes, `<` for patterns',
  attributes: '1,000,000 attributes',
  pieces: 'Very many parts, rows, references or definitions',
  line: 'A line of megabytes',
  head: 'Heads of megabytes',
  boundaries: 'Boundaries that are missing, empty or in one another',
  coding: 'Transfer encodings without end',
  counts: 'Counts and lengths that are lies',
  zeros: 'NUL bytes and other controls',
  surrogates: 'Halves of characters',
  size: 'More than a file of its kind may have',
  cut: 'Cut off, random or foreign bytes'
} as const
export type Attack = keyof typeof ATTACKS

/** One attack on one kind of document, and how it has to end. */
export interface HostileCell {
  readonly kind: string
  readonly attack: Attack
  /** What is special about it, for the name of its test. */
  readonly name: string
  readonly make: () => Buffer | Promise<Buffer>
  /** `read` for a sound document, else the codes it may be refused with. */
  readonly ends: 'read' | ExtractError['code'] | readonly ('read' | ExtractError['code'])[]
  /** Made to take forever: in the tests it is ended sooner than in the programs. */
  readonly isEndless?: true
  /** Words that the text has when it is read. */
  readonly has?: readonly string[]
  /** What neither text nor metadata nor places may have in them, in whatever case. */
  readonly lacks?: readonly string[]
}

export const times = (text: string, count: number): string => text.repeat(count)
export const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8')

/** Runs that patterns with two quantifiers need the square of. */
export const TRAPS = [
  times(' ', 300_000),
  times('\u00a0', 100_000),
  times('\t \n', 100_000),
  times('[', 100_000),
  times('(', 100_000),
  times('"', 100_000),
  times("'", 100_000),
  times('<', 100_000),
  times('</', 50_000),
  times('&', 100_000),
  times('&#', 50_000),
  times('<!--', 50_000),
  times('>', 100_000),
  times('-', 100_000),
  times('=', 100_000),
  times('\\', 100_000),
  times('`', 100_000),
  times('*a ', 60_000),
  times('![', 60_000),
  times('a@', 60_000),
  times('\ud83d\ude00\u200d', 40_000),
  times('e\u0301\u0302\u0303', 40_000),
  times('ก', 100_000)
] as const
