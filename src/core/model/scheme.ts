export const LABEL_TARGETS = ['span', 'document', 'both'] as const
export type LabelTarget = (typeof LABEL_TARGETS)[number]

/** A label of a scheme (an entry of the codebook). */
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
}

/** A label scheme (codebook). `version` counts up with every change. */
export interface Scheme {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly labels: readonly Label[]
}

const label = (
  id: string,
  name: string,
  hue: number,
  key: string | null,
  description: string,
  more: Partial<Pick<Label, 'appliesTo' | 'role'>> = {}
): Label => ({ id, path: name, name, hue, key, description, examples: [], appliesTo: 'span', role: null, ...more })

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
  ]
}

/** The label with that id, or null. */
export function findLabel(scheme: Scheme, id: string): Label | null {
  return scheme.labels.find((candidate) => candidate.id === id) ?? null
}
