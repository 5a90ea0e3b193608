import type { Block } from '../document-builder'
import { isBylineLine, isDateLine } from '../head-lines'
import { lettersOf } from './clean-values'
import type { PageBlock } from './read-blocks'

/** Paragraphs at the beginning that are looked at for headline, byline and date. */
const HEAD_BLOCKS = 8
const LONGEST_BYLINE = 120
/** From this share of linked words on a paragraph is a link to something else. */
const MOSTLY_LINKS = 0.6

/** Whole paragraphs that every page has, and no article. */
const LABELS = new Set(
  (
    'advertisement|advertisements|ad|sponsored|sponsored content|story continues below advertisement|' +
    'continue reading the main story|continue reading|article continues below|scroll down to continue|' +
    'share|share this|share this article|share this story|share on facebook|share on twitter|share on linkedin|' +
    'tweet|tweet this|pin it|print|print this page|email this|email this article|loading|' +
    'skip to main content|skip advertisement|back to top|read more|read more below|' +
    'anzeige|werbung|teilen|publicité|partager|publicidad|compartir|publicidade|compartilhar|pubblicità|condividi|реклама'
  ).split('|')
)
const LEADS_ELSEWHERE =
  /^(read( more| also| next| this)?|also read|see also|more( on this| from [^:]{1,40})?|related( articles?| stories| content)?|recommended|don['’]t miss|watch|mehr zum thema|lesen sie auch|à lire aussi|lire aussi|lea también|leia (também|mais)|leggi anche|читайте также)\s*[:：|–—-]/iu
const ELSEWHERE_HEADING =
  /^(related (articles|stories|content|posts|news|coverage)|more (stories|from .{1,40}|on this (story|topic))|recommended( for you| reading| stories)?|you (may|might) (also )?like|read (more|next)|most (popular|read)|trending( now)?|mehr zum thema|à lire aussi|artículos relacionados|notícias relacionadas)\s*:?$/iu
const INVITES =
  /\b(sign up|subscribe|signup|get)\b.{0,80}\b(newsletters?|your inbox|email (alerts|updates)|daily (briefing|digest))\b|\bnewsletter\b.{0,60}\b(abonnieren|anmelden|s['’]inscrire|suscr[ií]b)/iu
const LONGEST_INVITATION = 260

const plain = (text: string): string => text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

type Mask = 'ad' | 'teaser'

function maskByWords({ text, linkShare, role }: PageBlock): Mask | null {
  if (role === 'ad' || role === 'teaser') return role
  if (LABELS.has(plain(text))) return 'ad'
  if (linkShare >= MOSTLY_LINKS / 2 && text.length <= 300 && LEADS_ELSEWHERE.test(text)) return 'teaser'
  const invites = text.length <= LONGEST_INVITATION && INVITES.test(text)
  return invites && (linkShare > 0 || /[!:]|^(sign up|subscribe)/i.test(text)) ? 'ad' : null
}

/**
 * What each paragraph is when it is no part of the article: links to other articles with the headings over them, labels
 * of advertisements, invitations to subscribe. They are masked, not left out, for each may be the exception.
 */
export function masksOf(blocks: readonly PageBlock[]): readonly (Mask | null)[] {
  const masks = blocks.map(maskByWords)
  for (const [index, { text }] of blocks.entries()) {
    if (text.length > 80 || !ELSEWHERE_HEADING.test(text)) continue
    let end = index + 1
    while ((blocks[end]?.linkShare ?? 0) >= MOSTLY_LINKS) end += 1
    if (end > index + 1) masks.fill('teaser', index, end)
  }
  return masks
}

function isByline(text: string, byline: string | null, isNamed: boolean): boolean {
  if (text.length > LONGEST_BYLINE) return false
  const letters = lettersOf(text)
  const name = lettersOf(byline ?? '')
  if (name !== '' && (letters === name || letters === `by${name}`)) return true
  if (/[.!?…]["”’]?$/u.test(text) && !/\b\p{Lu}\.$/u.test(text)) return false
  return (isNamed && !/\d/.test(text)) || isBylineLine(text)
}

/** What the paragraphs at the beginning are: the names of elements and the words themselves have to agree. */
function withRole(block: PageBlock, index: number, title: string, byline: string | null): Block {
  const { linkShare: _linkShare, role, ...rest } = block
  const { text, kind } = rest
  if (role === 'caption' || kind === 'caption') return { ...rest, role: 'caption' }
  if (index >= HEAD_BLOCKS) return rest
  // A word of a table or of code can be the same as the headline.
  const isHeadline = title !== '' && (kind === 'heading' || index === 0) && lettersOf(text) === title
  if (isHeadline) return { ...rest, kind: 'heading', level: rest.level ?? 1, role: 'title' }
  if (kind === 'heading') return rest
  if (isDateLine(text)) return { ...rest, role: 'dateline' }
  return isByline(text, byline, role === 'byline') ? { ...rest, role: 'byline' } : rest
}

/**
 * The blocks of an article: its headline first, where the page has it elsewhere, then its paragraphs, and for the first
 * of them what they are.
 */
export function articleBlocks(
  page: readonly PageBlock[],
  title: string | null,
  byline: string | null
): readonly Block[] {
  const letters = lettersOf(title ?? '')
  const masks = masksOf(page)
  const blocks = page.map((block, index): Block => {
    const { linkShare: _linkShare, ...rest } = block
    const mask = masks[index]
    return mask ? { ...rest, role: mask } : withRole(block, index, letters, byline)
  })
  let hasTitle = false
  const once = blocks.map((block) => {
    if (block.role !== 'title') return block
    const { role: _role, ...rest } = block
    const isFirst = !hasTitle
    hasTitle = true
    return isFirst ? block : rest
  })
  if (hasTitle || title === null || title.trim() === '' || once.length === 0) return once
  return [{ text: title, kind: 'heading', level: 1, role: 'title' }, ...once]
}
