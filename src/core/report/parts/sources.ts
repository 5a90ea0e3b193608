import type { Contact, Source } from '../../model/desk'
import { groupOf } from '../../session/independence'
import { faint, foreign, heading, joined, paragraph, plain, present } from '../block-builders'
import type { Block, Cell, Runs } from '../report-document'
import type { ToldClaim } from '../report-claims'
import type { ReportContext } from '../report-context'
import { dateWords, SOURCE_WORDS, TIER_WORDS } from '../report-words'
import { claimLink } from './summary'

/** Every source that the evidence names, with what it was used for. */
export function sourceBlocks(context: ReportContext): readonly Block[] {
  const used = new Map<Source, ToldClaim[]>()
  for (const told of context.claims) {
    for (const id of new Set(told.evidence.map(({ source }) => source))) {
      const source = context.sourceOf(id)
      if (source) used.set(source, [...(used.get(source) ?? []), told])
    }
  }
  const sources = [...used].sort(([a], [b]) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1))
  return present<Block>(
    heading(2, 'sources', 'Sources'),
    sources.length === 0
      ? paragraph('No entry of the source log is used.')
      : {
          kind: 'table',
          caption: 'Sources used, by title. Sources of one group count as one.',
          columns: [
            { title: 'Source', share: 34 },
            { title: 'Kind', share: 14 },
            { title: 'Group', share: 14 },
            { title: 'Interests and reliability', share: 20 },
            { title: 'Claims', share: 18 }
          ],
          rows: sources.map(([source, claims]) => sourceRow(source, claims, context))
        }
  )
}

function sourceRow(source: Source, claims: readonly ToldClaim[], context: ReportContext): readonly Cell[] {
  const { title, author, publisher, url, kind, tier, anonymous, independenceGroup, interests, reliability } = source
  const about = [author, publisher].filter((part) => part !== '').join(', ')
  const isShared = [...context.input.desk.source.values()].some(
    (other) => other.id !== source.id && groupOf(other) === groupOf(source)
  )
  return [
    present<Runs>(
      [[{ text: title || 'untitled', look: 'strong', foreign: true }]],
      about === '' ? null : [[foreign(about)]],
      url === null ? null : [[foreign(url)]],
      context.input.options.includePrivate && source.contact !== ''
        ? [[faint('Contact: '), foreign(source.contact)]]
        : null
    ),
    [
      plain(
        [
          SOURCE_WORDS[kind],
          tier === null ? 'not said whether primary' : TIER_WORDS[tier],
          anonymous ? 'anonymous' : ''
        ]
          .filter(Boolean)
          .join(', ')
      )
    ],
    [[foreign(independenceGroup === '' ? 'its own' : independenceGroup), faint(isShared ? ' (shared)' : '')]],
    present<Runs>([[foreign(interests || 'nothing noted')]], reliability === '' ? null : [[foreign(reliability)]]),
    [
      joined(
        claims.map((told) => claimLink(told, context)),
        ', '
      )
    ]
  ]
}

/** Contacts about claims of the report: those that are public, or all where that was asked for (X8). */
export function contactBlocks(context: ReportContext): readonly Block[] {
  const { includePrivate } = context.input.options
  const rows = [...context.input.desk.contact.values()]
    .flatMap((contact) => {
      const about = context.claims.filter(({ claim, article }) =>
        contact.claims.some((ref) => ref.claim === claim.id && ref.article === article.article.id)
      )
      const mayShow = includePrivate || (contact.isPublic && !contact.offRecord)
      return mayShow && about.length > 0 ? [{ contact, about }] : []
    })
    .sort((a, b) =>
      a.contact.on < b.contact.on ? -1 : a.contact.on > b.contact.on ? 1 : a.contact.id < b.contact.id ? -1 : 1
    )
  return present<Block>(
    heading(2, 'contacts', 'Contacts'),
    rows.length === 0
      ? paragraph('No contact is public.')
      : {
          kind: 'table',
          caption: 'Whom the checker asked, and what they answered',
          columns: [
            { title: 'When', share: 13 },
            { title: 'Who and how', share: 22 },
            { title: 'Asked', share: 24 },
            { title: 'Answered', share: 27 },
            { title: 'Claims', share: 14 }
          ],
          rows: rows.map(({ contact, about }) => contactRow(contact, about, context))
        }
  )
}

function contactRow(contact: Contact, about: readonly ToldClaim[], context: ReportContext): readonly Cell[] {
  const source = context.sourceOf(contact.source)
  const remarks = [contact.isPublic ? '' : 'private', contact.offRecord ? 'off the record' : ''].filter(Boolean)
  return [
    [plain(dateWords(contact.on))],
    present<Runs>(
      [[{ text: contact.who, look: 'strong', foreign: true }]],
      contact.how === '' ? null : [[foreign(contact.how)]],
      source ? [[faint('of '), foreign(source.title)]] : null,
      remarks.length === 0 ? null : [[faint(remarks.join(', '))]]
    ),
    [[foreign(contact.asked)]],
    [[foreign(contact.answered)]],
    [
      joined(
        about.map((told) => claimLink(told, context)),
        ', '
      )
    ]
  ]
}
