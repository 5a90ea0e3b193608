import { useRef } from 'react'
import type { Span } from '../../core/model/annotation'
import { useActions, useWorkbenchStore } from '../state/workbench'
import type { OpenDocument, WorkbenchState } from '../state/workbench-state'
import { countTags } from './tag-words'
import { TokenField } from './token-field'
import { useInspectorFocus } from './use-inspector-focus'

const inUseOf = new WeakMap<OpenDocument, { readonly articles: unknown; readonly tags: ReadonlyMap<string, number> }>()

/** How often tags are used: on the highlights of the open article, and on the articles of the library. */
function tagsInUse({ open, articles }: WorkbenchState): ReadonlyMap<string, number> {
  const known = open ? inUseOf.get(open) : undefined
  if (known?.articles === articles) return known.tags
  const tags = countTags([
    ...(open?.layer.spans.values() ?? []),
    ...[...articles.values()].map(({ article }) => article)
  ])
  if (open) inUseOf.set(open, { articles, tags })
  return tags
}

/** Counts when it is asked, for it looks at every highlight: most are made and looked at without a tag being typed. */
function useTagsInUse(): () => ReadonlyMap<string, number> {
  const { getState } = useWorkbenchStore()
  return () => tagsInUse(getState())
}

interface TagsProps {
  readonly open: OpenDocument
  readonly readOnly: boolean
}

/** The tags of a highlight. */
export function SpanTags({ open, span, readOnly }: TagsProps & { readonly span: Span }) {
  const actions = useActions()
  const input = useRef<HTMLInputElement>(null)
  const inUse = useTagsInUse()
  useInspectorFocus((target) => {
    if (target.kind !== 'tags' || target.record !== span.id) return false
    input.current?.focus()
    return true
  })
  return (
    <TokenField
      label="Tags"
      tags={span.tags}
      inUse={inUse}
      readOnly={readOnly}
      input={input}
      announce={actions.announce}
      onLeave={actions.returnToText}
      onChange={(tags) =>
        void actions.run({
          type: 'span.update',
          article: open.article.id,
          spans: [span.id],
          patch: { tags: [...tags] },
          claims: []
        })
      }
    />
  )
}

/** The tags of the open article. */
export function ArticleTags({ open, readOnly }: TagsProps) {
  const actions = useActions()
  const input = useRef<HTMLInputElement>(null)
  const inUse = useTagsInUse()
  const { id, tags } = open.article
  return (
    <TokenField
      label="Tags of the article"
      tags={tags}
      inUse={inUse}
      readOnly={readOnly}
      input={input}
      announce={actions.announce}
      onLeave={actions.returnToText}
      onChange={(next) => void actions.run({ type: 'article.update', article: id, patch: { tags: [...next] } })}
    />
  )
}
