import { describe, expect, it } from 'vitest'
import { copyByContent, copyByName, copyName, idOfFile, personOfLayer } from './conflict-names'

describe('names of copies that sync engines make', () => {
  it.each([
    ['mara-1.sync-conflict-20261123-101500-ABC1234.json', 'mara-1.json', 'syncthing'],
    ['article.sync-conflict-20261123-101500.json', 'article.json', 'syncthing'],
    ["mara-1 (Anna's conflicted copy 2026-11-23).json", 'mara-1.json', 'dropbox'],
    ['mara-1 (In Konflikt stehende Kopie von Anna 2026-11-23).json', 'mara-1.json', 'dropbox'],
    ['mara-1 (conflicted copy 2026-11-23 101500).json', 'mara-1.json', 'nextcloud'],
    ['mara-1 (1).json', 'mara-1.json', 'numbered'],
    ['mara-1(2).json', 'mara-1.json', 'numbered'],
    ['mara-1.json.conflict-20261123T101500Z', 'mara-1.json', 'claimdesk'],
    ['mara-1.json.conflict-20261123T101500Z-3', 'mara-1.json', 'claimdesk'],
    ['mara-1-d1.sync-conflict-20261123-101500-ABC1234.ndjson', 'mara-1-d1.ndjson', 'syncthing']
  ])('D14: %s is a copy of %s', (name, of, maker) => {
    expect(copyByName(name)).toEqual({ of, maker })
    expect([idOfFile(name), personOfLayer(name)]).toEqual([null, null])
  })

  it('D14: takes no file of its own for a copy, and none set aside', () => {
    for (const name of ['mara-1.json', '_final.json', 'mara-1.json.damaged-20261123T101500Z', 'text.txt']) {
      expect(copyByName(name)).toBeNull()
    }
    expect([personOfLayer('mara-1.json'), personOfLayer('_final.json')]).toEqual(['mara-1', '_final'])
  })

  it('D14: a name that would do for a person is told by what is inside', () => {
    expect(copyByContent('mara-1-LAPTOP.json', 'mara-1')).toEqual({ of: 'mara-1.json', maker: 'onedrive' })
    expect(copyByContent('mara-1.json', 'mara-1')).toBeNull()
    expect(copyByContent('_final.json', 'ines')).toBeNull()
  })

  it('D14: a copy of ours has a name that is taken for nobody', () => {
    const name = copyName('ines.json', new Date('2026-02-07T10:15:00.000Z'), 1)
    expect(name).toBe('ines.json.conflict-20260207T101500Z-1')
    expect(copyByName(name)?.of).toBe('ines.json')
  })
})
