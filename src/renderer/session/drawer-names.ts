import type { SessionDrawer } from '../state/session-state'

/** What lies beside the text of a session, by its name. */
export const DRAWER_NAMES: Readonly<Record<SessionDrawer, string>> = {
  evidence: 'Evidence',
  sources: 'Sources',
  people: 'People',
  contacts: 'Contacts',
  warnings: 'Warnings',
  log: 'Log',
  report: 'Report',
  sentences: 'Sentences'
}
