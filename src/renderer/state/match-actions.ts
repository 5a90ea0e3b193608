import type { MatchRow } from '../../api/views'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import type { FindActions } from './find-actions'
import type { LibraryActions } from './library-actions'
import { MatchFlow } from './match-flow'
import { labelById, selectLibrary } from './selectors'
import type { ViewActions } from './view-actions'

/** Highlighting all matches at once. */
export interface MatchActions {
  /** The matches that are looked for or ticked; the same object for as long as the window lives. */
  readonly matchFlow: MatchFlow
  /** Opens the dialog, with selected words as what is looked for. */
  readonly openMatches: () => void
  /** Closes the dialog and forgets the list. */
  readonly closeMatches: () => void
  /** Closes the dialog and goes to a match; the list stays for coming back. */
  readonly visitMatch: (row: MatchRow) => Promise<void>
  /** Highlights what is ticked, closes the dialog and says what was done. */
  readonly commitMatches: () => Promise<void>
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export function createMatchActions(
  { store, client }: ActionContext,
  view: ViewActions,
  library: LibraryActions,
  find: FindActions,
  commands: CommandActions
): MatchActions {
  const { getState } = store
  const matchFlow = new MatchFlow(client)

  function openMatches(): void {
    const info = selectLibrary(getState())
    if (!info) return
    if (info.readOnly) return view.toast({ severity: 'error', message: info.readOnly.message })
    find.findSelected()
    view.openDialog('matches')
  }

  function say(highlights: number, articles: number, seq: number, label: string): void {
    const where = articles === 1 ? '' : ` in ${articles} articles`
    const message = `${counted(highlights, 'highlight', 'highlights')} made${where} as ${label}.`
    const undo = () => {
      if (getState().undo.undo?.seq === seq) void commands.undo()
      else view.announce('Something else was done since. Undo that first.')
    }
    view.toast({ severity: 'success', message, action: { label: 'Undo', run: undo } })
  }

  return {
    matchFlow,
    openMatches,
    closeMatches() {
      matchFlow.drop()
      view.closeDialog()
    },
    async visitMatch({ article, start, end }) {
      view.closeDialog()
      if (getState().open?.article.id !== article && !(await library.openArticle(article))) return
      // The reader shows the new text with the next frame; before that there is no place to go to.
      await new Promise((resolve) => requestAnimationFrame(resolve))
      view.reader()?.select({ start, end })
      view.toast({
        severity: 'info',
        message: 'The list of matches is kept.',
        action: { label: 'Back to the list', run: () => view.openDialog('matches') }
      })
    },
    async commitMatches() {
      const { label } = matchFlow.view().settings
      const report = await matchFlow.commit()
      if (!report || label === null) return
      view.closeDialog()
      const { highlights, articles, problems, seq } = report
      const name = labelById(getState(), label)?.name ?? label
      if (seq !== null) say(highlights, articles, seq, name)
      else view.toast({ severity: 'info', message: 'Nothing was highlighted: there was nothing left to do.' })
      for (const { title, message } of problems) view.toast({ severity: 'error', message: `“${title}”: ${message}` })
    }
  }
}
