/**
 * What speaks for and against checking a sentence, with weights of our own choosing, in round figures. They come from
 * what checkers say they look for (numbers, firsts, comparisons, things done) and leave alone (opinion, plans, talk),
 * and were trained on nothing: no corpus is behind them, so that they may go wherever the program goes. docs/candidates.md
 * says how well they rank.
 */
export const SENTENCE_WEIGHTS = {
  /** A number with a unit, a percentage or money: it can be looked up, and is wrong most easily. */
  measured: 1.6,
  /** Any other number that counts something. */
  number: 1,
  /** When: a record can be found for it. */
  date: 0.6,
  /** A superlative or a first: one counter-example settles it. */
  superlative: 0.8,
  /** More than, rose by, twice: two figures to find. */
  comparison: 0.9,
  /** Something happened or was done: an event leaves traces. */
  past: 0.6,
  /** Somebody is said to have said it: it can be asked who and when. */
  attribution: 0.4,
  /** Mostly quotation: in news that is opinion more often than fact. */
  quotation: -0.3,
  /** Names of people, places, bodies: about something in particular. */
  names: 0.7,
  /** A name with a title: either can be wrong. */
  title: 0.2,
  /** One thing made another happen. */
  cause: 0.3,
  /** Laws, courts, rulings: there is a text to compare with. */
  law: 0.3,
  /** All, never, most, millions: general statements are of public interest. */
  quantifier: 0.4,
  /** Voted, signed, backed: positions are on record. */
  position: 0.5,
  /** Longer sentences hold more. */
  length: 0.7,
  /** I, my: experience, intention and feeling. */
  firstPerson: -0.6,
  /** You, let us: talking to somebody. */
  address: -0.6,
  /** Will, should, could: nothing has happened that could be checked. */
  modal: -0.6,
  /** I think, great, terrible: a judgement. */
  opinion: -0.9,
  /** A question, an exclamation, a greeting, a few words. */
  talk: -1.2
} as const satisfies Readonly<Record<string, number>>

export type SentenceFeature = keyof typeof SENTENCE_WEIGHTS

/** Where nothing speaks for or against: most sentences are not worth a check. */
export const SENTENCE_BIAS = -1.9
