import { SESSION_PRESETS } from '../../../core/model/desk'
import type { SessionPreset } from '../../../core/model/desk'
import { PRESETS } from '../../../core/session/presets'
import { readSetting, writeSetting } from '../../state/local-settings'
import type { NewSession } from '../../state/session-actions'

/** A session that is being made. */
export interface SessionDraft extends NewSession {
  /** Whether the name was written by hand; else it follows what is chosen. */
  readonly isNamed: boolean
}

const ISO_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/** What a new session begins with. */
export function emptyDraft(preset: SessionPreset, articles: readonly string[], checker: string): SessionDraft {
  const { scale, policy, timed } = PRESETS[preset]
  return { name: '', isNamed: false, preset, articles, scale, policy, asOf: null, checker, timed, method: '' }
}

/** Another preset brings its own scale, rules and clock; what was written or picked by hand stays. */
export function withPreset(draft: SessionDraft, preset: SessionPreset): SessionDraft {
  const { scale, policy, timed } = PRESETS[preset]
  return { ...draft, preset, scale, policy, timed }
}

export const toggled = (list: readonly string[], id: string): readonly string[] =>
  list.includes(id) ? list.filter((other) => other !== id) : [...list, id]

/** What is missing before the session can be made, by field; empty when nothing is. */
export type DraftProblems = Partial<Record<'name' | 'articles' | 'asOf' | 'scale', string>>

export function problemsOf(draft: SessionDraft): DraftProblems {
  const { showsVerdicts } = PRESETS[draft.preset]
  return {
    ...(draft.name.trim() === '' ? { name: 'Give the session a name.' } : {}),
    ...(draft.articles.length === 0 ? { articles: 'Choose at least one article.' } : {}),
    ...(draft.asOf !== null && !ISO_DATE.test(draft.asOf)
      ? { asOf: 'Write the date as 2024-08-22, 2024-08 or 2024, or leave it empty.' }
      : {}),
    ...(showsVerdicts && draft.scale === null
      ? { scale: `A ${PRESETS[draft.preset].name.toLowerCase()} gives verdicts: choose a scale.` }
      : {})
  }
}

/** The name a session gets while nobody writes one. */
export function proposedName(
  draft: Pick<SessionDraft, 'preset' | 'articles'>,
  titleOf: (id: string) => string
): string {
  const [first, ...more] = draft.articles
  if (first === undefined) return ''
  const others = more.length === 0 ? '' : ` and ${more.length} more`
  return `${titleOf(first)}${others}`.slice(0, 200)
}

export const forSession = ({ isNamed: _isNamed, ...session }: SessionDraft): NewSession => ({
  ...session,
  name: session.name.trim(),
  checker: session.checker.trim()
})

const KEY = 'claimdesk.draft.new-session.'

/** D11: what was filled in survives a reload. */
export const keepDraft = (library: string, draft: SessionDraft | null): void =>
  writeSetting(KEY + library, draft === null ? '' : JSON.stringify(draft))

/** The draft that was kept, as far as it still fits the library; null without one. */
export function keptDraft(library: string, knows: (article: string) => boolean): SessionDraft | null {
  const kept = readSetting(KEY + library)
  if (kept === null || kept === '') return null
  let read: unknown
  try {
    read = JSON.parse(kept)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  return isDraft(read) ? { ...read, articles: read.articles.filter(knows) } : null
}

function isDraft(read: unknown): read is SessionDraft {
  if (typeof read !== 'object' || read === null) return false
  const draft = read as Partial<Record<keyof SessionDraft, unknown>>
  const strings = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string')
  return (
    typeof draft.name === 'string' &&
    SESSION_PRESETS.some((preset) => preset === draft.preset) &&
    strings(draft.articles) &&
    strings(draft.policy) &&
    (draft.scale === null || typeof draft.scale === 'string') &&
    (draft.asOf === null || typeof draft.asOf === 'string') &&
    typeof draft.checker === 'string' &&
    typeof draft.method === 'string' &&
    typeof draft.timed === 'boolean' &&
    typeof draft.isNamed === 'boolean'
  )
}
