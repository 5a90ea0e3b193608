import { versionNumber } from '../../core/model/article'
import type { Article } from '../../core/model/article'
import { groupDigits } from '../ui/group-digits'
import styles from './inspector.module.css'
import { formatMoment } from './times'

/** What does not change: where the text came from, and its frozen form. */
export function ArticleFacts({ article }: { readonly article: Article }) {
  const { original, text, earlier } = article
  const facts: readonly (readonly [string, string])[] = [
    ...(earlier.length > 0 ? [['Version', `${versionNumber(article)}`] as const] : []),
    ['Imported', formatMoment(article.importedAt)],
    ['Original file', original.name],
    ['Encoding', original.encoding],
    ['Size', `${groupDigits(original.bytes)} bytes`],
    ['Characters', `${groupDigits(text.length)} (UTF-16)`],
    ['SHA-256', original.sha256]
  ]
  return (
    <section aria-label="Facts">
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
