import { gzipSync } from 'node:zlib'
import { BODY_LIMIT_BYTES } from '../../guards'
import { ask, CANARY, changingCall } from './attack'
import type { Attack, AttackFamily } from './attack'

/** JSON of a call with other text for its parameters. */
const withParams = (params: string, name = 'window.remember') => `{"id":"1","name":"${name}","params":${params}}`
const bytes = (hex: string) =>
  Buffer.concat([Buffer.from('{"id":"1","name":"x","params":"'), Buffer.from(hex, 'hex'), Buffer.from('"}')])

/** Bodies that are not JSON in UTF-8, or not of a size that is read. */
const refused: readonly (readonly [string, string | Buffer, number])[] = [
  ['nothing', '', 400],
  ['a brace', '{', 400],
  ['a word', CANARY, 400],
  ['two calls', `${changingCall()}${changingCall()}`, 400],
  ['a call with a comma too many', `${changingCall().slice(0, -1)},}`, 400],
  ['a comment', `/*${CANARY}*/${changingCall()}`, 400],
  ['single quotes', changingCall().replaceAll('"', "'"), 400],
  ['NaN', withParams('NaN'), 400],
  ['a number with a zero before it', withParams('01'), 400],
  ['a form', `call=${encodeURIComponent(changingCall())}`, 400],
  ['padding before it', `)]}',\n${changingCall()}`, 400],
  ['a mark of byte order', Buffer.concat([Buffer.from('efbbbf', 'hex'), Buffer.from(changingCall())]), 400],
  ['UTF-16', Buffer.from(changingCall(), 'utf16le'), 400],
  ['a byte that is none of UTF-8', bytes('ff'), 400],
  ['half a character', bytes('c3'), 400],
  ['an overlong character', bytes('c0af'), 400],
  ['half a pair in UTF-8', bytes('eda080'), 400],
  ['a character beyond Unicode', bytes('f4908080'), 400],
  ['a NUL', bytes('00'), 400],
  ['packed bytes', gzipSync(changingCall()), 400],
  ['arrays that do not end', '['.repeat(1_000_000), 400],
  ['an escape that is cut off', '{"id":"\\u12', 400],
  ['one byte more than the limit', Buffer.alloc(BODY_LIMIT_BYTES + 1, 0x20), 413]
]

