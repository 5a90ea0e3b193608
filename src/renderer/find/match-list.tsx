import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { MatchRow } from '../../api/views'
import type { Label } from '../../core/model/scheme'
import type { MatchFlow, MatchList } from '../state/match-flow'
import { listTarget } from '../ui/list-keys'
import { useTyped } from '../ui/use-typed'
import { ArticleLine, MatchLineView } from './match-line-view'
import { articleStartingWith, lineAt, lineCount, lineOfArticle } from './match-lines'
import type { MatchLine } from './match-lines'
import styles from './match-list.module.css'

/** How high a line is, in pixels. */
const LINE = 30
const OVERSCAN = 10

interface MatchListViewProps {
  readonly list: MatchList
  readonly flow: MatchFlow
  readonly labels: readonly Label[]
  readonly onVisit: (row: MatchRow) => void
}

/**
 * Matches by article, to tick. A tree of any length, of which only the lines near the view are in the document; like
 * every such list here it has the focus itself and points at its active line.
 */
export function MatchListView({ list, flow, labels, onVisit }: MatchListViewProps) {
  const { outline, ticks, pages } = list
  const { articles, total } = outline
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [moved, setActive] = useState(0)
  const typed = useTyped()
  const count = lineCount(articles, total)
  const active = Math.min(moved, count - 1)
  const labelsById = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels])
  // eslint-disable-next-line react-hooks/incompatible-library -- it warns users of the React Compiler, which is not used
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: OVERSCAN,
    // The active line is always there, because the list points at it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])]
        .filter((index) => index < range.count)
        .sort((a, b) => a - b)
  })
  const shown = virtual.getVirtualItems()
  const first = virtual.range?.startIndex ?? 0
  const last = virtual.range?.endIndex ?? 0
  useEffect(() => {
    const to = lineAt(articles, Math.min(count - 1, last + OVERSCAN))
    const from = lineAt(articles, Math.max(0, first - OVERSCAN))
    const start = from.kind === 'match' ? from.match : (articles[from.article]?.from ?? 0)
    pages.want(start, to.kind === 'match' ? to.match + 1 : (articles[to.article]?.from ?? 0) + 1)
  }, [pages, articles, count, first, last])

  const goTo = (line: number) => {
    setActive(line)
    virtual.scrollToIndex(line)
  }
  const isOn = (line: MatchLine) =>
    line.kind === 'match' ? ticks.isTicked(line.match) : ticks.stateOf(line.article) === 'all'
  const toggle = (line: MatchLine) => flow.tick(line, !isOn(line))

  const visit = (line: MatchLine) => {
    const row = pages.row(line.kind === 'match' ? line.match : (articles[line.article]?.from ?? 0))
    if (row) onVisit(row)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const line = lineAt(articles, active)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / LINE) - 1)
    const target = listTarget(event.key, active, count, page)
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') flow.tick('all', true)
    else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (target !== null) goTo(target)
    else if (event.key === ' ') toggle(line)
    else if (event.key === 'Enter') visit(line)
    else if (event.key === 'ArrowLeft') goTo(lineOfArticle(articles, line.article))
    else if (event.key === 'ArrowRight') goTo(Math.min(count - 1, line.kind === 'article' ? active + 1 : active))
    else if (/^\p{L}$/u.test(event.key)) {
      const letters = typed.add(event.key)
      // A word that goes on may stay where it is; its first letter looks further.
      const found = articleStartingWith(articles, letters, line.article - (letters.length > 1 ? 1 : 0))
      if (found >= 0) goTo(lineOfArticle(articles, found))
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="tree"
        aria-label="Matches"
        aria-multiselectable="true"
        tabIndex={0}
        aria-activedescendant={`${listId}-${active}`}
        className={styles.lines}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {shown.map(({ index, start }) => {
          const line = lineAt(articles, index)
          const article = articles[line.article]
          if (!article) return null
          const state = ticks.stateOf(line.article)
          const isOut = line.kind === 'match' && ticks.isOut(line.match)
          return (
            <div
              key={index}
              id={`${listId}-${index}`}
              role="treeitem"
              aria-level={line.kind === 'article' ? 1 : 2}
              aria-posinset={line.kind === 'article' ? line.article + 1 : line.match - article.from + 1}
              aria-setsize={line.kind === 'article' ? articles.length : article.count}
              aria-expanded={line.kind === 'article' ? true : undefined}
              aria-checked={line.kind === 'article' && state === 'some' ? 'mixed' : isOn(line)}
              aria-disabled={isOut || undefined}
              className={clsx(
                styles.line,
                line.kind === 'article' && styles.heading,
                index === active && styles.active,
                isOut && styles.out
              )}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index)
                toggle(line)
              }}
            >
              {line.kind === 'article' ? (
                <ArticleLine article={article} state={state} />
              ) : (
                <MatchLineView
                  row={pages.row(line.match)}
                  ticked={ticks.isTicked(line.match)}
                  isOut={isOut}
                  labels={labelsById}
                  onVisit={onVisit}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
