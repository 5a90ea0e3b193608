import { cleanup, render, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import type { ClientCommand } from '../../../../core/commands/command'
import { FakeBackend } from '../../../state/testing/fake-backend'
import { WorkbenchContext } from '../../../state/workbench'
import type { Workbench } from '../../../state/workbench'

export const ARTICLE = '0000000000000001'
export const SESSION = 'session-1'
export const TEXT =
  'Harbour master Ada Wolska said 40 ferries left on Monday. Two ships stayed, Brandt said. The quay is old.'

export interface OpenedSession {
  readonly backend: FakeBackend
  readonly workbench: Workbench
  readonly close: () => void
}

/** A session over one short article with three claims, c1 to c3, in a window that shows `panel`. */
export async function openSession(panel: ReactNode, before: readonly ClientCommand[] = []): Promise<OpenedSession> {
  localStorage.clear()
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  const backend = new FakeBackend([{ id: ARTICLE, title: 'Harbour', text: TEXT }])
  const span = (id: string, quote: string) => {
    const start = TEXT.indexOf(quote)
    return { id, ranges: [{ start, end: start + quote.length }], label: 'claim' }
  }
  backend.commit({
    type: 'annotations.add',
    article: ARTICLE,
    spans: [span('s1', '40 ferries left'), span('s2', 'Two ships stayed'), span('s3', 'The quay is old')],
    claims: [
      { id: 'c1', spans: ['s1'], speaker: 'Minister Ada Wolska' },
      { id: 'c2', spans: ['s2'], speaker: 'Brandt' },
      { id: 'c3', spans: ['s3'] }
    ],
    documentLabels: [],
    edges: 'exact',
    origin: 'human'
  })
  const record = {
    id: SESSION,
    name: 'Ferries',
    preset: 'claim-check' as const,
    articles: [ARTICLE],
    scale: null,
    policy: [],
    asOf: null,
    checker: 'Mira',
    state: 'open' as const,
    finishedAt: null,
    timed: false,
    filters: [],
    method: ''
  }
  backend.commit({ type: 'desk.put', records: [{ table: 'session', record }] })
  for (const command of before) backend.commit(command)
  const workbench = backend.connect()
  const end = workbench.actions.start()
  await waitFor(() => {
    if (!workbench.store.getState().listed) throw new Error('The library is not open yet.')
  })
  await workbench.actions.openSession(SESSION)
  render(<WorkbenchContext value={workbench}>{panel}</WorkbenchContext>)
  return {
    backend,
    workbench,
    close() {
      cleanup()
      end()
      vi.restoreAllMocks()
    }
  }
}

/** What axe finds wrong with the page, apart from what needs a layout. */
export async function faultsFor(element: Element): Promise<readonly string[]> {
  const axe = await import('axe-core')
  const { violations } = await axe.default.run(element, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
