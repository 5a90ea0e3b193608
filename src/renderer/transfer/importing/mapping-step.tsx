import { useEffect, useRef } from 'react'
import { DELIMITERS } from '../../../api/import-params'
import type { CollectionSettings } from '../../../api/import-params'
import type { CollectionView, ImportSource } from '../../../api/import-views'
import { useActions } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Select } from '../../ui/text-field'
import { counted } from '../../ui/format-bytes'
import { TablePreview, firstSamples } from './column-choice'
import { EncodingChoice } from './encoding-choice'
import { DELIMITER_WORDS, collectionWords } from './field-words'
import type { ImportFlow } from './import-flow'
import type { ImportView } from './import-view'
import styles from './mapping-step.module.css'
import { SeparatorField } from './separator-field'

export interface MappingStepProps {
  readonly flow: ImportFlow
  readonly view: ImportView
  readonly source: ImportSource
  readonly disabled: boolean
  readonly onDone: () => void
}

function Problems({ collection }: { readonly collection: CollectionView }) {
  const { problems, problemCount } = collection
  if (problemCount === 0) return null
  return (
    <section aria-label="Left out" className={styles.problems}>
      <h3>{counted(problemCount, 'row or entry is', 'rows or entries are')} left out</h3>
      <ul tabIndex={0}>
        {problems.map(({ place, message }, index) => (
          <li key={index}>
            {place}: {message}
          </li>
        ))}
        {problemCount > problems.length ? <li>and {problemCount - problems.length} more</li> : null}
      </ul>
    </section>
  )
}

/** Says when a file is being read again, and what came of it. */
function useSpoken(isBusy: boolean, source: ImportSource): void {
  const { announce } = useActions()
  const wasBusy = useRef(isBusy)
  useEffect(() => {
    if (wasBusy.current === isBusy) return
    wasBusy.current = isBusy
    const { collection, name } = source
    if (isBusy) announce(`Reading ${name} again.`)
    else announce(collection ? `${name}: ${collectionWords(collection)}.` : `${name} was read again.`)
  }, [announce, isBusy, source])
}

/** How a file that holds several documents is read; every change reads it again at once. */
export function MappingStep({ flow, view, source, disabled, onDone }: MappingStepProps) {
  const { collection, settings, name } = source
  const isBusy = view.rereading.has(source.item)
  const isOff = disabled || isBusy
  useSpoken(isBusy, source)
  const change = (changes: Partial<CollectionSettings>) =>
    void flow.reread(source.item, { ...settings, as: 'several', collection: { ...settings.collection, ...changes } })
  const { delimiter, hasHeader, sheet, separator } = settings.collection
  const kind = collection?.kind
  const problem = source.problem?.message ?? null
  return (
    <section aria-label={`How ${name} is read`} className={styles.mapping} aria-busy={isBusy}>
      <div className={styles.head}>
        <Button onClick={onDone}>Back to the articles</Button>
        <p role="status">
          <b>
            <bdi>{name}</bdi>
          </b>
          {': '}
          {isBusy ? 'reading it again…' : collection ? collectionWords(collection) : 'read as one article'}
        </p>
        {source.canBe === 'one' ? (
          <Button
            variant="quiet"
            disabled={isOff}
            onClick={() => {
              void flow.reread(source.item, { ...settings, as: 'one' })
              onDone()
            }}
          >
            It is one article
          </Button>
        ) : null}
      </div>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.choices}>
        {kind === 'table' ? (
          <>
            <Select
              label="Between the cells"
              value={delimiter ?? ''}
              disabled={isOff}
              onChange={(event) =>
                // Other cells are other columns: what they are for is found out anew.
                change({ delimiter: DELIMITERS.find((each) => each === event.target.value) ?? null, columns: null })
              }
            >
              {DELIMITERS.map((each) => (
                <option key={each} value={each}>
                  {DELIMITER_WORDS[each]}
                </option>
              ))}
            </Select>
          </>
        ) : null}
        {kind === 'workbook' && collection && collection.sheets.length > 0 ? (
          <Select
            label="Sheet"
            value={sheet ?? ''}
            disabled={isOff}
            onChange={(event) => change({ sheet: event.target.value, hasHeader: null, columns: null })}
          >
            {collection.sheets.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Select>
        ) : null}
        {source.isText && (collection ?? source.problem) ? (
          <EncodingChoice flow={flow} view={view} source={source} disabled={disabled} />
        ) : null}
        {kind === 'table' || kind === 'workbook' ? (
          <Checkbox
            label="The first row names the columns"
            checked={hasHeader === true}
            disabled={isOff}
            onChange={(event) => change({ hasHeader: event.target.checked })}
          />
        ) : null}
        {kind === 'text' ? (
          <SeparatorField
            key={separator ?? ''}
            value={separator ?? ''}
            disabled={isOff}
            onChange={(value) => change({ separator: value })}
          />
        ) : null}
      </div>
      {collection && collection.columns.length > 0 ? (
        <>
          <p className={styles.hint}>
            Say what each column is for. Several columns with text are put together, with an empty line between them.
          </p>
          <TablePreview
            name={name}
            collection={collection.sample.length > 0 ? collection : { ...collection, sample: firstSamples(collection) }}
            disabled={isOff}
            onUse={(index, use) =>
              change({ columns: collection.columns.map((column, at) => (at === index ? use : column.use)) })
            }
          />
        </>
      ) : collection && collection.sample.length > 0 ? (
        <section aria-label="First documents" className={styles.parts}>
          <h3>The first of them</h3>
          <ol tabIndex={0}>
            {collection.sample.map((cells, index) => (
              <li key={index} dir="auto">
                {cells.join(' · ')}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {collection ? <Problems collection={collection} /> : null}
    </section>
  )
}
