import * as fc from 'fast-check'
import type { Scheme } from '../../model/scheme'
import { ATTRIBUTE_KIND_IDS } from '../attribute-kind'
import { addAttribute, patchAttribute, removeAttribute, shiftAttribute } from '../scheme-attribute-edits'
import { DraftProblem, renameScheme, setGuideline } from '../scheme-draft'
import type { SchemeDraft } from '../scheme-draft'
import { freeKey } from '../scheme-keys'
import { addLabel, moveLabel, patchLabel, renameLabel, setKey, setTarget, shiftLabel } from '../scheme-label-edits'
import { assignSpan, mergeLabel, removeLabel, splitLabel } from '../scheme-label-fates'
import { addRelationType, patchRelationType, removeRelationType } from '../scheme-relation-edits'

/** An edit made of picked numbers: it names labels by their place, so that it means something for every draft. */
export interface RandomEdit {
  readonly kind: number
  readonly numbers: readonly number[]
  readonly name: string
}

export const randomEdits: fc.Arbitrary<RandomEdit[]> = fc.array(
  fc.record({
    kind: fc.nat(21),
    numbers: fc.array(fc.nat(50), { minLength: 4, maxLength: 4 }),
    name: fc.oneof(
      fc.constantFrom('Claim', 'Person', ' Mayor ', 'a/b', '', 'Évidence', 'tone'),
      fc.string({ maxLength: 12 })
    )
  }),
  { maxLength: 30 }
)

/** Edits of a draft, one after the other; what cannot be done changes nothing. */
export function editAtRandom(
  start: SchemeDraft,
  edits: readonly RandomEdit[],
  spans: readonly [string, string][]
): SchemeDraft {
  let fresh = 0
  let draft = start
  const id = () => `fresh-${(fresh += 1)}`
  for (const edit of edits) {
    try {
      draft = oneEdit(draft, edit, id, spans)
    } catch (error) {
      if (!(error instanceof DraftProblem)) throw error
    }
  }
  return draft
}

function oneEdit(
  draft: SchemeDraft,
  { kind, numbers, name }: RandomEdit,
  id: () => string,
  spans: readonly [string, string][]
): SchemeDraft {
  const { scheme } = draft
  const [a = 0, b = 0, c = 0] = numbers
  const pick = (from: Scheme['labels'] | Scheme['relationTypes'], at: number) =>
    from[at % Math.max(1, from.length)]?.id ?? 'none'
  const label = pick(scheme.labels, a)
  const other = pick(scheme.labels, b)
  const type = pick(scheme.relationTypes, a)
  const otherType = pick(scheme.relationTypes, b)
  const attributes = scheme.labels[a % Math.max(1, scheme.labels.length)]?.attributes ?? []
  const attribute = attributes[b % Math.max(1, attributes.length)]?.id ?? 'none'
  const given = () => ({ id: id(), name, hue: b, key: freeKey(scheme, new Map()) })
  switch (kind) {
    case 0:
      return addLabel(draft, given(), { parent: c % 2 ? label : null })
    case 1:
      return renameLabel(draft, label, name)
    case 2:
      return moveLabel(draft, label, c % 3 ? other : null, c)
    case 3:
      return shiftLabel(draft, label, (['up', 'down', 'in', 'out'] as const)[c % 4] ?? 'up')
    case 4:
      return patchLabel(draft, label, { hue: c, description: name, examples: [name] })
    case 5:
      return setKey(draft, label, c % 3 ? String.fromCharCode(97 + (c % 26)) : null, new Map([['s', 'Snap']]))
    case 6:
      return setTarget(draft, label, (['span', 'document', 'both'] as const)[c % 3] ?? 'span')
    case 7:
      return patchLabel(draft, label, { role: c % 2 ? 'claim' : null })
    case 8:
    case 9:
      return mergeLabel(draft, label, other)
    case 10:
      return splitLabel(draft, label, [given(), { ...given(), name: `${name} too`, key: null }])
    case 11:
    case 12:
      return removeLabel(draft, label, c % 3 === 0 ? undefined : c % 3 === 1 ? null : other)
    case 13: {
      const [article, span] = spans[c % Math.max(1, spans.length)] ?? ['', '']
      return assignSpan(draft, article, span, c % 4 ? label : null)
    }
    case 14:
      return addRelationType(draft, { id: id(), name, hue: c })
    case 15:
      return patchRelationType(draft, type, {
        name,
        from: c % 2 ? [label] : [],
        to: c % 3 ? [other] : [],
        symmetric: c % 5 === 0
      })
    case 16:
      return removeRelationType(draft, type, c % 3 === 0 ? undefined : c % 3 === 1 ? null : otherType)
    case 17:
      return addAttribute(draft, label, { fresh: id(), name, kind: ATTRIBUTE_KIND_IDS[c % 7] ?? 'text' })
    case 18:
      return patchAttribute(draft, label, attribute, { options: [name, 'x', name], minimum: c, required: c % 2 === 0 })
    case 19:
      return removeAttribute(draft, label, attribute)
    case 20:
      return shiftAttribute(draft, label, attribute, c % 2 ? 1 : -1)
    default:
      return setGuideline(renameScheme(draft, name), name)
  }
}
