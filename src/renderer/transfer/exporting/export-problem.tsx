import type { FormatView } from '../../../api/transfer-views'
import type { LossFeature, Policy } from '../../../core/formats/losses'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import type { ExportProblem } from './export-flow'
import { PolicySelect } from './loss-row'
import { FEATURE_NAMES } from './loss-words'
import styles from './export-dialog.module.css'

export interface ExportProblemViewProps {
  readonly problem: ExportProblem
  readonly format: FormatView | null
  readonly onPolicy: (feature: LossFeature, policy: Policy) => void
  readonly onVisit: (article: string, record: string | null) => void
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Why nothing was prepared, and what can be done about it, where it is done. */
export function ExportProblemView({ problem, format, onPolicy, onVisit }: ExportProblemViewProps) {
  const { code, message, details } = problem
  const article = text(details['article'])
  const title = useWorkbench((state) =>
    article === null ? null : (state.articles.get(article)?.article.title ?? null)
  )
  const refused = code === 'refused' ? format?.losses.find(({ feature }) => feature === details['feature']) : undefined
  return (
    <div className={styles.problem}>
      <p role="alert">{message}</p>
      {refused ? (
        <div className={styles.remedy}>
          <span>{FEATURE_NAMES[refused.feature]}: do this instead of stopping</span>
          <PolicySelect
            feature={refused.feature}
            policies={refused.policies}
            value="refuse"
            onChange={(policy) => onPolicy(refused.feature, policy)}
          />
        </div>
      ) : null}
      {code === 'text-mismatch' ? (
        <>
          <p>
            What is stored of this highlight{title === null ? '' : ` in “${title}”`} does not agree with the text any
            more, so it was not written to a file. Remove it and make it again, or leave its label out; then prepare
            once more.
          </p>
          {article !== null && title !== null ? (
            <div>
              <Button onClick={() => onVisit(article, text(details['span']))}>Go to the highlight</Button>
            </div>
          ) : null}
        </>
      ) : null}
    </div>
  )
}
