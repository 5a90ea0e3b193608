import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { ImportDetail } from '../../../api/import-views'
import { Button } from '../../ui/button'
import { counted, formatBytes } from '../../ui/format-bytes'
import { DetailFields, TitleField } from './detail-fields'
import { EncodingChoice } from './encoding-choice'
import type { ImportFlow } from './import-flow'
import type { ImportRow } from './import-rows'
import type { ImportView } from './import-view'
import { remarksOf } from './import-words'
import styles from './item-detail.module.css'
import { MojibakeRepair } from './mojibake-repair'
import { shownParagraphs } from './shown-text'
import { SimilarCompare } from './similar-compare'
import { leftOutParts } from './tail-choice'
import { TextPreview } from './text-preview'
import { useDetail } from './use-detail'

/** Code units of the text that are shown at first. */
const BEGINNING = 4000

export interface ItemDetailProps {
  readonly flow: ImportFlow
  readonly view: ImportView
  readonly row: ImportRow
  readonly disabled: boolean
  /** Opens the step in which suspected parts are looked over. */
  readonly onTail: () => void
  /** Opens the step in which a file is split into documents. */
  readonly onMapping: () => void
}

function TextOf({ row, detail }: { readonly row: ImportRow; readonly detail: ImportDetail }) {
  const [isLong, setLong] = useState(false)
  const end = isLong ? detail.text.length : Math.min(BEGINNING, detail.text.length)
  const { leaveOut } = row.edits
  const paragraphs = useMemo(() => {
    const out = [...detail.segments.filter(({ excluded }) => excluded), ...leftOutParts(detail.tail, leaveOut)]
    return shownParagraphs(detail, { start: 0, end }, { out, suspected: detail.tail })
  }, [detail, end, leaveOut])
  return (
    <>
      <TextPreview label="Text" paragraphs={paragraphs} language={row.item.language} />
      {end < detail.text.length ? (
        <div>
          <Button variant="quiet" onClick={() => setLong(true)}>
            Show the whole text
          </Button>
        </div>
      ) : detail.isWhole ? null : (
        <p className={styles.cut}>The text is longer; all of it is imported.</p>
      )}
    </>
  )
}

function TailNotice({ row, onTail }: Pick<ItemDetailProps, 'row' | 'onTail'>) {
  const { tail } = row.item
  if (!tail) return null
  const decided = row.edits.leaveOut
  const count = decided === 'confident' ? tail.confident : (decided?.length ?? null)
  return (
    <section aria-label="Suspected tail" className={styles.notice}>
      <p>
        {count === null
          ? `${counted(tail.parts, 'part')} at the end of this text may not belong to it.`
          : count === 0
            ? 'Nothing at the end of this text is left out.'
            : `${counted(count, 'part')} at the end of this text ${count === 1 ? 'is' : 'are'} left out of the work.`}
      </p>
      <div>
        <Button onClick={onTail}>Look it over…</Button>
      </div>
    </section>
  )
}

/** One document of an import in full: its details, how it is read, and its text. */
export function ItemDetail({ flow, view, row, disabled, onTail, onMapping }: ItemDetailProps) {
  const { item } = row
  const { detail, problem } = useDetail(flow, item)
  const source = view.sources.find((each) => each.item === item.source)
  const isNew = item.outcome === 'new'
  // What was never sent, is empty or is here already gets no better by reading it again.
  const canReread = source?.isText === true && item.bytes > 0 && item.outcome !== 'duplicate' && !source.collection
  const choice = source && { flow, view, source, disabled }
  // Broken letters and the tail have a place of their own below.
  const remarks = remarksOf({ ...item, mojibake: null, tail: null })
  let text: ReactNode = null
  if (problem !== null) text = <p role="alert">{problem}</p>
  else if (detail) text = <TextOf key={item.item} row={row} detail={detail} />
  else if (!item.problem) text = <p className={styles.waiting}>{item.excerpt}</p>
  return (
    <div className={styles.detail}>
      {isNew ? (
        <TitleField flow={flow} row={row} disabled={disabled} />
      ) : (
        <h3 className={styles.name}>
          <bdi>{item.title}</bdi>
        </h3>
      )}
      <p className={styles.counts}>
        <bdi>{row.file}</bdi>
        {item.place === null ? null : <bdi>{item.place}</bdi>}
        {item.bytes > 0 ? <span>{formatBytes(item.bytes)}</span> : null}
        {item.characters > 0 ? (
          <>
            <span>{counted(item.characters, 'character')}</span>
            <span>{counted(item.words, 'word')}</span>
            <span>{counted(item.paragraphs, 'paragraph')}</span>
          </>
        ) : null}
      </p>
      {remarks.map(({ tone, words }) => (
        <p key={words} className={styles[tone]}>
          {words}
        </p>
      ))}
      {item.similar && isNew ? <SimilarCompare key={item.item} flow={flow} item={item} similar={item.similar} /> : null}
      {choice && isNew && !choice.source.collection ? <MojibakeRepair {...choice} item={item} /> : null}
      {isNew ? <TailNotice row={row} onTail={onTail} /> : null}
      {isNew || canReread ? (
        <div className={styles.fields}>
          {isNew ? <DetailFields flow={flow} row={row} disabled={disabled} /> : null}
          {choice && canReread ? <EncodingChoice {...choice} /> : null}
        </div>
      ) : null}
      {source?.collection ? (
        <div>
          <Button onClick={onMapping}>How “{source.name}” is read…</Button>
        </div>
      ) : source?.canBe === 'several' ? (
        <div>
          <Button
            variant="quiet"
            disabled={disabled || view.rereading.has(source.item)}
            onClick={() => {
              void flow.reread(source.item, { ...source.settings, as: 'several' })
              onMapping()
            }}
          >
            It holds several articles…
          </Button>
        </div>
      ) : null}
      {text}
    </div>
  )
}
