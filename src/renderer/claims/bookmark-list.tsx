import { Bookmark as BookmarkIcon, Pencil, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Bookmark } from '../../core/model/bookmark'
import { SHORT_TEXT } from '../../core/schema/records'
import { bookmarksInOrder, bookmarkTitle } from '../state/bookmark-actions'
import { useActions } from '../state/workbench'
import type { OpenDocument } from '../state/workbench-state'
import { IconButton } from '../ui/button'
import { listTarget } from '../ui/list-keys'
import { TextField } from '../ui/text-field'
import type { NumberedParagraphs } from './annotation-rows'
import { paragraphNumber } from './annotation-rows'
import styles from './bookmark-list.module.css'
import { useInspectorFocus } from './use-inspector-focus'

interface NameFieldProps {
  readonly bookmark: Bookmark
  readonly onName: (name: string) => void
  /** `back`: by Enter or Escape, so the focus needs a place. */
  readonly onClose: (back: boolean) => void
}

/** The name of a bookmark while it is written: Enter or leaving takes it, Escape leaves it as it was. */
function NameField({ bookmark, onName, onClose }: NameFieldProps) {
  const [name, setName] = useState(bookmark.name)
  const isClosed = useRef(false)
  const close = (takes: boolean, back: boolean) => {
    if (isClosed.current) return
    isClosed.current = true
    if (takes && name.trim() !== bookmark.name) onName(name.trim())
    onClose(back)
  }
  return (
    <TextField
      label={`Name of the bookmark ${bookmarkTitle(bookmark)}`}
      hideLabel
      autoFocus
      value={name}
      maxLength={SHORT_TEXT}
      placeholder={bookmarkTitle({ ...bookmark, name: '' })}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => close(true, false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        event.preventDefault()
        event.stopPropagation()
        close(event.key === 'Enter', true)
      }}
    />
  )
}

export interface BookmarkListProps {
  readonly open: OpenDocument
  readonly paragraphs: NumberedParagraphs
  readonly readOnly: boolean
}

/** The bookmarks of the open article. Arrows walk, Enter goes there, F2 renames, Delete removes. */
export function BookmarkList({ open, paragraphs, readOnly }: BookmarkListProps) {
  const actions = useActions()
  const list = useRef<HTMLUListElement>(null)
  const [naming, setNaming] = useState<{ readonly id: string; readonly fromText: boolean } | null>(null)
  const bookmarks = bookmarksInOrder(open.layer.bookmarks.values())

  useInspectorFocus((target) => {
    if (target.kind !== 'bookmark') return false
    if (open.layer.bookmarks.has(target.record)) setNaming({ id: target.record, fromText: true })
    return true
  })
  if (bookmarks.length === 0) return null

  const focusRow = (index: number) => list.current?.querySelectorAll<HTMLElement>('[data-bookmark]')[index]?.focus()

  const remove = (bookmark: Bookmark) => {
    const at = bookmarks.indexOf(bookmark)
    focusRow(at + 1 < bookmarks.length ? at + 1 : at - 1)
    void actions.removeBookmark(bookmark.id)
  }
  const rename = (bookmark: Bookmark, name: string) => {
    const { id } = bookmark
    void actions.run({ type: 'bookmark.update', article: open.article.id, bookmark: id, patch: { name } })
    actions.announce(name === '' ? 'The bookmark has no name now' : `Bookmark named ${name}`)
  }
  const onKeyDown = (event: KeyboardEvent, bookmark: Bookmark) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = listTarget(event.key, bookmarks.indexOf(bookmark), bookmarks.length, 10)
    if (target !== null) focusRow(target)
    else if (event.key === 'F2' && !readOnly) setNaming({ id: bookmark.id, fromText: false })
    else if (event.key === 'Delete' && !readOnly) remove(bookmark)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section aria-label="Bookmarks" className={styles.section}>
      <h3 className={styles.heading}>
        Bookmarks <span className={styles.count}>{bookmarks.length}</span>
      </h3>
      <ul ref={list} className={styles.list}>
        {bookmarks.map((bookmark, index) => {
          const title = bookmarkTitle(bookmark)
          const number = paragraphNumber(paragraphs, bookmark.range.start)
          return (
            <li key={bookmark.id} className={styles.row}>
              {naming?.id === bookmark.id ? (
                <NameField
                  bookmark={bookmark}
                  onName={(name) => rename(bookmark, name)}
                  onClose={(back) => {
                    setNaming(null)
                    if (!back) return
                    if (naming.fromText) actions.returnToText()
                    else requestAnimationFrame(() => focusRow(index))
                  }}
                />
              ) : (
                <>
                  <button
                    type="button"
                    data-bookmark={bookmark.id}
                    className={styles.go}
                    onClick={() => actions.visitBookmark(bookmark.id)}
                    onKeyDown={(event) => onKeyDown(event, bookmark)}
                  >
                    <BookmarkIcon size={14} aria-hidden="true" />
                    <span className={styles.title} dir="auto">
                      {title}
                    </span>
                    <span className={styles.place}>{number === 0 ? 'Title' : `¶ ${number}`}</span>
                  </button>
                  {readOnly ? null : (
                    <>
                      <IconButton
                        label={`Rename the bookmark ${title}`}
                        onClick={() => setNaming({ id: bookmark.id, fromText: false })}
                      >
                        <Pencil size={14} aria-hidden="true" />
                      </IconButton>
                      <IconButton label={`Remove the bookmark ${title}`} onClick={() => remove(bookmark)}>
                        <X size={14} aria-hidden="true" />
                      </IconButton>
                    </>
                  )}
                </>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
