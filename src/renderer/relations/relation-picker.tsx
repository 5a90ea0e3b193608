import { choiceName, relationTypeName, relationWords, storedWords } from '../state/relation-choices'
import type { RelationPick } from '../state/relation-state'
import { quoted } from '../state/quoted'
import { selectSchemes } from '../state/scheme-selectors'
import type { Scheme } from '../../core/model/scheme'
import { findRelationTypeIn } from '../../core/model/scheme'
import { useActions, useWorkbench } from '../state/workbench'
import { ChoiceMenu } from './choice-menu'
import type { Choice } from './choice-menu'

function titleOf(pick: RelationPick, schemes: readonly Scheme[]): string {
  if (pick.kind === 'draw') return `Relation between ${quoted(pick.from.quote)} and ${quoted(pick.to.quote)}`
  if (pick.kind === 'follow') return 'Go to the other end of'
  return `Change ${storedWords(pick.relation, (type) => relationTypeName(schemes, type))} to`
}

function choicesOf(pick: RelationPick, schemes: readonly Scheme[]): Choice[] {
  if (pick.kind === 'follow') {
    return pick.ways.map(({ relation, forward }) => {
      const type = findRelationTypeIn(schemes, relation.type)
      const name = type?.name ?? relation.type
      const isBack = !forward && type?.symmetric !== true
      const description = quoted((forward ? relation.to : relation.from).quote)
      return { id: relation.id, name: isBack ? `← ${name}` : name, hue: type?.hue ?? 0, description }
    })
  }
  const { from, to } = pick.kind === 'draw' ? pick : pick.relation
  return pick.choices.map((choice) => {
    const [first, second] = choice.isTurned ? [to, from] : [from, to]
    return {
      id: `${choice.type.id} ${choice.isTurned}`,
      name: choiceName(choice),
      hue: choice.type.hue,
      description: relationWords(choice.type.name, first.quote, second.quote)
    }
  })
}

/** Picking the type of a relation, or which one to follow. */
export function RelationPicker() {
  const actions = useActions()
  const pick = useWorkbench((state) => state.relationPick)
  const schemes = useWorkbench(selectSchemes)
  if (!pick) return null
  return (
    <ChoiceMenu
      title={titleOf(pick, schemes)}
      choices={choicesOf(pick, schemes)}
      anchor={pick.anchor}
      onPick={(at) => void actions.pickRelation(at)}
      onClose={actions.closeRelationPick}
    />
  )
}
