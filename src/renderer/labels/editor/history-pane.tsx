import { useEffect, useState } from 'react'
import { diffLines, diffSchemes } from '../../../core/labels/scheme-diff'
import type { Scheme, SchemeVersion } from '../../../core/model/scheme'
import { explainError } from '../../state/explain-error'
import { selectLibrary } from '../../state/selectors'
import { useActions, useClient, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Select } from '../../ui/text-field'
import { when } from '../../ui/when'
import styles from './review.module.css'
import { DiffList } from './save-review'
import type { SchemeEditor } from './use-scheme-editor'

/** A version with when and by whom it was made, as far as that is known. */
interface Version {
  readonly scheme: Scheme
  readonly made: string
}

/** The newest first. A version was made when, and by whom, the one before it was replaced. */
function versionsOf(current: Scheme, older: readonly SchemeVersion[], nameOf: (person: string) => string): Version[] {
  const replaced = new Map(older.map((version) => [version.scheme.version, version]))
  return [current, ...older.map(({ scheme }) => scheme)].map((scheme) => {
    const before = replaced.get(scheme.version - 1)
    const made = before ? `${when(before.replacedAt)}, ${nameOf(before.replacedBy)}` : 'at first'
    return { scheme, made }
  })
}

function useVersions(current: Scheme): { readonly older: readonly SchemeVersion[]; readonly failed: string | null } {
  const client = useClient()
  const [answer, setAnswer] = useState<{ older: readonly SchemeVersion[]; failed: string | null }>({
    older: [],
    failed: null
  })
  useEffect(() => {
    let isWanted = true
    client.call('scheme.versions', { scheme: current.id }).then(
      (older) => {
        if (isWanted) setAnswer({ older, failed: null })
      },
      (error: unknown) => {
        if (isWanted) setAnswer({ older: [], failed: explainError(error) })
      }
    )
    return () => {
      isWanted = false
    }
  }, [client, current.id, current.version])
  return answer
}

/** What the scheme was before, how two versions differ, and a way back. */
export function HistoryPane({
  current,
  editor,
  readOnly
}: {
  current: Scheme
  editor: SchemeEditor
  readOnly: boolean
}) {
  const actions = useActions()
  const people = useWorkbench((state) => selectLibrary(state)?.people)
  const { older, failed } = useVersions(current)
  const [chosen, setChosen] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const nameOf = (person: string) => people?.find(({ id }) => id === person)?.name ?? person
  const versions = versionsOf(current, older, nameOf)
  const to = versions.find(({ scheme }) => scheme.version === chosen?.to) ?? versions[0]
  const from = versions.find(({ scheme }) => scheme.version === chosen?.from) ?? versions[1]
  const options = versions.map(({ scheme, made }) => (
    <option key={scheme.version} value={scheme.version}>
      {`Version ${scheme.version}${scheme === current ? ' (now)' : ''}: ${made}`}
    </option>
  ))
  if (failed !== null) return <p role="alert">{failed}</p>
  if (!from || !to)
    return <p className={styles.hint}>This is the first version. Every change that is saved adds one.</p>
  const bringBack = () => {
    editor.edit((draft) => ({ ...draft, scheme: { ...from.scheme, version: draft.scheme.version }, moves: {} }))
    actions.announce(`Version ${from.scheme.version} is in the editor. Review and save to bring it back.`)
  }
  return (
    <div className={styles.history}>
      <div className={styles.choices}>
        <Select
          label="From"
          value={from.scheme.version}
          onChange={(event) => setChosen({ from: Number(event.target.value), to: to.scheme.version })}
        >
          {options}
        </Select>
        <Select
          label="To"
          value={to.scheme.version}
          onChange={(event) => setChosen({ from: from.scheme.version, to: Number(event.target.value) })}
        >
          {options}
        </Select>
        <Button disabled={readOnly || from.scheme === current} onClick={bringBack}>
          Bring version {from.scheme.version} back
        </Button>
      </div>
      <section aria-label="Differences">
        <h3 className={styles.heading}>
          What changed from version {from.scheme.version} to version {to.scheme.version}
        </h3>
        <DiffList items={diffSchemes(from.scheme, to.scheme)} />
      </section>
      {from.scheme.guideline === to.scheme.guideline ? null : (
        <section aria-label="Guideline">
          <h3 className={styles.heading}>Guideline, line by line</h3>
          <div className={styles.lines}>
            {diffLines(from.scheme.guideline, to.scheme.guideline).map(({ sign, text }, index) => (
              <div key={index} className={styles.line} data-sign={sign}>
                {sign === 'same' ? null : <span className="visually-hidden">{sign}: </span>}
                <span>{text}</span>
              </div>
            ))}
          </div>
        </section>
      )}
    </div>
  )
}
