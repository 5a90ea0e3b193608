import { ask, CANARY, changingCall, stateCall } from './attack'
import type { Attack, AttackFamily, HeaderChanges } from './attack'
import type { Target } from './target'

const hidden = (at: Target) => ask(at, { body: changingCall() }).toString('latin1')
const chunked = { 'content-length': null, 'transfer-encoding': 'chunked' }
const chunks =
  (body: string, set: HeaderChanges = {}) =>
  (at: Target) => [ask(at, { set: { ...chunked, ...set }, body })]
const call =
  (set: HeaderChanges, body: string = changingCall()) =>
  (at: Target) => [ask(at, { set, body })]
const head = (at: Target) => `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${at.port}\r\n`
const own = (at: Target) =>
  `Origin: ${at.origin}\r\nContent-Type: application/json\r\nX-Claimdesk-Token: ${at.session}\r\n`
const raw =
  (lines: string, body: string = changingCall()) =>
  (at: Target) => [`${head(at)}${own(at)}${lines}\r\n${body}`]
const size = changingCall().length

/** Requests whose end two readers could see in different places, and heads that are none. */
export const framing: AttackFamily = {
  name: 'Smuggling: where a request ends',
  attacks: [
    {
      name: 'a length and chunks',
      answers: [400],
      wire: (at) => call({ 'transfer-encoding': 'chunked' }, `0\r\n\r\n${hidden(at)}`)(at)
    },
    {
      name: 'chunks and a length of nothing',
      answers: [400],
      wire: (at) => call({ 'content-length': '0', 'transfer-encoding': 'chunked' }, `0\r\n\r\n${hidden(at)}`)(at)
    },
    { name: 'two lengths', answers: [400], wire: call({ 'content-length': ['2', String(size)] }) },
    { name: 'two equal lengths', answers: [400], wire: call({ 'content-length': [String(size), String(size)] }) },
    { name: 'a list of lengths', answers: [400], wire: call({ 'content-length': `${size}, ${size}` }) },
    { name: 'a negative length', answers: [400], wire: call({ 'content-length': '-1' }) },
    { name: 'a length with a plus', answers: [400], wire: call({ 'content-length': `+${size}` }) },
    { name: 'a length in hexadecimal', answers: [400], wire: call({ 'content-length': '0x10' }) },
    { name: 'a length with a fraction', answers: [400], wire: call({ 'content-length': '2.0' }) },
    { name: 'a length beyond 64 bits', answers: [400], wire: call({ 'content-length': '99999999999999999999999' }) },
    { name: 'a length that is a word', answers: [400], wire: call({ 'content-length': CANARY }) },
    { name: 'an empty length', answers: [400], wire: call({ 'content-length': '' }) },
    { name: 'a space before the colon', answers: [400], wire: raw(`Content-Length : ${size}\r\n`) },
    { name: 'a line that goes on', answers: [400], wire: raw(`X-A: b\r\n c: d\r\nContent-Length:\r\n ${size}\r\n`) },
    { name: 'lines that end with LF only', answers: [400], wire: (at) => [hidden(at).replaceAll('\r\n', '\n')] },
    { name: 'a line that ends with CR only', answers: [400], wire: raw(`X-A: b\rContent-Length: ${size}\r\n`) },
    { name: 'a header without a name', answers: [400], wire: raw(`: b\r\nContent-Length: ${size}\r\n`) },
    { name: 'a header without a colon', answers: [400], wire: raw(`${CANARY}\r\nContent-Length: ${size}\r\n`) },
    { name: 'a NUL in a header', answers: [400], wire: raw(`X-A: b\0c\r\nContent-Length: ${size}\r\n`) },
    { name: 'a NUL in a name', answers: [400], wire: raw(`X\0A: b\r\nContent-Length: ${size}\r\n`) },
    { name: 'a space in a name', answers: [400], wire: raw(`X A: b\r\nContent-Length: ${size}\r\n`) },
    { name: 'a space before the method', answers: [400], wire: (at) => [` ${hidden(at)}`] },
    { name: 'two spaces before the version', answers: [200], wire: (at) => [ask(at, { path: '/api/call ' })] },
    {
      name: 'something after the version',
      answers: [400],
      wire: (at) => [hidden(at).replace('HTTP/1.1', `HTTP/1.1 ${CANARY}`)]
    },
    { name: 'the method in small letters', answers: [400], wire: (at) => [hidden(at).replace('POST', 'post')] },
    { name: 'a method that is none', answers: [400], wire: (at) => [hidden(at).replace('POST', CANARY.toUpperCase())] },
    { name: '3,000 headers', answers: [431], wire: raw('X-A: b\r\n'.repeat(3000)) },
    { name: 'a header of 100,000 signs', answers: [431], wire: raw(`X-A: ${'b'.repeat(100_000)}\r\n`) },
    { name: 'a name of 100,000 signs', answers: [431], wire: raw(`${'b'.repeat(100_000)}: a\r\n`) },
    ...[
      ' chunked',
      'chunked ',
      'xchunked',
      'chunked, identity',
      'identity',
      'gzip, chunked',
      'gzip',
      'chunked\t',
      '"chunked"',
      'CHUNKED,',
      'identity, chunked'
    ].map((coding): Attack => ({
      name: `the coding "${coding.replace('\t', '\\t')}" beside a length`,
      answers: [400],
      wire: call({ 'transfer-encoding': coding })
    })),
    {
      name: 'chunks twice',
      answers: [400],
      wire: chunks('0\r\n\r\n', { 'transfer-encoding': ['chunked', 'chunked'] })
    },
    {
      name: 'chunks and another coding',
      answers: [400],
      wire: chunks('0\r\n\r\n', { 'transfer-encoding': ['chunked', 'identity'] })
    },
    { name: 'a coding that is not chunks', answers: [400], wire: chunks('{}', { 'transfer-encoding': 'identity' }) },
    { name: 'a size of a chunk that is none', answers: [400], wire: chunks(`${CANARY}\r\n{}\r\n0\r\n\r\n`) },
    { name: 'a negative size of a chunk', answers: [400], wire: chunks('-1\r\n{}\r\n0\r\n\r\n') },
    { name: 'a size of a chunk beyond 64 bits', answers: [400], wire: chunks('fffffffffffffffff\r\n{}') },
    { name: 'a size of a chunk with 0x', answers: [400], wire: chunks('0x2\r\n{}\r\n0\r\n\r\n') },
    { name: 'a chunk that is longer than it says', answers: [400], wire: chunks('1\r\n{}\r\n0\r\n\r\n') },
    { name: 'a chunk that ends with LF only', answers: [400], wire: chunks('2\n{}\n0\n\n') },
    {
      name: 'an endless extension of a chunk',
      answers: [413],
      wire: chunks(`2;${'x'.repeat(100_000)}\r\n{}\r\n0\r\n\r\n`)
    },
    { name: 'a trailer with a length', answers: [400], wire: chunks(`2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n`) },
    {
      name: 'a second request in the body of a read',
      answers: [403, 403],
      wire: (at) => [
        ask(at, { method: 'GET', path: '/', set: { host: CANARY } }),
        ask(at, { method: 'GET', path: '/', set: { host: CANARY } })
      ]
    },
    { name: 'a length that is too short', answers: [400], wire: call({ 'content-length': String(size - 1) }) },
    { name: 'a length of nothing before a call', answers: [400], wire: call({ 'content-length': '0' }) },
    { name: 'bytes after an answer', answers: [400], wire: (at) => [ask(at, { body: stateCall() }), CANARY] },
    {
      name: 'a refused request before a good one',
      answers: [400],
      wire: (at) => [ask(at, { method: 'GET', path: '/\\' }), hidden(at)]
    },
    {
      name: 'a hundred requests at once',
      answers: Array<number>(100).fill(200),
      wire: (at) => [Buffer.concat(Array<Buffer>(100).fill(ask(at, { body: stateCall() })))]
    },
    {
      name: 'what is expected (100-continue), wrong host',
      answers: [403],
      wire: call({ host: CANARY, expect: '100-continue' })
    },
    { name: 'what is expected, unknown', answers: [417], wire: call({ expect: CANARY }) },
    { name: 'an end before the head ends', answers: [400], halfClosed: true, wire: (at) => [head(at)] },
    {
      name: 'an end before the body ends',
      answers: [400],
      halfClosed: true,
      wire: call({ 'content-length': String(size + 1) })
    },
    { name: 'an end without a word', answers: [], halfClosed: true, wire: () => [] }
  ]
}
