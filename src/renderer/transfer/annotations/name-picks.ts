import type { Mapping } from '../../../api/export-params'
import type { Scheme } from '../../../core/model/scheme'
import { knownTargets, newNames } from './name-rows'
import type { NameRow } from './name-rows'
import type { PickItem } from './search-pick'

/** Where a name can be sent; null: where it goes by itself. */
export type NamePick = Mapping | null

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** How well a name fits what was typed: 0 the best; null not at all. */
function fit(name: string, typed: string): number | null {
  if (typed === '') return 0
  const own = folded(name)
  if (own === typed) return 0
  if (own.startsWith(typed)) return 1
  return own.includes(typed) ? 2 : null
}

/**
 * What a name can be sent to, for what was typed: labels of the library, a new one, one that another name makes, nothing.
 * Typed words that nothing is called come as the name of a new one.
 */
export function namePicks(row: NameRow, rows: readonly NameRow[], schemes: readonly Scheme[], words: string) {
  const { key, isChosen } = row
  const what = key.target === 'relation' ? 'relation type' : 'label'
  const typed = words.trim()
  const known = knownTargets(schemes, key.target)
    .map((each) => ({ each, order: fit(each.path, folded(typed)) ?? fit(each.name, folded(typed)) }))
    .flatMap(({ each, order }) => (order === null ? [] : [{ each, order }]))
    .sort((a, b) => a.order - b.order)
    .map(({ each: { id, name, hue, about } }): PickItem<NamePick> => {
      return { id: `known ${id}`, name, about, hue, value: { kind: 'existing', id } }
    })
  const isTaken = (name: string) => known.some((item) => folded(item.name) === folded(name))
  const made = newNames(rows, key.target)
  const own = row.to.kind === 'new' ? row.to.name.trim() : key.name.trim()
  const suggested = typed === '' ? [own, ...made] : [typed, ...made]
  const fresh = suggested
    .filter((name, at) => suggested.findIndex((other) => folded(other) === folded(name)) === at)
    .filter((name) => name !== '' && !isTaken(name) && fit(name, folded(typed)) !== null)
    .map((name): PickItem<NamePick> => {
      const isAnothers = rows.some(({ id, to }) => id !== row.id && to.kind === 'new' && to.name.trim() === name)
      const about = isAnothers ? 'with another name' : ''
      return { id: `new ${name}`, name: `New ${what} “${name}”`, about, hue: null, value: { kind: 'new', name } }
    })
  const fixed: readonly PickItem<NamePick>[] = [
    {
      id: 'leave-out',
      name: 'Leave out',
      about: 'what has this name is not imported',
      hue: null,
      value: { kind: 'leave-out' }
    },
    ...(isChosen
      ? [{ id: 'by-itself', name: 'As it goes by itself', about: 'undoes what you chose', hue: null, value: null }]
      : [])
  ]
  const others = fixed.filter(({ name }) => folded(name).startsWith(folded(typed)))
  // What was typed comes first; before that, where it goes now, so that Enter changes nothing.
  if (typed !== '') return [...known, ...others, ...fresh]
  const all = [...fresh.slice(0, 1), ...others, ...known, ...fresh.slice(1)]
  const now = all.find(({ value }) => isNow(row, value))
  return now ? [now, ...all.filter((item) => item !== now)] : all
}

/** Whether a name goes there already. */
export function isNow({ to }: NameRow, value: NamePick): boolean {
  if (value?.kind !== to.kind) return false
  if (value.kind === 'existing') return to.kind === 'existing' && value.id === to.known.id
  return value.kind === 'leave-out' || (to.kind === 'new' && value.name === to.name)
}
