import { FileText, Highlighter } from 'lucide-react'
import { useMemo } from 'react'
import styles from './annotate-view.module.css'
import { FindBar } from './find/find-bar'
import { GuidelinePanel } from './labels/guideline-panel'
import { LabelBar } from './labels/label-bar'
import { LabelPicker } from './labels/label-picker'
import { StackPicker } from './labels/stack-picker'
import { HitsBar } from './library/hits-bar'
import { Reader } from './reader/reader'
import { ReadingTools } from './settings/reading-tools'
import { ArticleByline } from './shell/article-byline'
import { selectReadOnly, selectScheme } from './state/selectors'
import { shownHits } from './state/search-state'
import { selectSchemes, unitedScheme } from './state/scheme-selectors'
import { useShownSpans } from './state/scheme-shown-spans'
import { useActions, useWorkbench } from './state/workbench'
import type { OpenDocument } from './state/workbench-state'
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
      matches={matches}
      currentMatch={currentMatch}
      readOnly={readOnly}
      reading={reading}
      dimming={dimming}
      onSelectSpan={actions.selectSpan}
      onSelection={actions.setSelection}
      snap={snap}
      onStack={actions.tellStack}
      onMoveEdge={(id, ranges, edge) => void actions.setEdge(id, ranges, edge)}
      onAnnounce={actions.announce}
      handle={actions.registerReader}
    />
  )
}

/** The text with its labels, and the find bar, above it. */
export function AnnotateView() {
  const open = useWorkbench((state) => state.open)
  const isFinding = useWorkbench((state) => state.find.isOpen)
  return (
    <div className={styles.view}>
      {open ? (
        <div className={styles.bars}>
          <LabelBar />
          <ReadingTools />
        </div>
      ) : null}
      <HitsBar />
      {open && isFinding ? <FindBar open={open} /> : null}
      <div className={styles.desk}>
        <div className={styles.text}>{open ? <OpenArticle open={open} /> : <NothingOpen />}</div>
        {open ? <GuidelinePanel /> : null}
      </div>
      <LabelPicker />
      <StackPicker />
    </div>
  )
}
