import { useVirtualizer } from '@tanstack/react-virtual'
import { Search } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { ArticleSummary } from '../../../api/views'
import { foldText } from '../../../core/query/fold-text'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { counted } from '../words'
import styles from './session-form.module.css'

export interface ArticlePickerProps {
  readonly chosen: readonly string[]
  readonly error: string | null
  readonly onToggle: (article: string) => void
  readonly onChoose: (articles: readonly string[]) => void
}

const ROW = 30

const isFound = ({ article }: ArticleSummary, wanted: string): boolean =>
  wanted === '' || foldText([article.title, article.publisher ?? '', ...article.tags].join(' \n ')).includes(wanted)

/** Which articles are checked: the chosen ones first, the others found by title, publisher or tag. */
export function ArticlePicker({ chosen, error, onToggle, onChoose }: ArticlePickerProps) {
  const articles = useWorkbench((state) => state.articles)
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(foldText(typed.trim()))
  const scroller = useRef<HTMLDivElement>(null)
  // Those that were chosen when the list came stay on top; a tick moves nothing away under the pointer.
  const [first] = useState(() => new Set(chosen))
  const found = useMemo(
    () =>
      [...articles.values()]
        .filter((summary) => isFound(summary, wanted))
        .sort((a, b) => Number(first.has(b.article.id)) - Number(first.has(a.article.id))),
    [articles, wanted, first]
  )
  // eslint-disable-next-line react-hooks/incompatible-library -- it warns users of the React Compiler, which is not used
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12
  })
  const isChosen = new Set(chosen)
  const allChosen = found.length > 0 && found.every(({ article }) => isChosen.has(article.id))
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.legend}>
        Articles <span className={styles.note}>{counted(chosen.length, 'chosen', 'chosen')}</span>
      </legend>
      <div className={styles.pickerBar}>
        <div className={styles.searchBox}>
          <Search size={14} aria-hidden="true" />
          <input
            type="text"
            role="searchbox"
            aria-label="Find articles to check"
            placeholder="Title, publisher or tag"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Button
          variant="quiet"
          disabled={found.length === 0}
          onClick={() => {
            const ids = found.map(({ article }) => article.id)
            if (allChosen) onChoose(chosen.filter((id) => !ids.includes(id)))
            else onChoose([...chosen, ...ids.filter((id) => !isChosen.has(id))])
          }}
        >
          {allChosen ? 'Choose none of these' : `Choose all ${found.length}`}
        </Button>
      </div>
      <div ref={scroller} className={styles.articles} role="group" aria-label="Articles to check" tabIndex={-1}>
        {found.length === 0 ? (
          <p className={styles.none}>{articles.size === 0 ? 'The library is empty.' : 'No article is called that.'}</p>
        ) : (
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map((row) => {
              const summary = found[row.index]
              if (!summary) return null
              const { id, title, publisher, language } = summary.article
              return (
                <div key={id} className={styles.articleRow} style={{ transform: `translateY(${row.start}px)` }}>
                  <Checkbox
                    checked={isChosen.has(id)}
                    onChange={() => onToggle(id)}
                    label={
                      <span className={styles.articleName}>
                        <span dir="auto" lang={language}>
                          {title}
                        </span>
                        {publisher === null ? null : (
                          <span dir="auto" className={styles.note}>
                            {publisher}
                          </span>
                        )}
                      </span>
                    }
                  />
                </div>
              )
            })}
          </div>
        )}
      </div>
      {error === null ? null : (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
