import type { MatchRow } from '../../api/views'
import { labelsByPlace, placeKey } from '../../core/query/match-places'
import { excerptOf } from './match-excerpt'
import type { ArticleMatches, MatchJob } from './match-job'

/** The labels of the highlights of an article, by place. An article that is gone has none. */
async function labelsIn({ library }: MatchJob, article: string) {
  if (!library.store.state.articles.has(article)) return labelsByPlace([])
  return labelsByPlace((await library.store.loadLayer(article)).spans.values())
}

async function rowsOf(job: MatchJob, matches: ArticleMatches, from: number, to: number): Promise<MatchRow[]> {
  const text = await job.library.engine.readText(matches.article)
  const labels = await labelsIn(job, matches.article)
  return matches.places.slice(from - matches.from, to - matches.from).map((place, index) => ({
    match: from + index,
    article: matches.article,
    start: place.start,
    end: place.end,
    ...excerptOf(text, place),
    labels: [...(labels.get(placeKey(place)) ?? [])]
  }))
}

/** Up to `limit` matches in their context, from the number `from` on. */
export async function matchRows(job: MatchJob, from: number, limit: number): Promise<MatchRow[]> {
  const rows: MatchRow[] = []
  for (let next = from; next < from + limit;) {
    const matches = job.articleOf(next)
    if (!matches) break
    const to = Math.min(from + limit, matches.from + matches.places.length)
    rows.push(...(await rowsOf(job, matches, next, to)))
    next = to
  }
  return rows
}

/** Numbers of the matches where a highlight with that label lies already, in order. */
export async function labelledMatches(job: MatchJob, label: string): Promise<number[]> {
  const numbers: number[] = []
  for (const matches of job.found) {
    if (job.library.store.summary(matches.article).counts.spans === 0) continue
    const labels = await labelsIn(job, matches.article)
    matches.places.forEach((place, index) => {
      if (labels.get(placeKey(place))?.has(label)) numbers.push(matches.from + index)
    })
  }
  return numbers
}
