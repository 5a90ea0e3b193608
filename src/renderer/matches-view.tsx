import { MatchesDialog } from './find/matches-dialog'
import { useWorkbench } from './state/workbench'
import { useShownArticles } from './transfer/use-shown-articles'

function OpenMatches() {
  const { ids } = useShownArticles()
  return <MatchesDialog shown={ids} />
}

/** The dialog that highlights all matches; it wants to know which articles the list shows. */
export function MatchesView() {
  const isOpen = useWorkbench((state) => state.dialog === 'matches')
  return isOpen ? <OpenMatches /> : null
}
