import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FormatView, PreparedExport } from '../../../api/transfer-views'
import type { LossItem } from '../../../core/formats/losses'
import { FIRST_CHOICE } from './export-choice'
import { ReportStep } from './report-step'

const overlaps: LossItem = {
  feature: 'overlaps',
  kind: 'lost',
  policy: 'outermost',
  count: 1200,
  message: 'A token has one tag.',
  entries: Array.from({ length: 1000 }, (_, at) => ({
    article: 'a',
    title: 'Night ferry',
    record: `s${at}`,
    words: `passage ${at}`
  }))
}
const notes: LossItem = {
  ...overlaps,
  feature: 'notes',
  policy: 'drop',
  count: 1,
  entries: overlaps.entries.slice(0, 1)
}
const prepared: PreparedExport = {
  export: 'e1',
  suggestedName: 'Night ferry.zip',
  mediaType: 'application/zip',
  files: [{ path: 'export.zip', bytes: 2100 }],
  packed: [{ path: 'Night ferry.conll', bytes: 812 }],
  articles: 10,
  annotations: 1300,
  losses: [overlaps, notes],
  splits: { train: 8, validation: 1, test: 1 }
}
const format = {
  losses: [
    { feature: 'overlaps', kind: 'lost', message: '', policies: ['outermost', 'layers', 'refuse'] },
    { feature: 'notes', kind: 'lost', message: '', policies: ['drop', 'refuse'] }
  ]
} as unknown as FormatView

beforeEach(() => {
  // Nothing is laid out here; the list needs a height to know which rows are in view.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(50)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function show(report: PreparedExport = prepared) {
  const onPolicy = vi.fn()
  const onVisit = vi.fn()
  render(
    <ReportStep
      prepared={report}
      format={format}
      choice={FIRST_CHOICE}
      state="ready"
      onPolicy={onPolicy}
      onVisit={onVisit}
    />
  )
  return { onPolicy, onVisit }
}

test('says in words what is lost, how many, and what leaves', () => {
  show()
  const row = screen.getByRole('listitem', { name: 'Highlights that overlap' })
  expect(row.textContent).toMatch(/Lost.*1.200.*A token has one tag\. Of those that overlap/)
  expect(screen.getByText('Validation').nextSibling?.textContent).toBe('1')
  expect(screen.getByRole('list', { name: 'Files' }).textContent).toBe('Night ferry.zip2.1 kB')
  expect(screen.getByRole('list', { name: 'Files inside' }).textContent).toBe('Night ferry.conll812 bytes')
})

test('offers the policies of the format, by what they do, where they decide', () => {
  const { onPolicy } = show()
  const select = screen.getByLabelText<HTMLSelectElement>('What to do about: Highlights that overlap')
  expect([...select.options].map(({ text }) => text)).toEqual(['Keep the outermost', 'One file per layer', 'Stop'])
  fireEvent.change(select, { target: { value: 'layers' } })
  expect(onPolicy).toHaveBeenCalledWith('overlaps', 'layers')
  // X8: notes are not ticked, and that decides.
  expect(screen.queryByLabelText('What to do about: Notes')).toBeNull()
})

test('lists a thousand of them, of which a few are in the document; Enter goes to one', () => {
  const { onVisit } = show()
  fireEvent.click(screen.getByRole('button', { name: /^Show all 1.200: Highlights that overlap$/ }))
  const list = screen.getByRole('listbox', { name: 'Highlights that overlap, to go to' })
  expect(list).toBe(document.activeElement)
  expect(screen.getByText(/^The first 1.000 are listed/)).toBeTruthy()
  const options = within(list).getAllByRole('option')
  expect(options.length).toBeLessThan(100)
  expect(options[0]?.getAttribute('aria-setsize')).toBe('1000')
  fireEvent.keyDown(list, { key: 'ArrowDown' })
  fireEvent.keyDown(list, { key: 'Enter' })
  expect(onVisit).toHaveBeenCalledWith(overlaps.entries[1])
  fireEvent.click(screen.getByRole('button', { name: 'Close the list' }))
  expect(screen.getByRole('list', { name: 'Files' })).toBeTruthy()
})

test('says so when nothing is lost', () => {
  show({ ...prepared, losses: [], splits: null })
  expect(screen.getByText('Nothing is lost.')).toBeTruthy()
  expect(screen.queryByText('Training')).toBeNull()
})
