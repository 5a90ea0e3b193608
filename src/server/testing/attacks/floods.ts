import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { v7 } from 'uuid'
import type { AnyEvent } from '../../../api/contract'
import { TOKEN_HEADER } from '../../../api/host-contract'
import { STRANGER_LIMIT } from '../../connections'
import { STREAM_LIMIT } from '../../event-streams'
import { ask, stateCall } from './attack'
import { stillServes } from './judge'
import { converse } from './raw-connection'
import { signIn } from './target'
import type { Target } from './target'

/** Many connections at once, and what is wrong with what came of it. */
export interface Flood {
  readonly name: string
  run(target: Target, many: number): Promise<string[]>
}

/** Milliseconds a flood may need until the server has come to rest. */
const PATIENCE_MS = 15_000

/** What the server has said over each connection. */
const said = new WeakMap<Socket, string>()
const saidOver = (socket: Socket) => said.get(socket) ?? ''

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  // A server that lets a connection go cuts it: that is what is looked for, and no error here.
  socket.on('error', () => undefined)
  socket.on('data', (chunk: Buffer) => void said.set(socket, saidOver(socket) + chunk.toString()))
  await Promise.race([once(socket, 'connect'), once(socket, 'close')])
  return socket
}

async function dialMany(port: number, many: number, hello?: Buffer): Promise<Socket[]> {
  const sockets: Socket[] = []
  for (let count = 0; count < many; count += 1) {
    const socket = await dial(port)
    if (hello && socket.writable) socket.write(hello)
    sockets.push(socket)
  }
  return sockets
}

const openOnes = (sockets: readonly Socket[]) => sockets.filter((socket) => !socket.destroyed && socket.readable)

