import { homedir } from 'node:os'
import { ANSWER_HEADERS } from '../../refusals'
import { CANARY } from './attack'
import type { Attack } from './attack'
import { converse } from './raw-connection'
import type { Conversation, RawAnswer } from './raw-connection'
import { PRIVATE_TEXT, SECRET_FILE } from './target'
import type { Target } from './target'

/** Tries an attack and says what is wrong with what came of it: nothing, when it was refused as it should be. */
export async function tryAttack(target: Target, attack: Attack): Promise<string[]> {
  const [before, heard] = [await target.state(), target.events.length]
  const { answers, halfClosed, bodiless = false } = attack
  const conversation = await converse(target.port, attack.wire(target), {
    wanted: answers.length,
    bodiless,
    ...(halfClosed !== undefined && { halfClosed })
  })
  const wrong = judge(target, conversation, bodiless)
  const statuses = conversation.answers.map(({ status }) => status)
  if (statuses.join() !== answers.join()) wrong.push(`answered ${statuses.join() || 'nothing'}, not ${answers.join()}`)
  if (attack.isNo) wrong.push(...conversation.answers.flatMap(judgeNo))
  if ((await target.state()) !== before) wrong.push('files have changed')
  if (target.events.length !== heard) wrong.push('windows heard an event')
  return [...wrong, ...(await stillServes(target))]
}

/** What must hold of every answer, whatever was asked. */
export function judge(target: Target, { answers, text }: Conversation, bodiless = false): string[] {
  const wrong = answers.flatMap((answer) => judgeAnswer(answer, bodiless))
  const unspeakable = [target.session, target.folder, process.cwd(), homedir(), SECRET_FILE, PRIVATE_TEXT, CANARY]
  for (const word of unspeakable) if (text.includes(word)) wrong.push(`the answer holds ${word}`)
  if (/\n\s+at .+:\d+/.test(text)) wrong.push('the answer holds a stack')
  return wrong
}

function judgeAnswer({ status, headers, body }: RawAnswer, bodiless: boolean): string[] {
  const wrong: string[] = []
  for (const [name, value] of Object.entries(ANSWER_HEADERS)) {
    const values = headers.filter(([each]) => each === name.toLowerCase()).map(([, each]) => each)
    if (values.length !== 1 || values[0] !== value)
      wrong.push(`${status}: ${name} is ${values.join(' and ') || 'missing'}`)
  }
  const odd = headers.filter(([name]) => /^(access-control-|set-cookie|server$|x-powered-by|location$)/.test(name))
  wrong.push(...odd.map(([name]) => `${status}: there is a header ${name}`))
  if (status >= 400 && !bodiless && !isFlatError(status, body))
    wrong.push(`${status}: no flat error but ${body.slice(0, 100)}`)
  return wrong
}

/** X3: the longest answer that a call with wrong parameters may get, in characters. */
const NO_LENGTH = 2000

/** X3: a reply of the backend that says no, and nothing of its insides. */
export function judgeNo({ body }: Pick<RawAnswer, 'body'>): string[] {
  const reply = JSON.parse(body) as { ok: boolean; error?: { code: string; message: string; details: unknown } }
  if (reply.ok || reply.error === undefined) return [`it was carried out: ${body.slice(0, 200)}`]
  const wrong = reply.error.code === 'internal' ? ['it led to a fault of the program'] : []
  return body.length > NO_LENGTH ? [...wrong, `the answer has ${body.length} characters`] : wrong
}

function isFlatError(status: number, body: string): boolean {
  try {
    const { error, ...others } = JSON.parse(body) as { error: { code: unknown; message: unknown; details: unknown } }
    const { code, message, details, ...more } = error
    const isPlain = typeof message === 'string' && JSON.stringify(details) === '{}'
    return isPlain && code === `http-${status}` && Object.keys({ ...others, ...more }).length === 0
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return false
    throw error
  }
}

/** Whether a window that is signed in still gets its answers. */
export async function stillServes({ origin, session }: Target): Promise<string[]> {
  const response = await fetch(`${origin}/api/call`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'x-claimdesk-token': session },
    body: JSON.stringify({ id: 'good', name: 'app.state', params: {} })
  })
  const reply = (await response.json()) as { id?: string; ok?: boolean }
  return reply.id === 'good' && reply.ok === true ? [] : [`a good call was answered with ${response.status}`]
}

/** X8: what must not stand in the log. */
export function judgeLog({ lines, session, address, folder }: Target): string[] {
  const secrets = [session, new URL(address()).hash.replace('#token=', ''), folder, homedir(), PRIVATE_TEXT, CANARY]
  return lines.filter((line) => secrets.some((secret) => line.includes(secret))).map((line) => `the log says: ${line}`)
}

/** How often the log says that something with each status was refused. */
export function refusalsTold(lines: readonly string[]): Map<number, number> {
  const told = new Map<number, number>()
  for (const line of lines) {
    const [, count, status] = /^Refused (a request|\d+ more): [a-z-]+ \((\d+)\)/.exec(line) ?? []
    if (status === undefined) continue
    const more = count === 'a request' ? 1 : Number.parseInt(count ?? '', 10)
    told.set(Number(status), (told.get(Number(status)) ?? 0) + more)
  }
  return told
}
