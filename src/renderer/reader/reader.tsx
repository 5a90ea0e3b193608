import { memo, useImperativeHandle, useLayoutEffect, useMemo, useReducer, useRef } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import type { TextRange } from '../../core/model/text-range'
import { baseDirection } from '../../core/text/direction'
import { DEFAULT_READING } from '../state/reading-settings'
import { OverviewRuler } from './overview-ruler'
import type { KeptPlace, ReaderClasses } from './reader-parts'
import { NO_HINTS } from './reader-hints'
import type { ReaderProps } from './reader-props'
import { ReaderView } from './reader-view'
import styles from './reader.module.css'

const CLASSES: ReaderClasses = {
  page: className('page'),
  section: className('section'),
  paragraph: className('paragraph'),
  title: className('title'),
  continues: className('continues'),
  spaced: className('spaced'),
  ring: className('ring'),
  first: className('first'),
  last: className('last'),
  preview: className('preview'),
  handle: className('handle'),
  handleStart: className('handleStart'),
  handleEnd: className('handleEnd'),
  dragging: className('dragging'),
  caret: className('caret'),
  lit: className('lit'),
  invisible: className('invisible'),
  sentence: className('sentence')
}

const NO_MATCHES: readonly TextRange[] = []

/**
 * An article with its annotations. React draws the frame only: the text is built once for each text, and annotations
 * are painted over it (see `ReaderView`), so no change of them renders any of it again.
 */
export function Reader(props: ReaderProps) {
  const { text, language, title, byline, segments, spans, scheme, revision, changedSpans, selectedSpan } = props
  const { reading = DEFAULT_READING, dimming = 'nothing' } = props
  const { matches = NO_MATCHES, currentMatch = null, snap = 'character', readOnly } = props
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const viewBox = useRef<HTMLDivElement>(null)
  const view = useRef<ReaderView | null>(null)
  const latest = useRef(props)
  const shownRevision = useRef<number | null>(null)
  const kept = useRef<(KeptPlace & { readonly text: string }) | null>(null)
  // How often the text was cut into other sections.
  const [cuts, cutAnew] = useReducer((count: number) => count + 1, 0)

  useLayoutEffect(() => {
    latest.current = props
  })

  const direction = useMemo(() => baseDirection(text), [text])
  const titles = segments.filter((segment) => segment.role === 'title')
  const titleKey = titles.map((segment) => `${segment.start}-${segment.end}`).join(' ')
  // What changes the text's elements: with another one the reader is made anew.
  const built = `${titleKey} ${reading.columns} ${cuts}`

  // The text is built anew only for what changes its elements; the other effects bring everything else up to date.
  useLayoutEffect(() => {
    const elements = {
      scroller: must(scroller.current),
      page: must(page.current),
      head: must(head.current),
      body: must(body.current),
      canvas: must(canvas.current),
      viewBox: must(viewBox.current)
    }
    const now = latest.current
    const made = new ReaderView(elements, {
      text,
      language,
      segments: now.segments,
      scheme: now.scheme,
      classes: CLASSES,
      columns: (now.reading ?? DEFAULT_READING).columns,
      events: () => latest.current,
      onOutgrown: cutAnew
    })
    view.current = made
    shownRevision.current = null
    elements.scroller.scrollTop = 0
    if (kept.current?.text === text) made.resume(kept.current)
    return () => {
      kept.current = { ...made.keep(), text }
      made.dispose()
      view.current = null
    }
  }, [text, language, built])

  useLayoutEffect(() => view.current?.setScheme(scheme), [scheme, text, language, built])
  useLayoutEffect(() => view.current?.setSegments(segments), [segments, text, language, built])
  useLayoutEffect(() => {
    const since = shownRevision.current
    shownRevision.current = revision
    view.current?.setSpans(spans, since === null ? null : (latest.current.changedSpans?.(since) ?? null))
  }, [spans, revision, changedSpans, text, language, built])
  useLayoutEffect(() => view.current?.setSelectedSpan(selectedSpan), [selectedSpan, text, language, built])
  useLayoutEffect(() => view.current?.setEditing(snap, readOnly), [snap, readOnly, text, language, built])
  useLayoutEffect(() => view.current?.setMatches(matches, currentMatch), [matches, currentMatch, text, language, built])

  const { hints = NO_HINTS } = props
  useLayoutEffect(() => view.current?.setHints(hints), [hints, text, language, built])

  const { relations = null } = props
  useLayoutEffect(() => view.current?.setRelations(relations, readOnly), [relations, readOnly, text, language, built])
  useLayoutEffect(() => view.current?.setDimming(dimming), [dimming, text, language, built])
  useLayoutEffect(() => view.current?.typeChanged(), [reading])

  useImperativeHandle(
    props.handle,
    () => ({
      reveal: (range) => view.current?.reveal(range),
      focus: () => scroller.current?.focus({ preventScroll: true }),
      clearSelection: () => view.current?.clearSelection(),
      selection: () => view.current?.selection() ?? null,
      visit: (range) => view.current?.visit(range),
      select: (range) => view.current?.select(range),
      place: () => view.current?.place() ?? 0,
      caret: () => view.current?.caret() ?? 0,
      anchor: () => view.current?.anchor() ?? null,
      boxOf: (range) => view.current?.boxOf(range) ?? null,
      goToLabel: (label, direction) => view.current?.goToLabel(label, direction)
    }),
    []
  )

  return (
    <div
      className={styles.reader}
      data-readonly={readOnly || undefined}
      data-font={reading.font}
      data-measure={reading.measure}
      data-leading={reading.leading}
      data-columns={reading.columns}
      data-states={hints.hasMargin || undefined}
      data-related={(relations?.bySpan.size ?? 0) > 0 || undefined}
      style={{ '--reading-size': `${reading.size}px` } as CSSProperties}
    >
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="document" aria-label="Article text">
        <div ref={page} className={styles.page} lang={language} dir={direction}>
          {titles.length === 0 && <h1 className={`${styles.title} ${styles.outside}`}>{title}</h1>}
          <div ref={head} />
          <Byline>{byline}</Byline>
          <div ref={body} className={styles.body} />
        </div>
      </div>
      <OverviewRuler canvas={canvas} viewBox={viewBox} onGoTo={(y) => view.current?.goToRulerPlace(y)} />
    </div>
  )
}

const Byline = memo(function Byline({ children }: { readonly children: ReactNode }) {
  return <div className={styles.byline}>{children}</div>
})

function className(name: string): string {
  const value = styles[name]
  if (value === undefined) throw new Error(`reader.module.css has no class ${name}`)
  return value
}

function must<Value>(value: Value | null): Value {
  if (value === null) throw new Error('The reader is not in the document')
  return value
}
