import { homedir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WHOLE_EXPORT } from '../../api/export-params'
import { WHOLE_REPORT } from '../../api/report-params'
import type { ClientCommand } from '../../core/commands/command'
import { EMPTY_EVIDENCE } from '../../core/model/evidence'
import { exportFormats } from '../../core/formats/registry'
import { beginSession, capture, CONTACT, SOURCE } from '../evidence/testing/checked-article'
import { importText, openTestBackend, removeTestFolders } from '../testing/test-backend'
import type { TestBackend } from '../testing/test-backend'
import { filesOf } from './testing/read-prepared'

/** Active seconds on a claim: a number that stands nowhere else. */
const SECONDS = 7_654_321
/** What is only the person's own, each told apart by its words. */
const PRIVATE = {
  'a note on a passage': 'CANARYspannote',
  'a note on a claim': 'CANARYclaimnote',
  'a note on evidence': 'CANARYevidencenote',
  'a note on the article': 'CANARYarticlenote',
  'a note on a label': 'CANARYlabelnote',
  'a note on a relation': 'CANARYrelationnote',
  'how to reach a source': 'CANARYreach',
  'who was called': 'CANARYcalled',
  'what was answered': 'CANARYanswered',
  'a sensitive source': 'CANARYsensitivesource',
  'sensitive evidence': 'CANARYsensitiveevidence',
  'the time spent': String(SECONDS)
} as const
type Private = keyof typeof PRIVATE

const words = (text: string): readonly string[] => [text, Buffer.from(text).toString('base64').slice(0, -4)]

/** Which of these stand in files, in plain words or in base64. */
function found<Name extends string>(
  files: readonly (readonly [string, Buffer])[],
  wanted: Readonly<Record<Name, string>>
): readonly string[] {
  const all = files.map(([path, bytes]) => [path, `${path}\n${bytes.toString('latin1')}`] as const)
  return (Object.entries(wanted) as [Name, string][]).flatMap(([name, text]) =>
    all.flatMap(([path, content]) => (words(text).some((each) => content.includes(each)) ? [`${name} in ${path}`] : []))
  )
}

describe('what is private', () => {
  let test: TestBackend
  let session: string
  const places = (): Readonly<Record<string, string>> => ({
    'the folder of the library': test.libraryDir,
    'the folder of the settings': test.configDir,
    'the home of the user': homedir().length > 6 ? homedir() : test.libraryDir
  })

  beforeAll(async () => {
    test = await openTestBackend()
    const { client } = test
    const { article } = await importText(client, 'The ferry carried 412 people. Nobody counted them twice.', 'Ferry')
    const id = article.id
    const file = await capture(client, 'log.txt', 'The log of the ferry.')
    const evidence = (name: string, more: object) => ({
      ...{ ...EMPTY_EVIDENCE, calculation: null, id: name, claim: 'claim-1', answer: 'It is so.' },
      ...more
    })
    const commands: ClientCommand[] = [
      {
        type: 'annotations.add',
        article: id,
        spans: [
          { id: 'span-1', ranges: [{ start: 0, end: 28 }], label: 'claim', note: PRIVATE['a note on a passage'] },
          { id: 'span-2', ranges: [{ start: 30, end: 36 }], label: 'speaker' }
        ],
        claims: [
          {
            id: 'claim-1',
            spans: ['span-1'],
            note: PRIVATE['a note on a claim'],
            verdict: { scale: 'averitec', value: 'refuted' }
          }
        ],
        documentLabels: [{ id: 'label-1', label: 'wire-copy', note: PRIVATE['a note on a label'] }],
        relations: [
          {
            ...{ id: 'relation-1', type: 'said-by', from: 'span-1', to: { article: id, span: 'span-2' } },
            note: PRIVATE['a note on a relation']
          }
        ],
        edges: 'tidy',
        origin: 'human'
      },
      { type: 'article.note', article: id, note: PRIVATE['a note on the article'] },
      {
        type: 'desk.put',
        records: [
          { table: 'source', record: { ...SOURCE, id: 'source-1', contact: PRIVATE['how to reach a source'] } },
          {
            table: 'source',
            record: { ...SOURCE, id: 'source-2', title: PRIVATE['a sensitive source'], sensitive: true, contact: '' }
          },
          {
            table: 'contact',
            record: {
              ...{ ...CONTACT, id: 'contact-1', who: PRIVATE['who was called'] },
              ...{ answered: PRIVATE['what was answered'], claims: [{ article: id, claim: 'claim-1' }] }
            }
          }
        ]
      },
      {
        type: 'check.put',
        article: id,
        evidence: [
          evidence('evidence-1', { source: 'source-1', note: PRIVATE['a note on evidence'], capture: file }),
          evidence('evidence-2', { source: 'source-2', answer: PRIVATE['sensitive evidence'], sensitive: true })
        ]
      },
      { type: 'claim.time', article: id, claim: 'claim-1', seconds: SECONDS }
    ]
    await client.call('command.runGroup', { commands })
    session = await beginSession(client, [id])
  })
  afterAll(async () => {
    await test.backend.close()
    await removeTestFolders()
  })

  it.each(exportFormats().map(({ id }) => id))(
    'X8: stays here when %s is written, and so do all paths',
    async (format) => {
      const { client } = test
      const whole = { format, ...WHOLE_EXPORT }
      const plain = await filesOf(client, await client.call('export.prepare', { ...whole, includeNotes: false }))
      expect(found(plain, PRIVATE)).toEqual([])
      const ticked = await filesOf(client, await client.call('export.prepare', { ...whole, includeNotes: true }))
      expect(found([...plain, ...ticked], places())).toEqual([])
    }
  )

  it('X8: leaves with a tick: the canaries are seen where they are', async () => {
    const { client } = test
    const request = { format: 'native', ...WHOLE_EXPORT, includeNotes: true }
    const names = found(await filesOf(client, await client.call('export.prepare', request)), PRIVATE)
    const notes: readonly Private[] = ['a note on a passage', 'a note on a claim', 'a note on the article']
    for (const name of notes) expect(names.join()).toContain(name)
  })

  it.each(['html', 'docx'] as const)('X8: stays here when the report is written as %s', async (kind) => {
    const { client } = test
    const write = async (includePrivate: boolean) => {
      const options = { ...WHOLE_REPORT, includePrivate }
      return filesOf(client, (await client.call('report.prepare', { session, kind, options })).prepared)
    }
    const plain = await write(false)
    expect(found(plain, PRIVATE)).toEqual([])
    const ticked = await write(true)
    expect(found(ticked, PRIVATE).join()).toContain('who was called')
    expect(found([...plain, ...ticked], places())).toEqual([])
  })

  it('X8: stays here when the bundle is written', async () => {
    const { client } = test
    const write = async (isPrivate: boolean) =>
      filesOf(client, (await client.call('bundle.prepare', { session, options: { private: isPrivate } })).prepared)
    const plain = await write(false)
    expect(found(plain, PRIVATE)).toEqual([])
    const ticked = await write(true)
    expect(found(ticked, PRIVATE).join()).toContain('how to reach a source')
    expect(found([...plain, ...ticked], places())).toEqual([])
  })

  it('X8: stays here when the log is written', async () => {
    const { client } = test
    const write = async (isPrivate: boolean) =>
      filesOf(client, (await client.call('audit.export', { session: null, private: isPrivate })).prepared)
    const plain = await write(false)
    expect(found(plain, PRIVATE)).toEqual([])
    const ticked = await write(true)
    expect(found(ticked, PRIVATE).join()).toContain('a note on a passage')
    expect(found([...plain, ...ticked], places())).toEqual([])
  })
})
