import type { VersionCommitted } from '../../api/version-views'
import { spanQuote } from '../../core/model/annotation'
import type { Span } from '../../core/model/annotation'
import type { TextRange } from '../../core/model/text-range'
import { snapToUnits } from '../../core/text/text-units'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { explainError } from './explain-error'
import { FIND_CLOSED } from './find-state'
import type { LibraryActions } from './library-actions'
import { quoted } from './quoted'
import { labelById, selectReadOnly } from './selectors'
import { orphansOf } from './version-state'
import type { ViewActions } from './view-actions'

/** New versions of articles, and the highlights that lost their place in one. */
export interface VersionActions {
  /** Opens the dialog that imports a new version onto an article, the open one if none is named. */
  readonly openNewVersion: (article?: string) => void
  /** Shows a version (from 1) beside the one that came after it. */
  readonly openComparison: (article: string, version: number) => void
  /** A new version was stored: opens it, and says what has lost its place. */
  readonly takeVersion: (article: string, committed: VersionCommitted) => Promise<void>
  /** Selects the next or previous highlight that has no place, and goes to about where it was. */
  readonly goToOrphan: (direction: 1 | -1) => void
  /** Goes to about where an orphan's words were. */
  readonly goToLastPlace: (span: string) => void
  /** Asks for places that may be meant. */
  readonly findOrphanPlaces: (span: string) => Promise<void>
  /** Gives the selected orphan the place given, or else the selected text, or else the likeliest place. */
  readonly placeOrphan: (place?: TextRange) => Promise<void>
}

const lostInWords = (count: number): string =>
  count === 1 ? '1 highlight has lost its place' : `${count} highlights have lost their place`

export function createVersionActions(
  { store, client }: ActionContext,
  view: ViewActions,
  library: LibraryActions,
  commands: CommandActions
): VersionActions {
  const { getState, setState } = store

  /** The open article has another text by now: both are read again, for a text and the places in it belong together. */
  function isOutdated(): boolean {
    const { open, articles } = getState()
    const listed = open ? articles.get(open.article.id)?.article : undefined
    return open !== null && listed !== undefined && listed.text.revision !== open.article.text.revision
  }

  let isReading = false
  async function readAgain(): Promise<void> {
    const { open, page } = getState()
    if (!open) return
    setState({ selection: null, stack: [], find: FIND_CLOSED, textSearch: null, orphanPlaces: null })
    const reading = library.openArticle(open.article.id)
    // Opening goes to the text; who looks at the list stays there.
    setState({ page })
    await reading
  }
  store.subscribe(() => {
    if (isReading || getState().opening !== null || !isOutdated()) return
    isReading = true
    void readAgain().finally(() => {
      isReading = false
    })
  })

  function orphanAt(id: string | null): Span | null {
    const span = id === null ? undefined : getState().open?.layer.spans.get(id)
    return span?.orphan ? span : null
  }

  function showOrphan(span: Span, number: number, total: number): void {
    setState({ page: 'annotate', inspectorTab: 'annotations' })
    view.selectSpan(span.id, { reveal: true })
    const label = labelById(getState(), span.label)?.name ?? span.label
    view.announce(`Without a place, ${number} of ${total}: ${label} ${quoted(spanQuote(span))}`)
  }

  return {
    openNewVersion(id) {
      const { open, articles, app } = getState()
      const article = id ?? open?.article.id
      if (app?.phase !== 'ready' || selectReadOnly(getState())) return
      if (article === undefined || !articles.has(article)) return view.announce('Open an article first.')
      setState({ version: { kind: 'import', article }, dialog: 'version' })
    },
    openComparison: (article, version) =>
      setState({ version: { kind: 'compare', article, version }, dialog: 'version' }),
    async takeVersion(article, { committed, spans }) {
      setState({ dialog: null, version: null })
      // It may be on its way already; whoever comes first brings it.
      await library.openArticle(article)
      if (getState().open?.article.id !== article || isOutdated()) return
      const lost = spans.orphan
      view.toast({
        severity: lost > 0 ? 'info' : 'success',
        message: lost > 0 ? `New version imported. ${lostInWords(lost)}.` : 'New version imported.',
        action: {
          label: 'Undo',
          run: () => {
            if (getState().undo.undo?.seq === committed.seq) void commands.undo()
            else view.announce('Other things were done since. The history takes them back one by one.')
          }
        }
      })
      const { open } = getState()
      const [first] = open ? orphansOf(open) : []
      if (first) {
        setState({ inspectorTab: 'annotations' })
        view.selectSpan(first.id)
      }
      view.announce(
        lost > 0
          ? `New version imported. ${lostInWords(lost)}; see Annotations.`
          : 'New version imported. Every highlight has its place.'
      )
    },
    goToOrphan(direction) {
      const { open, selectedSpan } = getState()
      if (!open) return view.announce('Open an article first.')
      const orphans = orphansOf(open)
      if (orphans.length === 0) return view.announce('Every highlight has its place.')
      const current = orphans.findIndex(({ id }) => id === selectedSpan)
      const from = current < 0 && direction === -1 ? 0 : current
      const next = (from + direction + orphans.length) % orphans.length
      const span = orphans[next]
      if (span) showOrphan(span, next + 1, orphans.length)
    },
    goToLastPlace(id) {
      const span = orphanAt(id)
      const range = span?.orphan?.lastKnown[0]
      if (!span || !range) return
      view.focusReader()
      view.reader()?.visit(range)
      view.announce(`About where ${quoted(spanQuote(span))} was. Select the words it belongs to.`)
    },
    async findOrphanPlaces(id) {
      const { open, orphanPlaces } = getState()
      if (!open || !orphanAt(id) || orphanPlaces?.span === id) return
      try {
        const places = await client.call('version.places', { article: open.article.id, span: id })
        if (getState().open?.article.text.revision === open.article.text.revision) {
          setState({ orphanPlaces: { span: id, places } })
        }
      } catch (error) {
        view.toast({ severity: 'error', message: explainError(error) })
      }
    },
    async placeOrphan(place) {
      const { open, selectedSpan, orphanPlaces, snap } = getState()
      const span = orphanAt(selectedSpan)
      if (!open || !span) return view.announce('Go to a highlight without a place first.')
      const selected = view.currentSelection()
      const [likeliest] = orphanPlaces?.span === span.id ? orphanPlaces.places : []
      const range = place ?? (selected ? snapToUnits(open.text, selected, snap, open.article.language) : likeliest)
      if (!range) return view.announce('Select the words it belongs to first.')
      view.clearText()
      const { start, end } = range
      const committed = await commands.run({
        type: 'span.update',
        article: open.article.id,
        spans: [span.id],
        patch: { ranges: [{ start, end }] },
        claims: []
      })
      const now = getState().open
      if (!committed || now?.article.id !== open.article.id) return
      const placed = now.layer.spans.get(span.id)
      const left = orphansOf(now)
      const rest = left.length === 0 ? 'Every highlight has its place again.' : `${left.length} left.`
      view.reveal(range)
      view.announce(`Placed at ${quoted(placed ? spanQuote(placed) : '')}. ${rest}`)
    }
  }
}