/** JSON that is no call, or none with such parameters: the door of the backend answers, and says no. */
const answered: readonly (readonly [string, string])[] = [
  ...['null', 'true', '0', '""', '[]', '{}', `"${CANARY}"`, '[[]]', '1e999', '-0'].map(
    (json) => [`the JSON ${json}`, json] as const
  ),
  ['a call in an array', `[${changingCall()}]`],
  ['a call without an id', '{"name":"app.state","params":{}}'],
  ['a call without a name', '{"id":"1","params":{}}'],
  ['an id that is a number', '{"id":1,"name":"app.state","params":{}}'],
  ['an empty id', '{"id":"","name":"app.state","params":{}}'],
  ['an id without end', `{"id":"${'x'.repeat(100_000)}","name":"app.state","params":{}}`],
  ['a further field', `{"id":"1","name":"app.state","params":{},"${CANARY}":1}`],
  ['a field of the prototype', '{"id":"1","name":"app.state","params":{},"__proto__":{"isAdmin":true}}'],
  ['a prototype as parameters', withParams('{"__proto__":{"changes":{}}}')],
  ['a prototype in what is changed', withParams('{"changes":{"__proto__":{"polluted":"yes"}}}')],
  ['a prototype far down', withParams('{"changes":{"claimdesk.x":{"__proto__":{"polluted":1}}}}')],
  ['a constructor', withParams('{"constructor":{"prototype":{"polluted":1}}}')],
  ['a constructor in what is changed', withParams('{"changes":{"constructor":"x"}}')],
  ['a name of the prototype', withParams('{}', '__proto__')],
  ['the name constructor', withParams('{}', 'constructor')],
  ['the name toString', withParams('{}', 'toString')],
  ['the name hasOwnProperty', withParams('{}', 'hasOwnProperty')],
  ['a name that is a path', withParams('{}', '../app.state')],
  ['a name in capitals', withParams('{}', 'APP.STATE')],
  ['a name with a NUL', withParams('{}', 'app.state\\u0000')],
  ['a field twice, the second wrong', '{"id":"1","name":"app.state","name":"nothing","params":{}}'],
  ['parameters twice, the second wrong', '{"id":"1","name":"app.state","params":{},"params":{"x":1}}'],
  ['100,000 arrays in one another', withParams(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ['100,000 objects in one another', withParams(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)],
  [
    'deep arrays where a command is',
    withParams(`{"command":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'command.run')
  ],
  [
    'deep filters of a session',
    withParams(
      `{"command":{"type":"session.start","filter":${'{"not":'.repeat(50_000)}1${'}'.repeat(50_000)}}}`,
      'command.run'
    )
  ],
  ['300,000 fields', withParams(`{${Array.from({ length: 300_000 }, (_, index) => `"k${index}":1`).join()}}`)],
  [
    '300,000 fields in what is changed',
    withParams(`{"changes":{${Array.from({ length: 300_000 }, (_, index) => `"k${index}":1`).join()}}}`)
  ],
  ['1,000,000 elements', withParams(`{"changes":[${'1,'.repeat(1_000_000)}1]}`)],
  ['1,000,000 articles', withParams(`{"query":"x","articles":[${'1,'.repeat(1_000_000)}1]}`, 'article.excerpts')],
  ['a text of 3,000,000 signs', withParams(`{"changes":{"claimdesk.x":"${'x'.repeat(3_000_000)}"}}`)],
  [
    'a query of 3,000,000 signs',
    withParams(`{"query":"${'x '.repeat(1_500_000)}","limit":1,"whole":true}`, 'article.search')
  ],
  ['a number without end', withParams(`{"before":${'9'.repeat(100_000)},"limit":1}`, 'history.list')],
  ['a number of 1e308', withParams('{"before":1e308,"limit":1}', 'history.list')],
  ['half a pair', withParams('{"changes":{"claimdesk.\\ud800":"\\udfff"},"x":"\\ud800"}')],
  ['a file of the machine', withParams('{"article":"../../../../etc/passwd"}', 'article.open')],
  ['a file of the machine, absolute', withParams('{"article":"/etc/passwd"}', 'article.open')],
  ['a NUL in an id', withParams('{"article":"a\\u0000b"}', 'article.open')],
  [
    'an upload with a path as its name',
    withParams(
      '{"batch":"x","pieces":[{"item":"a","name":"../../x.txt","folder":"","size":1,"offset":0,"data":"QQ=="}]}',
      'import.upload'
    )
  ],
  [
    'an upload into a folder above',
    withParams(
      '{"batch":"x","pieces":[{"item":"a","name":"x.txt","folder":"../..","size":1,"offset":0,"data":"QQ=="}]}',
      'import.upload'
    )
  ],
  [
    'an upload by an absolute name',
    withParams(
      '{"batch":"x","pieces":[{"item":"a","name":"/etc/cron.d/x","folder":"","size":1,"offset":0,"data":"QQ=="}]}',
      'import.upload'
    )
  ],
  ['a second library, elsewhere', withParams(`{"name":"x","place":"/tmp/${CANARY}","sample":false}`, 'setup.create')],
  ['an export by a path', withParams('{"export":"../../x","file":"../../../etc/passwd","offset":0}', 'export.read')],
  ['a captured file by a path', withParams('{"sha256":"../../../../etc/passwd","offset":0}', 'evidence.read')]
]

const chunkedBody = (body: Buffer) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])

/** What a window that is signed in, or a program that has its key, may send as a call. */
export const bodies: AttackFamily = {
  name: 'Bodies: no JSON, too large, too deep, no call',
  attacks: [
    ...refused.map(([name, body, status]): Attack => ({
      name: `as body: ${name}`,
      answers: [status],
      wire: (at) => [ask(at, { body })]
    })),
    ...refused.map(([name, body, status]): Attack => ({
      name: `in chunks: ${name}`,
      answers: [status],
      wire: (at) => {
        const content = Buffer.from(body)
        const all = content.length === 0 ? Buffer.from('0\r\n\r\n') : chunkedBody(content)
        return [ask(at, { set: { 'content-length': null, 'transfer-encoding': 'chunked' }, body: all })]
      }
    })),
    {
      name: 'a length of 5 GB, and nothing',
      answers: [413],
      wire: (at) => [ask(at, { set: { 'content-length': String(5 * 2 ** 30) }, body: '' })]
    },
    {
      name: 'packed JSON',
      answers: [415],
      wire: (at) => [ask(at, { set: { 'content-encoding': 'gzip' }, body: gzipSync(changingCall()) })]
    },
    {
      name: 'packed JSON of 1 GB',
      answers: [415],
      wire: (at) => [ask(at, { set: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(2 ** 24, 0x20)) })]
    },
    {
      name: 'packed twice',
      answers: [415],
      wire: (at) => [ask(at, { set: { 'content-encoding': 'gzip, br' }, body: 'x' })]
    },
    ...answered.map(([name, body]): Attack => ({
      name: `as call: ${name}`,
      answers: [200],
      isNo: true,
      wire: (at) => [ask(at, { body })]
    }))
  ]
}
