import { describe, expect, it } from 'vitest'
import { EMPTY_EVIDENCE } from '../model/evidence'
import { HOSTILE_ADDRESSES } from '../text/testing/addresses'
import type { Command } from './command'
import { executeCommand } from './plan'
import { testState, testView } from './testing/random-commands'

const ARTICLE = '00000000000000aa'
const BAD = HOSTILE_ADDRESSES.map(({ given }) => given).filter((given) => given !== '')

function desk() {
  const state = testState()
  const run = (command: Command) =>
    executeCommand(state, testView(state), command, { now: '2024-08-22T12:00:00.000Z', person: 'mara-1' })
  run({
    type: 'annotations.add',
    article: ARTICLE,
    spans: [{ id: 's1', ranges: [{ start: 0, end: 22 }], label: 'claim' }],
    claims: [{ id: 'c1', spans: ['s1'] }],
    documentLabels: [],
    edges: 'tidy',
    origin: 'human'
  })
  return { run, layer: state.layers.get(ARTICLE)! }
}

const evidence = (url: string, id = 'e1') => ({ ...EMPTY_EVIDENCE, id, claim: 'c1', url })
const refused = expect.objectContaining({ code: 'invalid-address' })

describe('addresses that a person gives', () => {
  it('X4: no record takes a hostile one, in any of its fields', () => {
    const { run, layer } = desk()
    for (const url of BAD) {
      const commands: Command[] = [
        { type: 'check.put', article: ARTICLE, evidence: [evidence(url)] },
        { type: 'check.put', article: ARTICLE, evidence: [{ ...evidence('https://a.example'), archivedUrl: url }] },
        ...['firstAppearanceArchived', 'publishedUrl'].map((field): Command => ({
          type: 'claim.update',
          article: ARTICLE,
          claim: 'c1',
          patch: { check: { [field]: url } }
        })),
        {
          type: 'desk.put',
          records: [
            {
              table: 'speaker',
              record: { id: 'p1', name: 'Ina', aliases: [], title: '', organisation: '', kind: 'person', sameAs: url }
            }
          ]
        }
      ]
      for (const command of commands) {
        let thrown: unknown = null
        try {
          run(command)
        } catch (error) {
          thrown = error
        }
        expect(thrown, `${command.type} took ${url}`).toEqual(refused)
      }
    }
    expect(layer.evidence.size).toBe(0)
  })

  it('X4: where a claim was said may be a name, and no hostile address passes for one', () => {
    const { run, layer } = desk()
    const say = (said: string) =>
      run({
        type: 'claim.update',
        article: ARTICLE,
        claim: 'c1',
        patch: { check: { firstAppearance: said, appearances: [said] } }
      })
    say('Radio 4, 9 May: the morning news')
    expect(layer.claims.get('c1')?.check.appearances).toEqual(['Radio 4, 9 May: the morning news'])
    for (const { given, why } of HOSTILE_ADDRESSES.filter(({ given: each }) => /[:\\]/.test(each))) {
      expect(() => say(given), why).toThrow('is no web address')
    }
  })

  it('X4: what a file brought as an address stays as text while the rest of the record changes', () => {
    const { run, layer } = desk()
    run({ type: 'check.put', article: ARTICLE, evidence: [evidence('Page 4')], origin: 'import:averitec' })
    run({ type: 'check.put', article: ARTICLE, evidence: [{ ...evidence('Page 4'), note: 'Seen.' }] })
    run({ type: 'check.put', article: ARTICLE, evidence: [evidence('Page 4', 'copy')] })
    expect([...layer.evidence.values()].map(({ url, note }) => [url, note])).toEqual([
      ['Page 4', 'Seen.'],
      ['Page 4', '']
    ])
    expect(() => run({ type: 'check.put', article: ARTICLE, evidence: [evidence('Page 5')] })).toThrow(
      'The address is no web address'
    )
  })
})
