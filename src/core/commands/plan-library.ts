import type { Article } from '../model/article'
import type { Change } from './change'
import type { CommandOf } from './command'
import { CommandError } from './command-error'
import { sameValue } from './same-value'
import type { PlanContext, PlanView } from './view'

function requireArticle(view: PlanView, id: string): Article {
  const article = view.article(id)
  if (!article) throw new CommandError('not-found', `The library has no article ${id}.`, { id })
  return article
}

/** D12: an article that is there already changes nothing, but comes back if it lay in the bin. */
export function planArticleAdd(view: PlanView, command: CommandOf<'article.add'>): Change[] {
  const changes: Change[] = []
  const seen = new Set<string>()
  for (const after of command.articles) {
    if (seen.has(after.id)) continue
    seen.add(after.id)
    const before = view.article(after.id)
    if (!before) changes.push({ table: 'article', id: after.id, before: null, after })
    else if (before.binnedAt !== null) {
      changes.push({ table: 'article', id: after.id, before, after: { ...before, binnedAt: null } })
    }
  }
  return changes
}

export function planArticleUpdate(view: PlanView, command: CommandOf<'article.update'>): Change[] {
  const before = requireArticle(view, command.article)
  const { patch } = command
  const pick = <Value>(value: Value | undefined, old: Value): Value => (value === undefined ? old : value)
  const after: Article = {
    ...before,
    title: pick(patch.title, before.title),
    byline: pick(patch.byline, before.byline),
    publisher: pick(patch.publisher, before.publisher),
    url: pick(patch.url, before.url),
    publishedAt: pick(patch.publishedAt, before.publishedAt),
    language: pick(patch.language, before.language),
    tags: patch.tags ? [...new Set(patch.tags)] : before.tags
  }
  return sameValue(before, after) ? [] : [{ table: 'article', id: before.id, before, after }]
}

export function planArticleStatus(view: PlanView, command: CommandOf<'article.status'>): Change[] {
  const changes: Change[] = []
  for (const article of new Set(command.articles)) {
    const before = view.layer(article).status
    if (before !== command.status) changes.push({ table: 'status', article, before, after: command.status })
  }
  return changes
}

export function planArticleBin(view: PlanView, command: CommandOf<'article.bin'>, context: PlanContext): Change[] {
  const changes: Change[] = []
  for (const id of new Set(command.articles)) {
    const before = requireArticle(view, id)
    if ((before.binnedAt !== null) === command.binned) continue
    changes.push({
      table: 'article',
      id,
      before,
      after: { ...before, binnedAt: command.binned ? context.now : null }
    })
  }
  return changes
}

export function planArticleSegments(view: PlanView, command: CommandOf<'article.segments'>): Change[] {
  const before = requireArticle(view, command.article)
  const segments = [...command.segments].sort((a, b) => a.start - b.start || a.end - b.end)
  const outside = segments.find(({ start, end }) => start >= end || end > before.text.length)
  if (outside) {
    throw new CommandError('invalid-range', `The part ${outside.start}–${outside.end} does not lie in the text.`, {
      start: outside.start,
      end: outside.end
    })
  }
  const after: Article = { ...before, segments }
  return sameValue(before, after) ? [] : [{ table: 'article', id: before.id, before, after }]
}

export function planArticleNote(view: PlanView, { article, note }: CommandOf<'article.note'>): Change[] {
  const before = view.layer(article).note
  return before === note ? [] : [{ table: 'note', article, before, after: note }]
}
