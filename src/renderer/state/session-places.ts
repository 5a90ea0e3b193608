import * as z from 'zod'
import type { AppState } from '../../api/views'
import { articleIdSchema, idSchema, SHORT_TEXT } from '../../core/schema/records'
import { QUEUE_ORDERS } from '../../core/session/queue'
import { readSetting, writeSetting } from './local-settings'
import { SESSION_PANES } from './session-state'
import type { SessionPlace } from './session-state'
import type { WorkbenchState } from './workbench-state'

const placeSchema: z.ZodType<SessionPlace> = z.object({
  claim: z.object({ article: articleIdSchema, claim: idSchema }).nullable(),
  view: z.enum(['mark', 'check']),
  pane: z.enum(SESSION_PANES),
  query: z.string().max(SHORT_TEXT),
  sort: z.enum(QUEUE_ORDERS),
  article: articleIdSchema.nullable(),
  offset: z.int().nonnegative()
})

const keyOf = (library: string, session: string): string => `claimdesk.session.${library}.${session}`

/** Remembers where one is in the running session: it survives a reload, a crash, another address (D11). */
export function keepPlace({ app, session, open }: WorkbenchState, offset: number): void {
  if (app?.phase !== 'ready' || session.id === null) return
  const { claim, view, pane, query, sort } = session
  const place: SessionPlace = { claim, view, pane, query, sort, article: open?.article.id ?? null, offset }
  writeSetting(keyOf(app.library.id, session.id), JSON.stringify(place))
}

const runningKey = (library: string): string => `claimdesk.running-session.${library}`

/** Remembers which session one is in, or that one left it. */
export function keepSession(app: AppState | null, session: string | null): void {
  if (app?.phase === 'ready') writeSetting(runningKey(app.library.id), session ?? '')
}

/** Id of the session one was in when the window closed; null when one was in none. */
export function keptSession(app: AppState | null): string | null {
  return (app?.phase === 'ready' ? readSetting(runningKey(app.library.id)) : null) || null
}

/** Where one was in a session; null when one was never in it here, or what was kept cannot be read. */
export function keptPlace(app: AppState | null, session: string): SessionPlace | null {
  const kept = app?.phase === 'ready' ? readSetting(keyOf(app.library.id, session)) : null
  if (kept === null) return null
  try {
    const parsed = placeSchema.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
