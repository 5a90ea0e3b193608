import { useCallback, useEffect, useRef } from 'react'
import type { SearchTerm } from '../../core/query/search-query'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { VirtualListbox } from '../ui/virtual-listbox'
import type { VirtualListboxHandle } from '../ui/virtual-listbox'
import { ArticleMenu } from './article-menu'
import styles from './article-list.module.css'
import { ArticleRowView, ExcerptView } from './article-row-view'
import type { ArticleRow } from './article-rows'
import { useArticleActions } from './use-article-actions'

/** Height of a row with a title of one line, in pixels. */
const ROW_HEIGHT = 66

const idOf = (row: ArticleRow) => row.id

export interface ArticleListboxProps {
  readonly rows: readonly ArticleRow[]
  /** What is searched for. */
  readonly terms: readonly SearchTerm[]
}

/** The articles that are shown: Enter or a click opens one. */
export function ArticleListbox({ rows, terms }: ArticleListboxProps) {
  const actions = useActions()
  const { openRow, setStatus, bin } = useArticleActions()
  const isSearching = terms.length > 0
  const selectedId = useWorkbench((state) => {
    const openId = state.opening ?? state.open?.article.id ?? null
    const { row } = state.search
    // Of several rows of the open article, the one that was opened.
    return isSearching && row !== null && openId !== null && row.startsWith(openId) ? row : openId
  })
  const readOnly = useWorkbench(selectReadOnly)
  const listbox = useRef<VirtualListboxHandle>(null)

  useEffect(() => {
    actions.registerList({
      focus: (scroll) => listbox.current?.focus(scroll),
      scroll: () => listbox.current?.scroll() ?? 0,
      row: () => listbox.current?.active() ?? null,
      hasFocus: () => listbox.current?.hasFocus() ?? false
    })
    return () => actions.registerList(null)
  }, [actions])

  const onShown = useCallback(
    (shown: readonly ArticleRow[]) => {
      const unknown = shown.filter((row) => row.kind === 'article' && row.hit === null)
      if (isSearching && unknown.length > 0) void actions.loadHits(unknown.map((row) => row.id))
    },
    [actions, isSearching]
  )

  return (
    <VirtualListbox
      label="Articles"
      items={rows}
      idOf={idOf}
      selectedId={selectedId}
      rowHeight={ROW_HEIGHT}
      handle={listbox}
      onShown={onShown}
      renderRow={(row) =>
        row.kind === 'article' ? (
          <ArticleRowView summary={row.summary} hit={row.hit} excerpt={row.excerpt} terms={terms} />
        ) : (
          <div className={styles.place}>
            <ExcerptView excerpt={row.excerpt} language={row.summary.article.language} />
          </div>
        )
      }
      onPick={(row) => openRow(row, isSearching)}
      onDelete={
        readOnly
          ? undefined
          : (row) => {
              if (row.kind === 'article') bin(row.summary)
            }
      }
      accessory={
        readOnly
          ? undefined
          : (row, open, setOpen) =>
              row.kind === 'place' ? null : (
                <ArticleMenu
                  summary={row.summary}
                  open={open}
                  onOpenChange={setOpen}
                  onStatus={(status) => setStatus(row.summary, status)}
                  onNewVersion={() => actions.openNewVersion(row.summary.article.id)}
                  onBin={() => bin(row.summary)}
                />
              )
      }
    />
  )
}
