import { memo, useImperativeHandle, useLayoutEffect, useRef, type ReactNode } from 'react'
import type { TextRange } from '../../core/model/text-range'
import { OverviewRuler } from './overview-ruler'
import type { ReaderProps } from './reader-props'
import { ReaderView, type ReaderClasses } from './reader-view'
import styles from './reader.module.css'

const CLASSES: ReaderClasses = {
  section: className('section'),
  paragraph: className('paragraph'),
  title: className('title'),
  continues: className('continues'),
  spaced: className('spaced'),
  ring: className('ring'),
  first: className('first'),
  last: className('last'),
  caret: className('caret')
}

const NO_MATCHES: readonly TextRange[] = []

/**
 * An article with its annotations. React draws the frame only: the text is built once for each text, and annotations
 * are painted over it (see `ReaderView`), so no change of them renders any of it again.
 */
export function Reader(props: ReaderProps) {
  const { text, language, title, byline, segments, spans, scheme, revision, changedSpans, selectedSpan } = props
  const { matches = NO_MATCHES, currentMatch = null } = props
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const viewBox = useRef<HTMLDivElement>(null)
  const view = useRef<ReaderView | null>(null)
  const latest = useRef(props)
  const shownRevision = useRef<number | null>(null)

  useLayoutEffect(() => {
    latest.current = props
  })

  const titles = segments.filter((segment) => segment.role === 'title')
  const titleKey = titles.map((segment) => `${segment.start}-${segment.end}`).join(' ')

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
      events: () => latest.current
    })
    view.current = made
    shownRevision.current = null
    elements.scroller.scrollTop = 0
    return () => {
      made.dispose()
      view.current = null
    }
  }, [text, language, titleKey])

  useLayoutEffect(() => view.current?.setScheme(scheme), [scheme, text, language, titleKey])
  useLayoutEffect(() => view.current?.setSegments(segments), [segments, text, language, titleKey])
  useLayoutEffect(() => {
    const since = shownRevision.current
    shownRevision.current = revision
    view.current?.setSpans(spans, since === null ? null : (latest.current.changedSpans?.(since) ?? null))
  }, [spans, revision, changedSpans, text, language, titleKey])
  useLayoutEffect(() => view.current?.setSelectedSpan(selectedSpan), [selectedSpan, text, language, titleKey])
  useLayoutEffect(
    () => view.current?.setMatches(matches, currentMatch),
    [matches, currentMatch, text, language, titleKey]
  )

  useImperativeHandle(
    props.handle,
    () => ({
      reveal: (range) => view.current?.reveal(range),
      focus: () => scroller.current?.focus({ preventScroll: true }),
      clearSelection: () => view.current?.clearSelection(),
      selection: () => view.current?.selection() ?? null,
      visit: (range) => view.current?.visit(range),
      select: (range) => view.current?.select(range),
      place: () => view.current?.place() ?? 0
    }),
    []
  )

  return (
    <div className={styles.reader} data-readonly={props.readOnly || undefined}>
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="document" aria-label="Article text">
        <div ref={page} className={styles.page} lang={language}>
          {titles.length === 0 && <h1 className={`${styles.title} ${styles.outside}`}>{title}</h1>}
          <div ref={head} />
          <Byline>{byline}</Byline>
          <div ref={body} />
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
