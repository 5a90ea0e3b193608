import { connect } from 'node:net'
import type { Wire } from './attack'

/** An answer as it came over the wire. Names of headers are in lower case; a header that came twice is there twice. */
export interface RawAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

export interface Conversation {
  readonly answers: readonly RawAnswer[]
  /** Everything that came back. */
  readonly text: string
  /** Whether the server ended the connection. */
  readonly isClosed: boolean
}

export interface ConverseOptions {
  /** Answers to wait for; more that arrive with them are told too. 0: waits for the end. */
  readonly wanted: number
  readonly halfClosed?: boolean
  /** Answers have a head only, whatever length it says. */
  readonly bodiless?: boolean
  readonly patienceMs?: number
}

/**
 * Sends bytes and reads answers until there are as many as wanted, or the server ends the connection.
 *
 * @throws Error when nothing comes for `patienceMs` milliseconds
 */
export function converse(
  port: number,
  wire: readonly Wire[],
  { wanted, halfClosed = false, bodiless = false, patienceMs = 20_000 }: ConverseOptions
): Promise<Conversation> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    let bytes = Buffer.alloc(0)
    const give = (isClosed: boolean) => {
      clearTimeout(patience)
      socket.destroy()
      resolve({ answers: readAnswers(bytes, bodiless), text: bytes.toString('latin1'), isClosed })
    }
    const patience = setTimeout(() => {
      socket.destroy()
      reject(new Error(`nothing for ${patienceMs} ms; so far: ${bytes.toString('latin1').slice(0, 200)}`))
    }, patienceMs)
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk])
      if (wanted > 0 && readAnswers(bytes, bodiless).length >= wanted) give(false)
    })
    socket.on('end', () => give(true))
    // A server that does not read on cuts the connection while we still write: what it said is there all the same.
    socket.on('error', () => give(true))
    socket.on('close', () => give(true))
    for (const part of wire) socket.write(part)
    if (halfClosed) socket.end()
  })
}

/** Complete answers at the beginning of what came, by their length or their chunks. 100 Continue is none. */
function readAnswers(bytes: Buffer, bodiless: boolean): RawAnswer[] {
  const answers: RawAnswer[] = []
  let rest = bytes
  for (;;) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) return answers
    const [first = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n')
    const headers = lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    })
    const status = Number(first.split(' ')[1])
    const value = (name: string) => headers.find(([each]) => each === name)?.[1]
    const content = rest.subarray(end + 4)
    if (status === 100) {
      rest = content
      continue
    }
    const body = bodiless
      ? { text: '', length: 0 }
      : value('transfer-encoding') === 'chunked'
        ? readChunks(content)
        : readLength(content, value('content-length'))
    if (body === null) return answers
    answers.push({ status, headers, body: body.text })
    rest = content.subarray(body.length)
  }
}

function readLength(content: Buffer, announced: string | undefined): { text: string; length: number } | null {
  const length = Number(announced ?? 0)
  return content.length < length ? null : { text: content.subarray(0, length).toString(), length }
}

function readChunks(content: Buffer): { text: string; length: number } | null {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const line = content.indexOf('\r\n', at)
    if (line < 0) return null
    const size = Number.parseInt(content.subarray(at, line).toString('latin1'), 16)
    if (content.length < line + 2 + size + 2) return null
    parts.push(content.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
    if (size === 0) return { text: Buffer.concat(parts).toString(), length: at }
  }
}
