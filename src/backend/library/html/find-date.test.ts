import { describe, expect, it } from 'vitest'
import { partialDateSchema } from '../../../core/schema/records'
import { findDate } from './find-date'

describe('dates of pages', () => {
  it.each([
    ['2016-12-22', '2016-12-22'],
    ['2016-12', '2016-12'],
    ['2016', '2016'],
    ['20161222', '2016-12-22'],
    ['2016-12-22T05:10:00-0500', '2016-12-22T05:10:00-05:00'],
    ['2016-12-22T05:10:00.123Z', '2016-12-22T05:10:00.123Z'],
    ['2016-12-22 05:10', '2016-12-22T05:10'],
    ['Thu, 22 Dec 2016 10:00:00 GMT', '2016-12-22T10:00:00Z'],
    ['Published December 22nd, 2016', '2016-12-22'],
    ['Dec. 3, 2016', '2016-12-03'],
    ['3 March 2016', '2016-03-03']
  ])('%s is %s', (written, expected) => {
    expect(findDate(written)).toBe(expected)
    expect(partialDateSchema.safeParse(expected).success).toBe(true)
  })

  it.each([
    '03/04/2016',
    'yesterday',
    '',
    '2016-13-01',
    '2016-02-30',
    '31 June 2016',
    '0000-01-01',
    'May 2016 be good'
  ])('“%s” is no date for certain', (written) => {
    expect(findDate(written)).toBeNull()
  })
})
