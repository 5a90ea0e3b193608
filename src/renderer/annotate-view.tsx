import { FileText, Highlighter } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import type { MouseEvent } from 'react'
import styles from './annotate-view.module.css'
import { FindBar } from './find/find-bar'
import { GuidelinePanel } from './labels/guideline-panel'
import { LabelBar } from './labels/label-bar'
import { LabelPicker } from './labels/label-picker'
import { StackPicker } from './labels/stack-picker'
import { HitsBar } from './library/hits-bar'
import { PartsBanner } from './parts/parts-banner'
import { Reader } from './reader/reader'
import { BegunBanner } from './relations/begun-banner'
import { RelationPicker } from './relations/relation-picker'
import { useRelationKeys } from './relations/use-relation-keys'
import { ReadingTools } from './settings/reading-tools'
import { ArticleByline } from './shell/article-byline'
import { selectReadOnly, selectScheme } from './state/selectors'
import { shownHits } from './state/search-state'
import { relationChoices } from './state/relation-choices'
import { relationsBySpan } from './state/relation-index'
import { selectSchemes, unitedScheme } from './state/scheme-selectors'
import { useShownSpans } from './state/scheme-shown-spans'
import { useActions, useWorkbench, useWorkbenchStore } from './state/workbench'
import type { OpenDocument } from './state/workbench-state'
import { MarkingBar } from './session/marking/marking-bar'
import { useMarkingHints } from './state/marking-hints'
import { Button } from './ui/button'
import { EmptyState } from './ui/empty-state'

function NothingOpen() {
  const actions = useActions()
  const opening = useWorkbench((state) => state.opening)
  const isEmpty = useWorkbench((state) => state.listed && state.articles.size === 0)
  const readOnly = useWorkbench(selectReadOnly)
  if (opening !== null) return <EmptyState title="Opening…" />
  if (isEmpty) {
    return (
      <EmptyState
        icon={<FileText size={32} strokeWidth={1.5} />}
        title="The library is empty"
        actions={
          readOnly ? null : (
            <Button variant="primary" onClick={() => actions.openDialog('import')}>
              Import articles
            </Button>
          )
        }
      >
        {readOnly
          ? 'It can be read but not changed.'
          : 'Import a text file, paste an article, or drop files anywhere on this window.'}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<Highlighter size={32} strokeWidth={1.5} />} title="No article is open">
      Choose one from the list. Then select a passage and press a label’s key.
    </EmptyState>
  )
}

/** The relations of the open article, for the reader to draw. */
function useReaderRelations(open: OpenDocument) {
  const { getState } = useWorkbenchStore()
  const selected = useWorkbench((state) => state.selectedRelation)
  const article = open.article.id
  const bySpan = relationsBySpan(open)
  const titleOf = useCallback(
    (id: string) => getState().articles.get(id)?.article.title ?? 'an article that is not in the list',
    [getState]
  )
  return useMemo(() => ({ article, bySpan, selected, titleOf }), [article, bySpan, selected, titleOf])
}

/** While a relation is begun, a click on a highlight takes it as the other end. */
function useTakeClicked(): (event: MouseEvent) => void {
  const actions = useActions()
  const { getState } = useWorkbenchStore()
  return ({ clientX: left, clientY: top }) => {
    const { begunRelation: begun, selectedSpan, open } = getState()
    // The reader has taken the click by now and selected what lies there.
    if (!begun || selectedSpan === null || document.getSelection()?.isCollapsed === false) return
    if (begun.span === selectedSpan && begun.article === open?.article.id) return
    actions.takeRelationEnd({ left, top, width: 0, height: 0 })
  }
}

function OpenArticle({ open }: { readonly open: OpenDocument }) {
  const actions = useActions()
  const scheme = useWorkbench(selectScheme)
  const selectedSpan = useWorkbench((state) => state.selectedSpan)
  const matches = useWorkbench((state) => shownHits(state)?.ranges ?? state.find.result.matches)
  const currentMatch = useWorkbench((state) => shownHits(state)?.current ?? state.find.current)
  const readOnly = useWorkbench(selectReadOnly)
  const snap = useWorkbench((state) => state.snap)
  const reading = useWorkbench((state) => state.reading)
  const dimming = useWorkbench((state) => (state.focusMode ? state.reading.dimming : 'nothing'))
  const schemes = useWorkbench(selectSchemes)
  const hidden = useWorkbench((state) => state.hiddenLabels)
  const { article, text, revision } = open
  const { spans, changedSpans } = useShownSpans(open, hidden)
  const relations = useReaderRelations(open)
  const hints = useMarkingHints(open)
  const mayRelate = (from: string, to: string) => {
    const label = (id: string) => open.layer.spans.get(id)?.label ?? ''
    return relationChoices(schemes, label(from), label(to)).length > 0
  }
  const byline = useMemo(() => <ArticleByline article={article} />, [article])
  if (!scheme) return null
  return (
    <Reader
      key={article.id}
      text={text}
      language={article.language}
      title={article.title}
      byline={byline}
      segments={article.segments}
      spans={spans}
      scheme={unitedScheme(scheme, schemes)}
      revision={revision}
      changedSpans={changedSpans}
      selectedSpan={selectedSpan}
      relations={relations}
      matches={matches}
      currentMatch={currentMatch}
      hints={hints}
      readOnly={readOnly}
      reading={reading}
      dimming={dimming}
      onSelectSpan={actions.selectSpan}
      onSelection={actions.setSelection}
      snap={snap}
      onStack={actions.tellStack}
      onMoveEdge={(id, ranges, edge) => void actions.setEdge(id, ranges, edge)}
      onRelate={actions.relateSpans}
      mayRelate={mayRelate}
      onPickRelation={actions.selectRelation}
      onAnnounce={actions.announce}
      handle={actions.registerReader}
    />
  )
}

function ArticleText() {
  const open = useWorkbench((state) => state.open)
  return open ? <OpenArticle open={open} /> : <NothingOpen />
}

function OpenPartsBanner() {
  const open = useWorkbench((state) => state.open)
  return open ? <PartsBanner open={open} /> : null
}

function OpenFindBar() {
  const open = useWorkbench((state) => (state.find.isOpen ? state.open : null))
  return open ? <FindBar open={open} /> : null
}

/** The text with its labels, and the find bar, above it. */
export function AnnotateView() {
  // Only whether: the open document becomes another object with every change of it.
  const isOpen = useWorkbench((state) => state.open !== null)
  const isChecking = useWorkbench(({ session }) => session.view === 'check')
  const takeClicked = useTakeClicked()
  const { enterText, takeSuggestionAt, reader } = useActions()
  const clicked = (event: MouseEvent) => {
    takeClicked(event)
    takeSuggestionAt(reader()?.caret() ?? 0)
  }
  useRelationKeys()
  return (
    <div className={styles.view}>
      {isOpen ? (
        <div className={styles.bars}>
          <LabelBar />
          <ReadingTools />
        </div>
      ) : null}
      <HitsBar />
      <BegunBanner />
      <OpenFindBar />
      <div className={styles.desk}>
        <div className={styles.text} onClick={clicked} onFocus={enterText}>
          <ArticleText />
        </div>
        {isOpen ? <GuidelinePanel /> : null}
      </div>
      {/* Below the text: for a long one it comes a moment later, and must not move what one is about to click. */}
      <OpenPartsBanner />
      {isChecking ? null : <MarkingBar />}
      <LabelPicker />
      <StackPicker />
      <RelationPicker />
    </div>
  )
}
