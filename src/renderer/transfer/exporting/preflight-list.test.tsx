import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { PreflightList } from './preflight-list'

afterEach(cleanup)

test('says what was left out and what to look at, with the first places and how many more', () => {
  const places = Array.from({ length: 7 }, (_, at) => `K-00${at + 1}`)
  render(
    <PreflightList
      items={[
        { severity: 'skipped', message: '7 claims have no verdict.', places },
        { severity: 'warning', message: 'The address of the page is missing.', places: [] }
      ]}
    />
  )
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(rows).toEqual([
    'Left out: 7 claims have no verdict.K-001, K-002, K-003, K-004, K-005 and 2 more',
    'Please look: The address of the page is missing.'
  ])
})

test('says nothing where there is nothing to say', () => {
  const { container } = render(<PreflightList items={[]} />)
  expect(container.textContent).toBe('')
})
