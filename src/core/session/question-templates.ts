import type { ClaimType } from '../model/claim-check'

/** Questions that commonly decide a claim of a type; a person takes them over and makes them particular. */
export const QUESTION_TEMPLATES: Readonly<Record<ClaimType, readonly string[]>> = {
  quantity: [
    'Which source gives this figure, and as of when?',
    'What exactly was counted, and how is it defined?',
    'Is the unit right, and the order of magnitude plausible?'
  ],
  comparison: [
    'What are the two figures that are compared, and from which sources?',
    'Are both of the same kind, place and period?'
  ],
  superlative: [
    'Who keeps the list by which it is the first or the most?',
    'Is there an earlier or a larger case?',
    'Within which bounds (place, time, kind) does it hold?'
  ],
  measurement: [
    'What does the original source say, in which unit?',
    'Does the conversion come out right, and is it rounded as the source is?'
  ],
  date: ['Which document dates it?', 'Do the days, ages and durations add up?'],
  event: ['Did it happen, and who saw or recorded it?', 'When and where did it happen?', 'Who took part?'],
  property: ['Which source describes it so?', 'Did it hold at the time that is meant?'],
  causal: [
    'Did the cause come before the effect?',
    'Which evidence ties the two together, and what else could explain it?'
  ],
  quote: [
    'Is there a recording or a transcript?',
    'Are these the exact words?',
    'What was said before and after, and was it to the same point?'
  ],
  position: ['Where is the position or vote on record?', 'Was it held at that time, and is it still?'],
  law: ['What does the text of the rule say?', 'Was it in force at the time and in the place that is meant?'],
  prediction: ['Who predicts it, and on which grounds?', 'Is any part of it a statement about the present?'],
  personal: ['Who else was there?', 'Is there a record from the time?'],
  name: ['How does the person or body spell it?', 'Is the title right, and was it held at that time?'],
  place: ['Where is it on a map, and in which country or district?', 'How is the name spelt?'],
  image: ['Where and when was it first published?', 'Does it show what the caption says?', 'Was it altered?'],
  other: ['Who would know this?', 'Which document would show it?']
}

/** Templates for a claim of these types, without repetition, in the order of the types; those of `other` for none. */
export function questionsFor(types: readonly ClaimType[]): readonly string[] {
  const asked = (types.length === 0 ? (['other'] as const) : types).flatMap((type) => QUESTION_TEMPLATES[type])
  return [...new Set(asked)]
}
