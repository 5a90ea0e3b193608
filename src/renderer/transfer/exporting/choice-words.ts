import type { ExportLayers } from '../../../api/export-params'
import type { ArticleStatus } from '../../../core/model/article'
import { counted } from '../../ui/format-bytes'
import type { ExportChoice } from './export-choice'

export const LAYER_NAMES: Readonly<Record<ExportLayers, string>> = {
  mine: 'Mine',
  all: 'Everybody’s',
  final: 'Final'
}

export const STATUS_NAMES: Readonly<Record<ArticleStatus, string>> = {
  todo: 'To do',
  'in-progress': 'In progress',
  done: 'Done'
}

const OWNERS: Readonly<Record<ExportLayers, string>> = {
  mine: 'My annotations',
  all: 'Everybody’s annotations',
  final: 'Final annotations'
}

const oneDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A day (`2026-11-22`) for reading. */
function dayWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? day : oneDay.format(date)
}

function dateWords({ from, to }: ExportChoice): string | null {
  if (from === '' && to === '') return null
  if (from === to) return `changed on ${dayWords(from)}`
  if (to === '') return `changed since ${dayWords(from)}`
  return from === '' ? `changed until ${dayWords(to)}` : `changed from ${dayWords(from)} to ${dayWords(to)}`
}

export interface KnownNames {
  readonly labels: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
}

/** Up to so many are named one by one. */
const NAMED = 2

function someOf(ids: readonly string[], names: ReadonlyMap<string, string>, one: string, many: string): string {
  if (ids.length === 0) return `no ${one}`
  if (ids.length <= NAMED) return ids.map((id) => names.get(id) ?? id).join(' and ')
  return `${ids.length} of ${counted(names.size, one, many)}`
}

/** What leaves, in one line: "My annotations, 3 of 8 labels, changed since 1 Nov 2026". */
export function summaryLine(choice: ExportChoice, names: KnownNames): string {
  const { layers, labels, people, status } = choice
  const parts = [OWNERS[layers]]
  if (layers === 'all' && people) parts[0] = `Annotations of ${someOf(people, names.people, 'person', 'people')}`
  parts.push(labels === null ? 'all labels' : someOf(labels, names.labels, 'label', 'labels'))
  if (status) {
    const words = status.map((each) => STATUS_NAMES[each].toLowerCase()).join(' or ')
    parts.push(status.length === 0 ? 'no article' : `articles ${words}`)
  }
  const dates = dateWords(choice)
  if (dates !== null) parts.push(dates)
  return parts.join(', ')
}
