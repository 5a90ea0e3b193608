import { useEffect, useMemo, useState } from 'react'
import type { RelationEnd } from '../../core/model/relation'
import { useClient, useWorkbench } from '../state/workbench'
import type { OpenDocument } from '../state/workbench-state'

/** More other articles than this are not asked: then an end that is gone is found when one goes there. */
const MOST_ARTICLES = 20

const NOTHING: ReadonlyMap<string, ReadonlySet<string>> = new Map()

/** Tells of ends in other articles whether they are still there; those not known yet count as there. */
export function useFarEnds(open: OpenDocument | null): (end: RelationEnd) => boolean {
  const client = useClient()
  const articles = useWorkbench((state) => state.articles)
  const [spans, setSpans] = useState(NOTHING)
  const [layer, incoming, revision] = [open?.layer, open?.incoming, open?.relationRevision]
  const wanted = useMemo(() => {
    const others = new Set<string>()
    for (const { to } of layer?.relations.values() ?? []) if (to.article !== layer?.article) others.add(to.article)
    for (const { from } of incoming?.values() ?? []) others.add(from.article)
    return [...others].slice(0, MOST_ARTICLES).join(' ')
    // The layer's maps change in place; the revision of its relations tells when.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [layer, incoming, revision])
  // Counts change with highlights: what is known of these articles may be old then.
  const counts = wanted
    .split(' ')
    .map((id) => articles.get(id)?.counts.spans ?? 0)
    .join(' ')

  useEffect(() => {
    if (wanted === '') return
    let isCurrent = true
    const ask = async (article: string): Promise<[string, ReadonlySet<string>]> => {
      const opened = await client.call('article.open', { article })
      return [article, new Set(opened.spans.map(({ id }) => id))]
    }
    // Of an article in the bin, or while there is no connection, nothing is known: the list then says where it lies.
    void Promise.allSettled(wanted.split(' ').map(ask)).then((answers) => {
      const known = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
      if (isCurrent) setSpans(new Map(known))
    })
    return () => {
      isCurrent = false
    }
  }, [client, wanted, counts])

  return useMemo(
    () =>
      ({ article, span }: RelationEnd) =>
        spans.get(article)?.has(span) ?? true,
    [spans]
  )
}
