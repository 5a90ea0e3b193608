import { ask, CANARY } from './attack'
import type { Attack, AttackFamily } from './attack'

const up = '../'.repeat(12)
const targets: readonly (readonly [string, string, number])[] = [
  ['the folder above', '/../secret.txt', 404],
  ['the folder above, from within', '/assets/../../secret.txt', 404],
  ['folders above without end', `/${up}etc/passwd`, 404],
  ['escaped dots', '/%2e%2e/secret.txt', 404],
  ['escaped dots, in capitals', '/%2E%2E/secret.txt', 404],
  ['one escaped dot', '/.%2e/secret.txt', 404],
  ['an escaped slash', '/assets/..%2f..%2fsecret.txt', 404],
  ['everything escaped', '/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 404],
  ['escaped twice', '/%252e%252e%252fsecret.txt', 404],
  ['overlong UTF-8 dots', '/%c0%ae%c0%ae/secret.txt', 404],
  ['an overlong UTF-8 slash', '/..%c0%afsecret.txt', 404],
  ['an escape of IIS', '/%u002e%u002e/secret.txt', 404],
  ['a broken escape', '/%', 404],
  ['half an escape', '/%2', 404],
  ['an escape that is none', '/%zz', 404],
  ['a backslash', '/..\\secret.txt', 400],
  ['an escaped backslash', '/..%5c..%5csecret.txt', 404],
  ['a drive', '/C:/Windows/win.ini', 404],
  ['a share', '//127.0.0.1/c$/secret', 404],
  ['another host after two slashes', `//${CANARY}.example/`, 404],
  ['three slashes', '///etc/passwd', 404],
  ['a NUL', '/index.html%00.js', 404],
  ['a NUL as it is', '/index.html\0.js', 400],
  ['a line break', '/%0d%0aSet-Cookie:%20x=1', 404],
  ['a semicolon', '/..;/secret.txt', 404],
  ['a parameter of a path', '/assets;x=1/app.js', 404],
  ['a dot at the end', '/assets/app.js.', 404],
  ['a space at the end', '/assets/app.js%20', 404],
  ['a slash at the end', '/assets/app.js/', 404],
  ['a stream of NTFS', '/assets/app.js::$DATA', 404],
  ['a short name of DOS', '/ASSETS~1/APP~1.JS', 404],
  ['other letters', '/ASSETS/APP.JS', 404],
  ['full-width dots', '/%ef%bc%8e%ef%bc%8e/secret.txt', 404],
  ['letters beyond ASCII', '/\xe9', 400],
  ['a device', '/dev/random', 404],
  ['a device of Windows', '/assets/CON', 404],
  ['processes', '/proc/self/environ', 404],
  ['a link out of the folder', '/assets/link.txt', 404],
  ['a folder', '/assets', 404],
  ['a folder with its slash', '/assets/', 404],
  ['a dot', '/./', 200],
  ['a hidden file', '/.git/config', 404],
  ['secrets of a project', '/.env', 404],
  ['a map of the sources', '/assets/app.js.map', 404],
  ['the program', '/main/server.js', 404],
  ['the project', '/package.json', 404],
  ['the library', '/library.json', 404],
  ['the settings', '/config.json', 404],
  ['files by a scheme', 'file:///etc/passwd', 400],
  ['a development server’s file', '/@fs/etc/passwd', 404],
  ['a debugger', '/json/version', 404],
  ['the name of an object’s part', '/__proto__', 404],
  ['the name of another', '/constructor', 404],
  ['a template', '/{{7*7}}${7*7}', 404],
  ['markup', '/%3Cscript%3Ealert(1)%3C/script%3E', 404],
  ['markup as it is', `/<script>${CANARY}</script>`, 404],
  ['a fragment', '/#token=x', 400],
  ['a word', `/${CANARY}`, 404],
  ['a word in the query', `/nothing?${CANARY}=1`, 404],
  ['no slash', CANARY, 400],
  ['a question mark only', '?', 400],
  ['an address of 3,000 signs', `/${'a'.repeat(3000)}`, 400],
  ['a query of 3,000 signs', `/?${'a'.repeat(3000)}`, 400],
  ['an address of 100,000 signs', `/${'a'.repeat(100_000)}`, 431],
  ['a thousand folders', `/${'a/'.repeat(1000)}`, 404]
]

const api = [
  'files',
  'files/etc/passwd',
  'call/..',
  'Call',
  'session/',
  'events/x',
  '',
  '../secret.txt',
  'admin',
  'debug',
  'shutdown',
  'eval'
]

/** Files and routes that are not to be had. */
export const paths: AttackFamily = {
  name: 'Paths: out of the folder, hidden, odd',
  attacks: [
    ...targets.map(([name, path, status]): Attack => ({
      name,
      answers: [status],
      wire: (at) => [ask(at, { method: 'GET', path })]
    })),
    ...api.map((name): Attack => ({
      name: `a hidden call (${name})`,
      answers: [404],
      wire: (at) => [ask(at, { method: 'GET', path: `/api/${name}` })]
    })),
    ...api.map((name): Attack => ({
      name: `a hidden call that is posted (${name})`,
      answers: [404],
      wire: (at) => [ask(at, { path: `/api/${name}` })]
    })),
    {
      name: 'a part of a file',
      answers: [200],
      wire: (at) => [ask(at, { method: 'GET', path: '/assets/app.js', set: { range: 'bytes=0-0,0-1,-1' } })]
    },
    {
      name: 'parts without end',
      answers: [200],
      wire: (at) => [
        ask(at, { method: 'GET', path: '/assets/app.js', set: { range: `bytes=${'0-,'.repeat(1300)}0-` } })
      ]
    },
    {
      name: 'whether a file has changed',
      answers: [200],
      wire: (at) => [
        ask(at, {
          method: 'GET',
          path: '/',
          set: { 'if-none-match': '*', 'if-modified-since': 'Mon, 01 Jan 2035 00:00:00 GMT' }
        })
      ]
    },
    {
      name: 'an address for another server',
      answers: [200],
      wire: (at) => [
        ask(at, { method: 'GET', path: '/', set: { 'x-original-url': '/secret.txt', 'x-rewrite-url': '/secret.txt' } })
      ]
    },
    { name: 'a file, posted to', answers: [404], wire: (at) => [ask(at, { path: '/assets/app.js' })] }
  ]
}
