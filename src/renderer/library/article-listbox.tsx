import { selectReadOnly } from '../state/selectors'
import { useWorkbench } from '../state/workbench'
import { VirtualListbox } from '../ui/virtual-listbox'
import { ArticleMenu } from './article-menu'
import { ArticleRowView } from './article-row-view'
import type { ArticleRow } from './article-rows'
import { useArticleActions } from './use-article-actions'

/** Height of a row with a title of one line, in pixels. */
const ROW_HEIGHT = 66

const idOf = (row: ArticleRow) => row.summary.article.id

export interface ArticleListboxProps {
  readonly rows: readonly ArticleRow[]
  /** Folded words to mark. */
  readonly words: readonly string[]
}

/** The articles that are shown: Enter or a click opens one. */
export function ArticleListbox({ rows, words }: ArticleListboxProps) {
  const { openRow, setStatus, bin } = useArticleActions()
  const openId = useWorkbench((state) => state.opening ?? state.open?.article.id ?? null)
  const readOnly = useWorkbench(selectReadOnly)
  return (
    <VirtualListbox
      label="Articles"
      items={rows}
      idOf={idOf}
      selectedId={openId}
      rowHeight={ROW_HEIGHT}
      renderRow={(row) => <ArticleRowView summary={row.summary} hit={row.hit} words={words} />}
      onPick={openRow}
      onDelete={readOnly ? undefined : (row) => bin(row.summary)}
      accessory={
        readOnly
          ? undefined
          : ({ summary }, open, setOpen) => (
              <ArticleMenu
                summary={summary}
                open={open}
                onOpenChange={setOpen}
                onStatus={(status) => setStatus(summary, status)}
                onBin={() => bin(summary)}
              />
            )
      }
    />
  )
}
