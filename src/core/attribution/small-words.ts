// Closed classes of English that tell where a source begins and ends.

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const AUXILIARIES = setOf(
  'is are was were be been being am has have had having do does did will would can could may might must shall should ' +
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't " +
    'isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t won’t wouldn’t can’t couldn’t cannot ' +
    "he's she's it's they've he’s she’s it’s they’ve it'll it’ll they'll they’ll he'll he’ll she'll she’ll"
)

export const BE_FORMS = setOf(
  "is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t"
)

/** Past forms that are never an adjective or a passive: a source cannot go over them. */
export const PLAIN_PASTS = setOf(
  'went came took made got ran fell rose began became grew kept met paid sent spoke stood knew broke chose drew drove ' +
    'flew gave rang sang wore saw ate threw'
)

/** Adverbs between a source and its verb, besides those in -ly. */
export const ADVERBS = setOf(
  'also then later earlier again still now even just often always never soon once twice already yet first further ' +
    'instead however too rather repeatedly itself himself herself themselves both all'
)

export const PRONOUNS = setOf('he she they it we i you who this that these those one')
/** Pronouns that can say something. “It” is one in “the ministry … it said”. */
export const SPEAKING_PRONOUNS = setOf('he she they it we i you')

/** A clause or phrase begins here: a source before the verb does not go further back. */
export const CLAUSE_OPENERS = setOf(
  'that because while although though if when whether since after before unless until so as than where whereas but ' +
    'yet what how why which whose whom'
)

export const DETERMINERS = setOf(
  'the a an this that these those his her its their our my your some several many few most two three four five six ' +
    'seven eight nine ten both one another other others all no any every each'
)

export const PREPOSITIONS = setOf(
  'in on at from by for with under over during after before since of to into about against among through near ' +
    'inside outside across as within without despite following amid alongside beyond behind'
)

/** Words before a clause that are no part of the source: “Meanwhile the mayor said”. */
export const LEADING_ADVERBS = setOf(
  'earlier later meanwhile however yesterday today tonight tomorrow but and still yet so also instead now then ' +
    'separately elsewhere again recently previously privately publicly officially afterwards or nor'
)

export const DAYS = setOf(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december'
)
