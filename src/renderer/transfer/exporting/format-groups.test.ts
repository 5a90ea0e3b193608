import { expect, test } from 'vitest'
import type { FormatView } from '../../../api/transfer-views'
import { exportFormats } from '../../../core/formats/registry'
import { findFormats, groupFormats } from './format-groups'

const all = exportFormats().map(({ id, name, description, extension }) => ({ id, name, description, extension }))
const formats = all as unknown as readonly FormatView[]
const idsIn = (groups: ReturnType<typeof groupFormats>) => groups.flatMap((group) => group.formats.map(({ id }) => id))

test('every format that can be written stands in one group, and none of ours under Other', () => {
  const groups = groupFormats(formats)
  expect(idsIn(groups).sort()).toEqual(all.map(({ id }) => id).sort())
  expect(groups.map(({ name }) => name)).not.toContain('Other')
})

test('a format that nobody has sorted stands under Other', () => {
  const unknown = { ...formats[0]!, id: 'new-format' }
  expect(groupFormats([...formats, unknown]).at(-1)).toEqual({ name: 'Other', formats: [unknown] })
  expect(groupFormats([unknown])).toHaveLength(1)
})

test('is found by name, ending, description and group, all words at once', () => {
  const groups = groupFormats(formats)
  expect(idsIn(findFormats(groups, 'conll 2003'))).toEqual(['conll-2003'])
  expect(idsIn(findFormats(groups, '.qdpx'))).toEqual(['refi-qdpx'])
  expect(idsIn(findFormats(groups, 'QUALITATIVE'))).toEqual(['refi-qdpx', 'refi-qdc'])
  expect(idsIn(findFormats(groups, 'inception xmi'))).toContain('cas-xmi')
  expect(findFormats(groups, 'nothing is called this')).toEqual([])
  expect(findFormats(groups, '  ')).toBe(groups)
})
