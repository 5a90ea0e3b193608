import { quoted } from '../state/quoted'
import { labelById } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { Strip } from '../ui/strip'

/** Says, above the text, that a relation was begun and how it goes on; it stays while other articles are opened. */
export function BegunBanner() {
  const actions = useActions()
  const begun = useWorkbench((state) => state.begunRelation)
  const label = useWorkbench((state) => (begun ? (labelById(state, begun.label)?.name ?? begun.label) : ''))
  const isHere = useWorkbench((state) => state.open?.article.id === begun?.article)
  if (!begun) return null
  return (
    <Strip
      label="Relation being drawn"
      side="above"
      words={
        <>
          Relation from <strong dir="auto">{quoted(begun.quote)}</strong> ({label})
          {isHere ? null : <> in {quoted(begun.title)}</>}. Choose the other end{isHere ? '' : ' here'}: click it, or{' '}
          <Kbd>[</Kbd> <Kbd>]</Kbd> to walk, <Kbd>Enter</Kbd> to take it, <Kbd>Esc</Kbd> to stop.
        </>
      }
    >
      <Button onClick={actions.findRelationEnd}>Another article…</Button>
      <Button variant="quiet" onClick={actions.stopRelation}>
        Stop
      </Button>
    </Strip>
  )
}
