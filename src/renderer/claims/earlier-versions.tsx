import { versionNumber } from '../../core/model/article'
import type { Article } from '../../core/model/article'
import { useActions } from '../state/workbench'
import { Button } from '../ui/button'
import styles from './earlier-versions.module.css'
import { formatMoment } from './times'

/** What the article was before, newest first, each with what was changed in it next. */
export function EarlierVersions({ article }: { readonly article: Article }) {
  const actions = useActions()
  const { id, earlier } = article
  if (earlier.length === 0) return null
  return (
    <section aria-label="Earlier versions" className={styles.versions}>
      <h3>Earlier versions</h3>
      <ol reversed start={versionNumber(article) - 1}>
        {earlier
          .map((version, index) => ({ ...version, number: index + 1 }))
          .reverse()
          .map(({ number, original, importedAt }) => (
            <li key={number}>
              <span className={styles.name}>{original.name}</span>
              <span className={styles.when}>
                version {number}, imported {formatMoment(importedAt)}
              </span>
              <Button
                variant="quiet"
                aria-label={`What changed after version ${number}`}
                onClick={() => actions.openComparison(id, number)}
              >
                What changed
              </Button>
            </li>
          ))}
      </ol>
    </section>
  )
}
