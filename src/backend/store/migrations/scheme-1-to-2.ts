const TYPES = [
  {
    description: 'Who makes the claim.',
    from: ['claim', 'quantity'],
    hue: 245,
    id: 'said-by',
    name: 'Said by',
    symmetric: false,
    to: ['speaker']
  },
  {
    description: 'What is said here speaks for the other passage.',
    from: [],
    hue: 155,
    id: 'supports',
    name: 'Supports',
    symmetric: false,
    to: []
  },
  {
    description: 'Both cannot be true.',
    from: [],
    hue: 28,
    id: 'contradicts',
    name: 'Contradicts',
    symmetric: true,
    to: []
  },
  {
    description: 'Evidence that bears on the claim.',
    from: ['evidence'],
    hue: 200,
    id: 'evidence-for',
    name: 'Evidence for',
    symmetric: false,
    to: ['claim']
  },
  {
    description: 'Both passages make one claim.',
    from: ['claim'],
    hue: 95,
    id: 'same-claim',
    name: 'Same claim',
    symmetric: true,
    to: ['claim']
  }
]

interface OldScheme {
  readonly id?: unknown
  readonly labels?: unknown
}

/**
 * D10, frozen: schemes of version 1 had no relation types. The one that every library of that version started with
 * gets those that new libraries start with, as far as the labels they name are still there.
 */
export function withRelationTypes(content: Record<string, unknown>): Record<string, unknown> {
  const scheme = content['scheme']
  if (typeof scheme !== 'object' || scheme === null) return content
  const { id, labels } = scheme as OldScheme
  if (id !== 'fact-check' || !Array.isArray(labels)) return content
  const there = new Set(labels.map((label: unknown) => (label as { readonly id?: unknown } | null)?.id))
  const relationTypes = TYPES.filter(({ from, to }) => [...from, ...to].every((label) => there.has(label)))
  return { ...content, scheme: { ...scheme, relationTypes } }
}
