import type { Tag, TagScheme } from './tag'
import { TAG_SCHEMES } from './tag'

/** A passage that tags mark: token indices of one sentence, `end` excluded. */
export interface TaggedPassage {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** Whether a token goes on with the passage of the one before it. */
function goesOn(before: Tag | undefined, tag: Tag): boolean {
  return (
    before !== undefined &&
    (before.kind === 'B' || before.kind === 'I') &&
    (tag.kind === 'I' || tag.kind === 'E') &&
    before.type === tag.type
  )
}

/**
 * The passages that the tags of one sentence mean, in any of the schemes: where a tag does not fit the one before it,
 * a new passage begins, as in the CoNLL evaluation script (conlleval), so that no tag is without its passage.
 */
export function taggedPassages(tags: readonly Tag[]): readonly TaggedPassage[] {
  const passages: { type: string; start: number; end: number }[] = []
  tags.forEach((tag, index) => {
    const last = passages.at(-1)
    if (tag.kind === 'O') return
    if (last && goesOn(tags[index - 1], tag)) last.end = index + 1
    else passages.push({ type: tag.type, start: index, end: index + 1 })
  })
  return passages
}

const LETTERS: Readonly<Record<TagScheme, string>> = { iob1: 'BIO', iob2: 'BIO', bioes: 'BIESMWO', biluo: 'BILUO' }

/** Indices of the tags of one sentence that a scheme would not have written. */
export function strayTags(tags: readonly Tag[], scheme: TagScheme): readonly number[] {
  return tags.flatMap((tag, index) => (isStray(scheme, tags[index - 1], tag, tags[index + 1]) ? [index] : []))
}

function isStray(scheme: TagScheme, before: Tag | undefined, tag: Tag, after: Tag | undefined): boolean {
  if (tag.kind === 'O') return false
  if (tag.letter === '' || !LETTERS[scheme].includes(tag.letter)) return true
  const continues = goesOn(before, tag)
  if (scheme === 'iob1')
    return tag.kind === 'B' && (before === undefined || before.kind === 'O' || before.type !== tag.type)
  if (scheme === 'iob2') return tag.kind === 'I' && !continues
  if ((tag.kind === 'I' || tag.kind === 'E') && !continues) return true
  return (tag.kind === 'B' || tag.kind === 'I') && !(after !== undefined && goesOn(tag, after))
}

/** The scheme that fits the tags of a file best, and how many tags it leaves unexplained. */
export interface DecidedScheme {
  readonly scheme: TagScheme
  readonly stray: number
  /** How many tags mark a token at all. */
  readonly marked: number
  /** Whether another scheme explains as many. */
  readonly isOpen: boolean
}

/** Decides by evidence which scheme the sentences of a file are tagged in; IOB2 where nothing decides. */
export function decideScheme(sentences: readonly (readonly Tag[])[]): DecidedScheme {
  const scores = TAG_SCHEMES.map((scheme) => ({
    scheme,
    stray: sentences.reduce((sum, tags) => sum + strayTags(tags, scheme).length, 0)
  }))
  const best = scores.reduce((a, b) => (b.stray < a.stray ? b : a))
  const marked = sentences.reduce((sum, tags) => sum + tags.filter(({ kind }) => kind !== 'O').length, 0)
  return { ...best, marked, isOpen: scores.filter(({ stray }) => stray === best.stray).length > 1 }
}
