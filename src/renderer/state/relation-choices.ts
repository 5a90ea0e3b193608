import type { Relation } from '../../core/model/relation'
import { endAllows, findRelationTypeIn } from '../../core/model/scheme'
import type { RelationType, Scheme } from '../../core/model/scheme'
import { quoted } from './quoted'
import type { RelationChoice } from './relation-state'

/**
 * The types that a relation between highlights of two labels may have: those from the first to the second in the order
 * of the schemes, then those that go the other way. A symmetric type has one direction only.
 */
export function relationChoices(schemes: readonly Scheme[], from: string, to: string): RelationChoice[] {
  const types = schemes.flatMap(({ relationTypes }) => relationTypes)
  const fits = (type: RelationType, first: string, second: string) =>
    endAllows(type, 'from', first) && endAllows(type, 'to', second)
  const forward = types.filter((type) => fits(type, from, to) || (type.symmetric && fits(type, to, from)))
  const turned = types.filter((type) => !type.symmetric && fits(type, to, from))
  return [...forward.map((type) => ({ type, isTurned: false })), ...turned.map((type) => ({ type, isTurned: true }))]
}

/** Why no relation goes between two labels, and what would: in sentences for the person. */
export function explainNoChoice(schemes: readonly Scheme[], from: string, to: string): string {
  const labels = schemes.flatMap((scheme) => scheme.labels)
  const name = (id: string) => labels.find((label) => label.id === id)?.name ?? id
  const others = labels.filter(
    ({ id, appliesTo }) => appliesTo !== 'document' && relationChoices(schemes, from, id).length > 0
  )
  const rest =
    others.length === 0
      ? `The scheme has no relation for ${name(from)} at all.`
      : `From ${name(from)} one can go to: ${others.map((label) => label.name).join(', ')}.`
  return `No relation of the scheme goes between ${name(from)} and ${name(to)}. ${rest}`
}

/** A relation in words: `“the levy” said by “Ms Brandt”`. */
export function relationWords(name: string, from: string, to: string): string {
  return `${quoted(from)} ${name.toLocaleLowerCase()} ${quoted(to)}`
}

/** The name of a type in front of a choice: an arrow for those that go the other way. */
export function choiceName({ type, isTurned }: RelationChoice): string {
  return isTurned ? `← ${type.name}` : type.name
}

/** The name of a relation type; its id when no scheme has it any more. */
export function relationTypeName(schemes: readonly Scheme[], id: string): string {
  return findRelationTypeIn(schemes, id)?.name ?? id
}

/** A stored relation in words, with the name of its type; `name` knows types by their ids. */
export function storedWords(relation: Relation, name: (type: string) => string): string {
  return relationWords(name(relation.type), relation.from.quote, relation.to.quote)
}
