import { clsx } from 'clsx'
import { useId } from 'react'
import type { ShownParagraph } from './shown-text'
import styles from './text-preview.module.css'

export interface TextPreviewProps {
  readonly label: string
  readonly paragraphs: readonly ShownParagraph[]
  /** BCP 47; the browser breaks lines and picks letter forms by it. */
  readonly language: string
  /** Ids of paragraphs that are to be marked, by their `start`. */
  readonly marked?: ReadonlySet<number>
}

/** A text before it is imported, with the kinds of its paragraphs; what is left out is struck out and dimmed. */
export function TextPreview({ label, paragraphs, language, marked }: TextPreviewProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className={styles.text} lang={language}>
      <h4 id={id} className="visually-hidden">
        {label}
      </h4>
      {paragraphs.map((paragraph) => (
        <PreviewParagraph key={paragraph.start} paragraph={paragraph} marked={marked?.has(paragraph.start) ?? false} />
      ))}
    </div>
  )
}

interface PreviewParagraphProps {
  readonly paragraph: ShownParagraph
  readonly marked?: boolean
}

/** One paragraph; its direction is that of its own words. */
export function PreviewParagraph({ paragraph, marked = false }: PreviewParagraphProps) {
  const { kind, level, place, pieces } = paragraph
  return (
    <>
      {place === null ? null : <p className={styles.place}>{place}</p>}
      <p
        dir="auto"
        data-kind={kind}
        data-level={kind === 'heading' || kind === 'list-item' ? level : undefined}
        className={clsx(styles.paragraph, marked && styles.marked)}
      >
        {pieces.map(({ text, state }, index) =>
          state === 'out' ? (
            <del key={index}>{text}</del>
          ) : state === 'suspected' ? (
            <span key={index} className={styles.suspected}>
              {text}
            </span>
          ) : (
            text
          )
        )}
      </p>
    </>
  )
}
