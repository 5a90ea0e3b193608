import { ChevronsUpDown } from 'lucide-react'
import { useId } from 'react'
import { useWorkbench } from '../../state/workbench'
import type { ReadingChoice } from './reading-choice'
import styles from './reading-pane.module.css'
import { SearchPick } from './search-pick'
import type { PickItem } from './search-pick'

/** Most articles that are listed at once; typing finds the others. */
const SHOWN = 50

export interface ArticleChoiceProps {
  readonly choice: ReadingChoice
  readonly onChange: (choice: ReadingChoice) => void
}

const FOUND_OUT: PickItem<string | null> = {
  id: 'found-out',
  name: 'Found out from the files',
  about: 'by what they say of it',
  hue: null,
  value: null
}

/** The article that annotations without a text belong to. */
export function ArticleChoice({ choice, onChange }: ArticleChoiceProps) {
  const id = useId()
  const articles = useWorkbench((state) => state.articles)
  const chosen = choice.article === null ? null : articles.get(choice.article)?.article.title
  const shown = chosen ?? FOUND_OUT.name
  const itemsFor = (typed: string): readonly PickItem<string | null>[] => {
    const words = typed.trim().toLowerCase()
    const found: PickItem<string | null>[] = words === '' ? [FOUND_OUT] : []
    for (const { article } of articles.values()) {
      if (found.length >= SHOWN) break
      if (!article.title.toLowerCase().includes(words)) continue
      const about = article.publisher ?? ''
      found.push({ id: article.id, name: article.title, about, hue: null, value: article.id })
    }
    return found
  }
  return (
    <div className={styles.article} role="group" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        Article of annotations without a text
      </span>
      <SearchPick
        label={`Article: ${shown}. Change`}
        title="Article of annotations without a text"
        searchLabel="Title of the article"
        itemsFor={itemsFor}
        onPick={(article) => onChange({ ...choice, article })}
        className={styles.pick}
      >
        <bdi className={styles.picked}>{shown}</bdi>
        <ChevronsUpDown size={14} aria-hidden="true" />
      </SearchPick>
    </div>
  )
}
