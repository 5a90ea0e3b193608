import type { Mapping } from '../../../api/export-params'
import type { NamePreview } from '../../../api/transfer-views'
import type { Scheme } from '../../../core/model/scheme'
import { labelsFor } from '../../state/scheme-selectors'
import { chosenFor, withMappings } from './reading-choice'
import type { NameKey, ReadingChoice } from './reading-choice'

/** A label or relation type of the library, to send names to. */
export interface KnownTarget {
  readonly id: string
  readonly name: string
  /** With the groups it is in; of a relation type its name. */
  readonly path: string
  readonly hue: number
  /** What else there is to say of it: its group, its scheme. */
  readonly about: string
}

/** A label or relation type that the files use, and where it goes. */
export interface NameRow {
  readonly key: NameKey
  /** The same for the same name at every preview. */
  readonly id: string
  readonly count: number
  readonly isChosen: boolean
  readonly to:
    | { readonly kind: 'existing'; readonly known: KnownTarget }
    /** `name` is the one that was given to it last, which may be another while it is being typed. */
    | { readonly kind: 'new'; readonly name: string }
    | { readonly kind: 'leave-out' }
  /** A new name that the library has already: it goes there. */
  readonly becomes: string | null
  readonly because: NamePreview['because']
  /** Other names that go to the same. */
  readonly mergedWith: readonly string[]
}

/** What names of a kind can be sent to, those of the default scheme first. */
export function knownTargets(schemes: readonly Scheme[], target: NamePreview['target']): readonly KnownTarget[] {
  return schemes.flatMap((scheme) => {
    const where = schemes.length > 1 ? scheme.name : ''
    if (target === 'relation') {
      return scheme.relationTypes.map(({ id, name, hue }) => ({ id, name, path: name, hue, about: where }))
    }
    return labelsFor(scheme, target).map(({ id, name, path, hue }) => ({
      id,
      name,
      path,
      hue,
      about: [path === name ? '' : path, where].filter((part) => part !== '').join(', ')
    }))
  })
}

/** What annotations get that have no label, where the scheme has none either. */
const UNLABELLED = 'Unlabelled'

const isLabel = ({ target }: Pick<NamePreview, 'target'>): boolean => target !== 'relation'
const lower = (name: string): string => name.trim().toLowerCase()

/** Where one name goes, by what the preview says and what was chosen since. */
function targetOf(
  preview: NamePreview,
  chosen: Mapping | null,
  known: ReadonlyMap<string, KnownTarget>
): NameRow['to'] {
  const to = chosen ?? preview.to
  if (to.kind !== 'existing') return to
  const found = known.get(to.id)
  // One that is not in the library is made by this import, of the same name.
  return found ? { kind: 'existing', known: found } : { kind: 'new', name: preview.name.trim() || UNLABELLED }
}

/** The names of a preview as they are shown, with the choice that may be newer. */
export function nameRows(
  names: readonly NamePreview[],
  choice: ReadingChoice,
  schemes: readonly Scheme[]
): readonly NameRow[] {
  const targets = {
    span: byId(schemes, 'span'),
    document: byId(schemes, 'document'),
    relation: byId(schemes, 'relation')
  }
  const rows = names.map((preview) => {
    const { name, target, count, because } = preview
    const chosen = chosenFor(choice, preview)
    const to = targetOf(preview, chosen, targets[target])
    const there = preview.to.kind === 'existing' ? targets[target].get(preview.to.id) : undefined
    const isCalled = (wanted: string) => [there?.name, there?.path].some((own) => own && lower(own) === lower(wanted))
    const becomes = chosen?.kind === 'new' && there && isCalled(chosen.name) ? there : null
    const goal =
      to.kind === 'leave-out' ? null : to.kind === 'existing' ? to.known.id : (becomes?.id ?? `new ${lower(to.name)}`)
    const key = { name, target }
    const id = `${target} ${name}`
    return { key, id, count, because, isChosen: chosen !== null, to, becomes: becomes?.name ?? null, goal }
  })
  const together = new Map<string, Set<string>>()
  for (const { key, goal } of rows) {
    if (goal === null) continue
    const goalKey = `${isLabel(key)} ${goal}`
    together.set(goalKey, (together.get(goalKey) ?? new Set()).add(key.name))
  }
  return rows.map(({ goal, ...row }) => {
    const all = goal === null ? undefined : together.get(`${isLabel(row.key)} ${goal}`)
    return { ...row, mergedWith: [...(all ?? [])].filter((name) => name !== row.key.name) }
  })
}

function byId(schemes: readonly Scheme[], target: NamePreview['target']): ReadonlyMap<string, KnownTarget> {
  return new Map(knownTargets(schemes, target).map((known) => [known.id, known]))
}

/** Names that are sent to new labels and types, in the rows; those that another row has as well come once. */
export function newNames(rows: readonly NameRow[], target: NamePreview['target']): readonly string[] {
  const found = rows.flatMap(({ key, to }) =>
    to.kind === 'new' && isLabel(key) === isLabel({ target }) && to.name.trim() !== '' ? [to.name.trim()] : []
  )
  return [...new Set(found)]
}

/** Leaves out every name that the library does not have. */
export function leaveOutNew(choice: ReadingChoice, rows: readonly NameRow[]): ReadingChoice {
  const changes = rows
    .filter(({ to, becomes }) => to.kind === 'new' && becomes === null)
    .map(({ key }) => ({ key, to: { kind: 'leave-out' as const } }))
  return withMappings(choice, changes)
}

/** Takes every name in again that is left out: it goes where it would by itself. */
export function takeAllIn(choice: ReadingChoice, rows: readonly NameRow[]): ReadingChoice {
  return withMappings(
    choice,
    rows.filter(({ to }) => to.kind === 'leave-out').map(({ key }) => ({ key, to: null }))
  )
}
