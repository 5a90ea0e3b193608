import type { AttributeKindId } from '../labels/attribute-kind'

export const LABEL_TARGETS = ['span', 'document', 'both'] as const
export type LabelTarget = (typeof LABEL_TARGETS)[number]

/** What is asked about a span or an article that carries a label. */
export interface AttributeDefinition {
  /** Key of the value in a record's attributes. */
  readonly id: string
  readonly name: string
  readonly kind: AttributeKindId
  readonly description: string
  /** A required attribute is asked for as soon as the label is given. */
  readonly required: boolean
  /** What can be chosen (kinds `choice` and `several`), in this order. */
  readonly options: readonly string[]
  /** Bounds of a `number`, both inclusive; null where there is none. */
  readonly minimum: number | null
  readonly maximum: number | null
}

/**
 * What a label or relation type is in other programs, when it came from one that has layers: the type of its
 * annotations (`de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity`, brat's `event`) and the feature of it whose
 * value is the label's name; null: the type itself is the label.
 */
export interface ExchangeType {
  readonly type: string
  readonly feature: string | null
}

/** A label of a scheme (an entry of the codebook). Its id is unique in the library, over all schemes. */
export interface Label {
  readonly id: string
  /** Full name from the root, parts joined by `/`; equals `name` for a top-level label. */
  readonly path: string
  readonly name: string
  /** Hue of its colour in degrees of OKLCH; lightness and chroma come from the theme. */
  readonly hue: number
  /** The key that applies it, one character, or null. */
  readonly key: string | null
  readonly description: string
  readonly examples: readonly string[]
  readonly appliesTo: LabelTarget
  /** `claim`: a span with this label is a claim and gets a claim record. */
  readonly role: 'claim' | null
  readonly attributes: readonly AttributeDefinition[]
  /** Absent for a label that was made here. */
  readonly exchange?: ExchangeType | undefined
}

/** A kind of link between two spans. Its id is unique in the library, over all schemes. */
export interface RelationType {
  readonly id: string
  readonly name: string
  /** Labels a span at that end may carry; none named means any. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** Both directions mean the same. */
  readonly symmetric: boolean
  readonly hue: number
  readonly description: string
  /** Absent for a relation type that was made here. */
  readonly exchange?: ExchangeType | undefined
}

/** A label scheme (codebook). `version` counts up with every change. */
export interface Scheme {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly labels: readonly Label[]
  readonly relationTypes: readonly RelationType[]
  /** How to use the scheme, for everybody who annotates with it. Markdown. */
  readonly guideline: string
}

/** A scheme as it was before a change, kept so that versions can be compared. */
export interface SchemeVersion {
  readonly scheme: Scheme
  /** When and by whom it was replaced; ISO 8601 in UTC, a person's id. */
  readonly replacedAt: string
  readonly replacedBy: string
}

const label = (
  id: string,
  name: string,
  hue: number,
  key: string | null,
  description: string,
  more: Partial<Pick<Label, 'appliesTo' | 'role'>> = {}
): Label => ({
  id,
  path: name,
  name,
  hue,
  key,
  description,
  examples: [],
  appliesTo: 'span',
  role: null,
  attributes: [],
  ...more
})

const relationType = (
  id: string,
  name: string,
  hue: number,
  description: string,
  more: Partial<Pick<RelationType, 'from' | 'to' | 'symmetric'>> = {}
): RelationType => ({ id, name, from: [], to: [], symmetric: false, hue, description, ...more })

/** The relation types a new library starts with. */
export const DEFAULT_RELATION_TYPES: readonly RelationType[] = [
  relationType('said-by', 'Said by', 245, 'Who makes the claim.', { from: ['claim', 'quantity'], to: ['speaker'] }),
  relationType('supports', 'Supports', 155, 'What is said here speaks for the other passage.'),
  relationType('contradicts', 'Contradicts', 28, 'Both cannot be true.', { symmetric: true }),
  relationType('evidence-for', 'Evidence for', 200, 'Evidence that bears on the claim.', {
    from: ['evidence'],
    to: ['claim']
  }),
  relationType('same-claim', 'Same claim', 95, 'Both passages make one claim.', {
    from: ['claim'],
    to: ['claim'],
    symmetric: true
  })
]

/** The scheme a new library starts with. */
export const DEFAULT_SCHEME: Scheme = {
  id: 'fact-check',
  name: 'Fact-check',
  version: 1,
  labels: [
    label('claim', 'Claim', 95, '1', 'A statement that can be checked.', { role: 'claim' }),
    label('speaker', 'Speaker', 245, '2', 'Who is said to have said it.'),
    label('evidence', 'Evidence', 155, '3', 'What the text offers in support.'),
    label('opinion', 'Opinion', 310, '4', 'A judgement that no evidence can settle.'),
    label('loaded', 'Loaded', 28, '5', 'Wording that judges instead of telling.'),
    label('quantity', 'Quantity', 200, '6', 'A number with its unit, or a share.'),
    label('needs-work', 'Needs work', 70, null, 'The article needs another look.', { appliesTo: 'document' }),
    label('wire-copy', 'Wire copy', 220, null, 'Taken over from an agency.', { appliesTo: 'document' })
  ],
  relationTypes: DEFAULT_RELATION_TYPES,
  guideline: ''
}

/** The label with that id, or null. */
export function findLabel(scheme: Scheme, id: string): Label | null {
  return scheme.labels.find((candidate) => candidate.id === id) ?? null
}

/** The label with that id in any of the schemes, or null. */
export function findLabelIn(schemes: Iterable<Scheme>, id: string): Label | null {
  for (const scheme of schemes) {
    const label = findLabel(scheme, id)
    if (label) return label
  }
  return null
}

/** The relation type with that id in any of the schemes, or null. */
export function findRelationTypeIn(schemes: Iterable<Scheme>, id: string): RelationType | null {
  for (const scheme of schemes) {
    const type = scheme.relationTypes.find((candidate) => candidate.id === id)
    if (type) return type
  }
  return null
}

/** True when a span with the label may stand at that end of the relation. */
export function endAllows(type: RelationType, end: 'from' | 'to', label: string): boolean {
  const allowed = type[end]
  return allowed.length === 0 || allowed.includes(label)
}