async function until(holds: () => boolean): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS
  while (!holds()) {
    if (performance.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}

/** Descriptors that this process has open, where the system tells. */
function descriptors(): number {
  try {
    return readdirSync('/proc/self/fd').length
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

async function release(sockets: readonly Socket[], before: number): Promise<string[]> {
  for (const socket of sockets) socket.destroy()
  // A few may be open for other reasons at this moment, such as a file that is being written.
  const isBack = await until(() => descriptors() <= before + 10)
  return isBack ? [] : [`${descriptors()} descriptors are open, ${before} were`]
}

/** A window that listens: what it hears, by number of lines that are events. */
async function listen({ port, origin, address }: Target): Promise<{ socket: Socket; heard: () => string }> {
  const session = await signIn(origin, address())
  const socket = await dial(port)
  socket.write(`GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${TOKEN_HEADER}: ${session}\r\n\r\n`)
  const heard = () => saidOver(socket)
  await until(() => heard().includes('\r\n\r\n'))
  return { socket, heard }
}

const eventsHello = (target: Target) => ask(target, { method: 'GET', path: '/api/events' })
const strangerHello = (target: Target) =>
  ask(target, { method: 'GET', path: '/api/events', set: { [TOKEN_HEADER]: null } })

/** Carries out a change as a good window does, and says whether the other good window heard of it. */
async function works(target: Target, heard: () => string): Promise<string[]> {
  const before = heard().length
  const wrong = await stillServes(target)
  const { batch } = await target.client.call('import.begin', {})
  await target.client.call('import.paste', {
    batch,
    item: 'a',
    title: 'More',
    text: `A further entry ${v7()}.`,
    html: null
  })
  await target.client.call('import.commit', { batch, items: [{ item: 'a', title: 'More' }] })
  const told = await until(() => heard().slice(before).includes('library.changed'))
  return told ? wrong : [...wrong, 'a good window heard no event']
}

const streams: Flood = {
  name: 'event streams with the key of a window',
  async run(target, many) {
    const [before, good] = [descriptors(), await listen(target)]
    const sockets = await dialMany(target.port, many, eventsHello(target))
    await until(() => sockets.every((socket) => saidOver(socket) !== '' || socket.destroyed))
    const answers = sockets.map(saidOver)
    const taken = answers.filter((text) => text.startsWith('HTTP/1.1 200')).length
    const refused = answers.filter((text) => text.startsWith('HTTP/1.1 429')).length
    const wrong = await works(target, good.heard)
    // All but the one good window; those that were refused keep a connection until they time out.
    if (taken !== STREAM_LIMIT - 1) wrong.push(`${taken} streams were opened`)
    if (taken + refused !== many) wrong.push(`${many - taken - refused} got no answer`)
    wrong.push(...(await release(sockets, before + 1)))
    const next = await listen(target)
    wrong.push(...(await works(target, next.heard)))
    wrong.push(...(await release([good.socket, next.socket], before)))
    return wrong
  }
}

const halfClosed: Flood = {
  name: 'event streams whose windows close one side, or vanish',
  async run(target, many) {
    const before = descriptors()
    const wrong: string[] = []
    for (let count = 0; count < many; count += STREAM_LIMIT) {
      const sockets = await dialMany(target.port, Math.min(STREAM_LIMIT, many - count), eventsHello(target))
      await until(() => sockets.every((socket) => saidOver(socket) !== ''))
      sockets.forEach((socket, index) => (index % 2 === 0 ? socket.end() : socket.resetAndDestroy()))
      if (!(await until(() => openOnes(sockets).length === 0))) wrong.push('a stream outlived its window')
    }
    const good = await listen(target)
    wrong.push(...(await works(target, good.heard)))
    return [...wrong, ...(await release([good.socket], before))]
  }
}

const silent: Flood = {
  name: 'event streams that nobody reads',
  async run(target, many) {
    const [before, good] = [descriptors(), await listen(target)]
    const sockets = await dialMany(target.port, Math.min(many, STREAM_LIMIT - 1), eventsHello(target))
    for (const socket of sockets) socket.removeAllListeners('data').pause()
    const line: AnyEvent = { name: 'save.state', payload: { state: 'saved', at: null, message: 'x'.repeat(1_000_000) } }
    // More than may wait for a window, and than the system keeps for a connection; the good one reads.
    for (let count = 0; count < 40; count += 1) {
      target.tellWindows(line)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    for (const socket of sockets) socket.resume()
    const wrong = (await until(() => openOnes(sockets).length === 0)) ? [] : ['what waits for a window has no bound']
    wrong.push(...(await works(target, good.heard)))
    return [...wrong, ...(await release([...sockets, good.socket], before))]
  }
}

const idle: Flood = {
  name: 'connections that say nothing',
  async run(target, many) {
    const [before, good] = [descriptors(), await listen(target)]
    const sockets = await dialMany(target.port, many)
    const bounded = await until(() => openOnes(sockets).length <= STRANGER_LIMIT)
    const wrong = bounded ? [] : [`${openOnes(sockets).length} connections of strangers are open`]
    wrong.push(...(await works(target, good.heard)))
    return [...wrong, ...(await release([...sockets, good.socket], before))]
  }
}

const slow: Flood = {
  name: 'heads and bodies that arrive byte by byte',
  async run(target, many) {
    const [before, good] = [descriptors(), await listen(target)]
    const half = ask(target, { body: stateCall() })
    const sockets = await dialMany(target.port, many, half.subarray(0, 40))
    const bodies = await dialMany(target.port, many, half.subarray(0, half.length - 5))
    const drip = setInterval(() => openOnes(sockets).forEach((socket) => socket.write('a')), 100)
    const ended = await until(() => openOnes([...sockets, ...bodies]).length === 0)
    clearInterval(drip)
    const wrong = ended ? [] : ['slow requests are waited for without end']
    wrong.push(...(await works(target, good.heard)))
    return [...wrong, ...(await release([...sockets, ...bodies, good.socket], before))]
  }
}

const strangers: Flood = {
  name: 'event streams without a key',
  async run(target, many) {
    const [before, good] = [descriptors(), await listen(target)]
    const sockets = await dialMany(target.port, many, strangerHello(target))
    const wrong = await works(target, good.heard)
    return [...wrong, ...(await release([...sockets, good.socket], before))]
  }
}

const guesses: Flood = {
  name: 'wrong keys, one after the other',
  async run(target, many) {
    const statuses = new Map<number, number>()
    for (let count = 0; count < many; count += 100) {
      const batch = Array.from({ length: 100 }, (_, index) =>
        ask(target, { set: { [TOKEN_HEADER]: `guess ${count + index}` } })
      )
      const { answers } = await converse(target.port, [Buffer.concat(batch)], { wanted: 100 })
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    const wrong =
      statuses.get(401) === 100 && statuses.get(429) === many - 100 ? [] : [`answered ${JSON.stringify([...statuses])}`]
    // The person is not locked out: neither the window that is open nor one that opens now.
    wrong.push(...(await stillServes(target)))
    const session = await signIn(target.origin, target.address())
    return [...wrong, ...(await stillServes({ ...target, session }))]
  }
}

export const FLOODS: readonly Flood[] = [streams, halfClosed, silent, idle, slow, strangers, guesses]
