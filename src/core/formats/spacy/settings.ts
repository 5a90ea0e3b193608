import type { FormatSetting } from '../format'

/** The group of `doc.spans` that spaCy's span categoriser looks into. */
export const USUAL_SPANS_KEY = 'sc'
/** Attribute of a passage that came out of a group of another name. */
export const SPANS_KEY = 'spans_key'

export const FORM_SETTING: FormatSetting = {
  id: 'form',
  name: 'Form',
  description: 'What a text with its annotations looks like in the file.',
  choices: [
    { id: 'tuples', name: 'JSON lines: ["text", {"entities": …}]' },
    { id: 'array', name: 'One JSON list of the same (TRAIN_DATA)' },
    { id: 'docs', name: 'JSON lines as Doc.to_json writes them, with tokens' }
  ]
}

export const SPANS_SETTING: FormatSetting = {
  id: 'spans',
  name: 'Annotations that do not overlap',
  description:
    'Named entities may not overlap in spaCy. Where annotations do, they are always written into a span group.',
  choices: [
    { id: 'entities', name: 'As named entities (entities)' },
    { id: 'groups', name: 'Into the span group, too (spans: sc)' }
  ]
}
