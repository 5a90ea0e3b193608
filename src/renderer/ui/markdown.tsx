import { createElement, Fragment, memo, useMemo } from 'react'
import type { ReactNode } from 'react'
import styles from './markdown.module.css'
import { hostOf, markdownTree, saysHost } from './markdown-tree'
import type { MarkdownElement, MarkdownNode } from './markdown-tree'

export interface MarkdownProps {
  readonly text: string
  /** Level of the headings written `#`; deeper ones follow, down to 6. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6
}

/**
 * X4: an address is shown, never followed: a press on it could tell somebody outside that the text was read.
 * Where the words are the address as programs read it, the host is not said twice.
 */
function Address({ node, children }: { readonly node: MarkdownElement; readonly children: ReactNode }) {
  const address = node.address ?? ''
  const host = hostOf(address)
  const [words] = node.children
  const isSaid = node.children.length === 1 && typeof words === 'string' && saysHost(words, host)
  return (
    <span className={styles.address} title={address}>
      {node.tag === 'image' ? 'Picture' : null}
      {node.tag === 'image' && node.children.length > 0 ? ': ' : null}
      {children}
      {isSaid || host === '' ? null : <span className={styles.host}> ({host})</span>}
    </span>
  )
}

function renderNode(node: MarkdownNode, key: number, headingLevel: number): ReactNode {
  if (typeof node === 'string') return node
  const children = renderNodes(node.children, headingLevel)
  const heading = /^h([1-6])$/.exec(node.tag)
  if (heading) {
    const level = Math.min(6, Number(heading[1]) + headingLevel - 1)
    return createElement(`h${level}`, { key, className: styles.heading }, children)
  }
  switch (node.tag) {
    case 'link':
    case 'image':
      return (
        <Address key={key} node={node}>
          {children}
        </Address>
      )
    case 'br':
    case 'hr':
      return createElement(node.tag, { key })
    case 'ol':
      return (
        <ol key={key} start={node.start ?? 1}>
          {children}
        </ol>
      )
    case 'pre':
      return (
        // What does not fit is scrolled to, by keyboard as well.
        <pre key={key} tabIndex={0} role="group" aria-label="Preformatted text">
          {children}
        </pre>
      )
    default:
      return createElement(node.tag, { key }, children)
  }
}

function renderNodes(nodes: readonly MarkdownNode[], headingLevel: number): ReactNode {
  if (nodes.length === 0) return null
  return nodes.map((node, index) => <Fragment key={index}>{renderNode(node, index, headingLevel)}</Fragment>)
}

/** Markdown, shown safely: React elements only, no HTML of the text's own, nothing fetched, nothing to follow. */
export const Markdown = memo(function Markdown({ text, headingLevel = 3 }: MarkdownProps) {
  const content = useMemo(() => renderNodes(markdownTree(text), headingLevel), [text, headingLevel])
  return <div className={styles.markdown}>{content}</div>
})
