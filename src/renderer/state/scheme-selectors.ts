import type { Label, Scheme } from '../../core/model/scheme'
import { schemesOf } from './plan-view'
import { selectScheme } from './selectors'
import type { WorkbenchState } from './workbench-state'

const NO_SCHEMES: readonly Scheme[] = []
/** The list is the same object for as long as the library's own list is. */
const listed = new WeakMap<object, readonly Scheme[]>()

/** All schemes of the library, its default one first. */
export function selectSchemes(state: Pick<WorkbenchState, 'app'>): readonly Scheme[] {
  if (state.app?.phase !== 'ready') return NO_SCHEMES
  const known = listed.get(state.app.library.schemes)
  if (known) return known
  const schemes = schemesOf(state.app)
  listed.set(state.app.library.schemes, schemes)
  return schemes
}

const united = new WeakMap<Scheme, { readonly schemes: readonly Scheme[]; readonly scheme: Scheme }>()

/**
 * The scheme in use with the labels and relation types of all others behind its own: highlights keep their label
 * whichever scheme is worked with.
 */
export function unitedScheme(active: Scheme, schemes: readonly Scheme[]): Scheme {
  const known = united.get(active)
  if (known?.schemes === schemes) return known.scheme
  const others = schemes.filter((scheme) => scheme.id !== active.id)
  const scheme: Scheme = {
    ...active,
    labels: [...active.labels, ...others.flatMap((other) => other.labels)],
    relationTypes: [...active.relationTypes, ...others.flatMap((other) => other.relationTypes)]
  }
  united.set(active, { schemes, scheme })
  return scheme
}

/** Labels of a scheme that can be put on passages, or on whole articles. */
export function labelsFor(scheme: Scheme, target: 'span' | 'document'): readonly Label[] {
  return scheme.labels.filter(({ appliesTo }) => appliesTo === target || appliesTo === 'both')
}

/** What every highlight's label is found in: the scheme in use with all others behind it; null before a library is open. */
export function selectUnitedScheme(state: WorkbenchState): Scheme | null {
  const active = selectScheme(state)
  return active ? unitedScheme(active, selectSchemes(state)) : null
}
