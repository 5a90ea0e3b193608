import { v7 } from 'uuid'
import type { Client } from '../../../api/client'
import { CHUNK_BYTES } from '../../../api/contract'
import type { Capture, EvidenceFields } from '../../../core/model/evidence'
import { EMPTY_EVIDENCE } from '../../../core/model/evidence'
import type { DeskRecord } from '../../../core/schema/desk-records'
import { importText } from '../../testing/test-backend'

/** Sends a file in pieces; gives the capture. */
export async function capture(
  client: Client,
  name: string,
  content: string | Buffer,
  pieceBytes = CHUNK_BYTES
): Promise<Capture> {
  const bytes = Buffer.from(content)
  const item = v7()
  for (let offset = 0; ; offset += pieceBytes) {
    const data = bytes.subarray(offset, offset + pieceBytes).toString('base64')
    const piece = { item, name, size: bytes.length, offset, data }
    const { capture: done } = await client.call('evidence.upload', { piece, how: 'file' })
    if (done) return done
  }
}

/** An article with one claim on its first words; gives the ids. */
export async function articleWithClaim(
  client: Client,
  text = 'The ferry carried 412 people across the bay.\nNobody counted them twice.'
): Promise<{ readonly article: string; readonly claim: string; readonly span: string }> {
  const { article } = await importText(client, text, 'The ferry')
  const [claim, span] = [v7(), v7()]
  await client.call('command.run', {
    command: {
      type: 'annotations.add',
      article: article.id,
      spans: [{ id: span, ranges: [{ start: 0, end: 33 }], label: 'claim', note: 'A thought of my own.' }],
      claims: [{ id: claim, spans: [span], normalized: 'The ferry carried 412 people.' }],
      documentLabels: [],
      edges: 'tidy',
      origin: 'human'
    }
  })
  return { article: article.id, claim, span }
}

/** Puts evidence on a claim; gives its id. */
export async function addEvidence(
  client: Client,
  { article, claim }: { readonly article: string; readonly claim: string },
  fields: Partial<Omit<EvidenceFields, 'calculation'>>
): Promise<string> {
  const id = v7()
  const evidence = [{ ...EMPTY_EVIDENCE, ...fields, calculation: null, id, claim }]
  await client.call('command.run', { command: { type: 'check.put', article, evidence } })
  return id
}

export const putOnDesk = (client: Client, ...records: DeskRecord[]) =>
  client.call('command.run', { command: { type: 'desk.put', records } })

export const SOURCE = {
  kind: 'document',
  title: 'The harbour register',
  author: '',
  publisher: '',
  url: null,
  tier: 'primary',
  independenceGroup: '',
  interests: '',
  reliability: '',
  anonymous: false,
  contact: 'Telephone 555 0199',
  sensitive: false
} as const

export const CONTACT = {
  source: null,
  who: 'The harbour master',
  on: '2026-02-03',
  how: 'call',
  asked: 'How many?',
  answered: 'Four hundred and twelve.',
  offRecord: false,
  isPublic: false,
  claims: [] as { article: string; claim: string }[]
}

/** A session over these articles; gives its id. */
export async function beginSession(client: Client, articles: readonly string[], name = 'Ferry check'): Promise<string> {
  const id = v7()
  const record = {
    id,
    name,
    preset: 'line-check' as const,
    articles: [...articles],
    scale: null,
    policy: [],
    asOf: null,
    checker: 'Ada',
    state: 'open' as const,
    finishedAt: null,
    timed: true,
    filters: [],
    method: ''
  }
  await putOnDesk(client, { table: 'session', record })
  return id
}
