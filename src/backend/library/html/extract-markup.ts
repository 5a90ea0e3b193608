import { DocumentBuilder } from '../document-builder'
import type { TextSource } from '../document-builder'
import { withinStack } from '../extract-guard'
import { ExtractError } from '../extracted-document'
import type { ExtractedDocument, FoundMetadata, FoundValue } from '../extracted-document'
import { articleBlocks } from './article-blocks'
import { cleanByline } from './clean-values'
import { findArticle } from './find-article'
import { findMetadata } from './find-metadata'
import { parseHtml } from './parse-html'
import { readBlocks } from './read-blocks'
import type { PageBlock } from './read-blocks'

const FINDER = 'guessed from the page'
/** A line that says itself that it is a byline says more than a link to an author's page. */
const SIGNED = /^\s*(by|von|par|por|di)\s/i

/**
 * Makes an article's text of a page's markup: its article if one can be found, else all of its body.
 *
 * @param source how it was decoded
 * @param known what is known of the page from outside it, where the page itself says nothing
 * @throws ExtractError `too-deep`, `too-large`, `empty`
 */
export function extractMarkup(html: string, source: TextSource, known: FoundMetadata = {}): ExtractedDocument {
  const document = parseHtml(html)
  const stated = findMetadata(document)
  const article = findArticle(document)
  const signed = guessed('byline', cleanByline(article?.byline ?? ''))
  const metadata: FoundMetadata = {
    ...known,
    ...guessed('title', article?.title ?? null),
    ...signed,
    ...stated,
    ...(stated.byline?.where === 'rel=author' && SIGNED.test(article?.byline ?? '') ? signed : {})
  }
  const [title, byline] = [metadata.title?.value ?? null, metadata.byline?.value ?? null]
  const found = article
    ? articleBlocks(
        withinStack(() => readBlocks(article.root)),
        title,
        byline
      )
    : []
  const all = found.length > 0 ? found : articleBlocks(wholePage(html), title, byline)
  if (all.length === 0) {
    throw new ExtractError(
      'empty',
      'The page has no text in it. If a browser shows some, a script puts it there: select it and paste it instead.'
    )
  }
  const builder = new DocumentBuilder()
  for (const block of all) builder.add(block)
  const extracted = builder.finish(metadata, source)
  const segments = extracted.segments.map((segment) =>
    segment.role === 'ad' || segment.role === 'teaser'
      ? { ...segment, excluded: true, reason: MASK_REASONS[segment.role] }
      : segment
  )
  return { ...extracted, segments }
}

/** All that a page shows. Its document is built again, for looking for an article took the first one apart. */
function wholePage(html: string): readonly PageBlock[] {
  const { body } = parseHtml(html)
  return body ? withinStack(() => readBlocks(body)) : []
}

const MASK_REASONS = {
  ad: 'reads like an advertisement or an invitation',
  teaser: 'links to other articles'
}

function guessed(field: 'title' | 'byline', value: string | null): Partial<Record<'title' | 'byline', FoundValue>> {
  return value === null ? {} : { [field]: { value, where: FINDER } }
}
