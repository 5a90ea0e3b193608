import { render } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { Reader } from './reader'
import type { ReaderProps } from './reader-props'

const props: ReaderProps = {
  text: 'One.\nTwo.',
  language: 'en',
  title: 'A title',
  byline: 'by us',
  segments: [],
  spans: new Map(),
  scheme: DEFAULT_SCHEME,
  revision: 0,
  selectedSpan: null,
  onSelectSpan: () => {},
  onSelection: () => {},
  onStack: () => {},
  readOnly: false,
  handle: null
}

afterEach(() => vi.restoreAllMocks())

describe('reader', () => {
  test('says what is missing where highlights cannot be shown', () => {
    // React reports what a component throws, which is what is expected here.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(() => render(<Reader {...props} />)).toThrow(/cannot show highlights: it lacks the CSS Custom Highlight API/)
  })
})
