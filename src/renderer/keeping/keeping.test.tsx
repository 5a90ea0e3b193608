import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CallError } from '../../api/envelope'
import { FakeBackend } from '../state/testing/fake-backend'
import { WorkbenchContext } from '../state/workbench'
import type { Workbench } from '../state/workbench'
import type { ConflictView } from '../../api/conflict-views'
import type { BackupView, RestorePreview } from '../../api/backup-views'
import { BackupsPanel } from './backups-panel'
import { BinPanel } from './bin-panel'
import { ConflictsPanel } from './conflicts-panel'

const HARBOUR = 'a000000000000001'
const SALT = 'a000000000000002'

let backend: FakeBackend
let desk: Workbench
let end: () => void

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)))
const show = (children: React.ReactNode) => render(<WorkbenchContext value={desk}>{children}</WorkbenchContext>)

beforeEach(async () => {
  backend = new FakeBackend([
    { id: HARBOUR, title: 'Harbour', text: 'The port grew.' },
    { id: SALT, title: 'Salt', text: 'Salt is cheap.' }
  ])
  desk = backend.connect()
  end = desk.actions.start()
  await settle()
})
afterEach(() => {
  cleanup()
  end()
})

const BACKUP: BackupView = {
  id: 'b1',
  at: '2026-11-22T10:00:00.000Z',
  reason: 'while-working',
  isOwn: true,
  articles: 2,
  bytes: 12_345,
  state: 'whole'
}
const NONE = { back: 0, changed: 0, gone: 0 }
const PREVIEW: RestorePreview = {
  backup: BACKUP,
  changes: 4,
  articles: [
    { article: HARBOUR, title: 'Harbour', details: 'same', records: { back: 2, changed: 1, gone: 0 }, hasText: true },
    { article: SALT, title: 'Salt', details: 'back', records: NONE, hasText: false }
  ],
  articlesChanged: 2,
  articlesStaying: 1,
  schemes: NONE,
  desk: { back: 0, changed: 1, gone: 0 },
  unusable: []
}

describe('D7: backups', () => {
  const asked: unknown[] = []
  beforeEach(() => {
    asked.length = 0
    backend.handle('backup.list', () => ({ backups: [BACKUP], damaged: [], trouble: null }))
    backend.handle('backup.preview', () => PREVIEW)
    backend.handle('backup.restore', (params) => {
      asked.push(params)
      return { committed: null, before: null }
    })
  })

  it('shows what a restore would do before it does it, all of it or some articles', async () => {
    show(<BackupsPanel />)
    fireEvent.click(await screen.findByRole('button', { name: /^Look at the backup of/ }))
    expect(await screen.findByText('2 come back, 1 changes back')).toBeTruthy()
    expect(screen.getByText('the article comes back · its text is missing, so it cannot be read')).toBeTruthy()
    expect(screen.getByText('1 article came later and stays.')).toBeTruthy()
    expect(screen.getByText('Sources, people and sessions: 1 changes back.')).toBeTruthy()
    expect(asked).toEqual([])
    fireEvent.click(screen.getByRole('checkbox', { name: /^Salt/ }))
    expect(screen.queryByText('Sources, people and sessions: 1 changes back.')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Restore what is ticked' }))
    expect(await screen.findByRole('list', { name: 'Backups, newest first' })).toBeTruthy()
    expect(asked).toEqual([{ backup: 'b1', articles: [HARBOUR] }])
  })

  it('restores everything when nothing was taken out', async () => {
    show(<BackupsPanel />)
    fireEvent.click(await screen.findByRole('button', { name: /^Look at the backup of/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Restore all of it' }))
    await waitFor(() => expect(asked).toEqual([{ backup: 'b1', articles: null }]))
  })

  it('tells of what fails, and stays where it is', async () => {
    backend.handle('backup.restore', () => {
      throw new CallError('not-saved', 'There is no space left on the disk.')
    })
    backend.handle('backup.list', () => ({
      backups: [BACKUP],
      damaged: ['backups/a/x.json'],
      trouble: 'No backup could be made: it is full.'
    }))
    show(<BackupsPanel />)
    expect(await screen.findByText(/^while you worked · 2 articles · /)).toBeTruthy()
    expect(await screen.findByText('No backup could be made: it is full.')).toBeTruthy()
    expect(screen.getByText('backups/a/x.json is damaged, so it cannot be restored.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /^Look at the backup of/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Restore all of it' }))
    expect((await screen.findByRole('alert')).textContent).toContain('no space left')
    expect(screen.getByRole('button', { name: 'Restore all of it' })).toBeTruthy()
  })
})

describe('D14: copies by other programs', () => {
  const copy: ConflictView = {
    id: 'c1',
    kind: 'annotations',
    file: 'mk.sync-conflict-20261122-101500-ABC1234.json',
    of: 'mk.json',
    maker: 'syncthing',
    at: '2026-11-22T10:15:00.000Z',
    article: HARBOUR,
    title: 'Harbour',
    person: 'Mira Kessler',
    counts: { onlyThere: 2, differing: 1, onlyHere: 0 },
    canTake: true,
    canDismiss: true
  }

  it('are listed with what differs; taking over says what stayed', async () => {
    let copies: ConflictView[] = []
    backend.handle('conflicts.list', () => copies)
    backend.handle('conflicts.take', () => {
      copies = []
      return { seq: null, taken: 2, left: 1 }
    })
    show(<ConflictsPanel />)
    expect(await screen.findByText('No copies')).toBeTruthy()
    copies = [copy]
    act(() => backend.tell({ name: 'library.elsewhere', payload: { articles: [], others: [], conflicts: true } }))
    expect(await screen.findByText('Copy of Mira Kessler’s annotations in “Harbour”')).toBeTruthy()
    expect(screen.getByText('only in the copy: 2 · different: 1 · only here: 0')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /^Take over/ }))
    expect(await screen.findByText('No copies')).toBeTruthy()
    expect(desk.store.getState().toasts.at(-1)?.message).toContain('2 records taken over. 1 record differed')
  })

  it('of other people are theirs to see to', async () => {
    backend.handle('conflicts.list', () => [{ ...copy, canTake: false, canDismiss: false, counts: null }])
    show(<ConflictsPanel />)
    expect(await screen.findByText('it cannot be read')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('D13: the bin', () => {
  it('says that it is empty, hears of what comes, and gives it back', async () => {
    show(<BinPanel />)
    expect(await screen.findByText('The bin is empty')).toBeTruthy()
    await act(async () => {
      await desk.actions.run({ type: 'article.bin', articles: [HARBOUR, SALT], binned: true })
    })
    expect(await screen.findAllByRole('listitem')).toHaveLength(2)
    fireEvent.click(screen.getByRole('button', { name: 'Put “Salt” back' }))
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1))
    expect(backend.state.articles.get(SALT)?.binnedAt).toBeNull()
    expect(backend.state.articles.get(HARBOUR)?.binnedAt).not.toBeNull()
    await waitFor(() => expect(desk.store.getState().articles.has(SALT)).toBe(true))
  })

  it('gives all back in one action', async () => {
    backend.commit({ type: 'article.bin', articles: [HARBOUR, SALT], binned: true })
    show(<BinPanel />)
    fireEvent.click(await screen.findByRole('button', { name: 'Put all back' }))
    expect(await screen.findByText('The bin is empty')).toBeTruthy()
    await act(() => desk.actions.undo())
    expect(await screen.findAllByRole('listitem')).toHaveLength(2)
  })
})
