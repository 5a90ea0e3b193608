import { useState } from 'react'
import type { Params } from '../../api/contract'
import type { VersionField } from '../../api/version-params'
import type { VersionReport } from '../../api/version-views'
import { Checkbox } from '../ui/checkbox'
import { Tabs } from '../ui/tabs'
import { DiffView } from './diff-view'
import { FateList } from './fate-list'
import { fatesInWords, sizesInWords } from './report-words'
import styles from './version-dialog.module.css'
import type { VersionFlow } from './version-flow'

const FIELD_NAMES: Readonly<Record<VersionField, string>> = {
  title: 'Title',
  byline: 'Byline',
  publisher: 'Publisher',
  publishedAt: 'Date',
  url: 'Address',
  language: 'Language'
}

export interface VersionReportViewProps {
  readonly report: VersionReport
  readonly draft: Params<'version.preview'>
  readonly take: readonly VersionField[]
  readonly flow: VersionFlow
  readonly disabled: boolean
}

function Details({ report, take, flow, disabled }: Omit<VersionReportViewProps, 'draft'>) {
  if (report.fields.length === 0)
    return <p className={styles.nothing}>The new file says nothing else about the article.</p>
  return (
    <fieldset className={styles.fields} disabled={disabled}>
      <legend>What is ticked is taken over from the new file.</legend>
      {report.fields.map(({ field, before, after, where }) => (
        <Checkbox
          key={field}
          label={
            <>
              {FIELD_NAMES[field]}: <bdi>{after}</bdi>
            </>
          }
          hint={`Now: ${before ?? 'nothing'}.${where === null ? '' : ` Found in ${where}.`}`}
          checked={take.includes(field)}
          onChange={(event) => flow.setTaken(field, event.target.checked)}
        />
      ))}
    </fieldset>
  )
}

/** What would become of everything, and the two texts side by side. */
export function VersionReportView({ report, draft, take, flow, disabled }: VersionReportViewProps) {
  const [tab, setTab] = useState<'text' | 'annotations' | 'details'>('text')
  if (report.duplicateOf) {
    const { title, version, article } = report.duplicateOf
    return (
      <p className={styles.lost}>
        {article === report.article
          ? `“${report.file.name}” is version ${version} of this article already. To go back to an earlier version, undo the import of the later one.`
          : `The library has “${report.file.name}” already: it is version ${version} of “${title}”.`}{' '}
        Nothing would be changed. Choose another file.
      </p>
    )
  }
  const moving = report.fates.filter(({ fate }) => fate !== 'kept').length
  const { encoding } = report.file
  return (
    <>
      <ul className={styles.summary} aria-label="What becomes of the annotations">
        {fatesInWords(report).map(({ words, isLoss }) => (
          <li key={words} className={isLoss ? styles.lost : undefined}>
            {words}
          </li>
        ))}
        <li>{sizesInWords(report)}</li>
        {encoding && !encoding.certain ? <li>{`Read as ${encoding.name}: ${encoding.evidence}.`}</li> : null}
        {report.others.map(({ person, annotations }) => (
          <li key={person}>
            {`${person} has ${annotations === 1 ? '1 annotation' : `${annotations} annotations`} here, too. `}
            {'They are looked for when that person opens the library.'}
          </li>
        ))}
      </ul>
      <div className={styles.tabs}>
        <Tabs
          label="The new version"
          value={tab}
          onChange={setTab}
          items={[
            {
              id: 'text',
              label: 'Text',
              count: report.changes,
              panel: <DiffView pair={{ kind: 'draft', ...draft }} names={['Present version', 'New version']} />
            },
            { id: 'annotations', label: 'Annotations', count: moving, panel: <FateList report={report} /> },
            {
              id: 'details',
              label: 'Details',
              count: report.fields.length,
              panel: <Details report={report} take={take} flow={flow} disabled={disabled} />
            }
          ]}
        />
      </div>
    </>
  )
}
