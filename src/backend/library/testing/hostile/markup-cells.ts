import { newsPage, PARAGRAPHS } from '../../html/testing/pages'
import { bytesOf, times, TRAPS } from './hostile-cell'
import type { HostileCell } from './hostile-cell'

const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')
const FIRST = PARAGRAPHS[0] ?? ''

/** Everything active that a page can have, around an article. No word of it may be found afterwards. */
export const ACTIVE = [
  '<script>alert("s1")</script><script src="https://tracker.example/a.js"></script>',
  '<SCRIPT\n>alert("s2")</SCRIPT ><script type="text/plain">alert("s3")</script>',
  '<style>@import url(https://tracker.example/b.css); .x { color: red }</style>',
  '<img src="https://tracker.example/p.gif?id=1" width="1" height="1"><img srcset="https://tracker.example/q.gif 2x">',
  '<noscript><img src="https://tracker.example/r.gif">alert("s4")</noscript>',
  '<p onclick="alert(\'s5\')">Words with a handler.</p><a href="javascript:alert(\'s6\')">A link to a program</a>',
  '<a href=" java\tscript:alert(\'s7\')">Another one</a><svg onload="alert(\'s8\')"><script>alert("s9")</script></svg>',
  '<form action="https://tracker.example/login"><input name="password" value="alert(s10)"><textarea>alert("s11")</textarea><button>Send alert(s12)</button></form>',
  '<iframe src="https://tracker.example/f" srcdoc="<script>alert(\'s13\')</script>">alert("s14")</iframe>',
  '<object data="https://tracker.example/o"><embed src="https://tracker.example/e"></object>',
  '<template><p>alert("s15")</p></template><meta http-equiv="refresh" content="0;url=https://tracker.example/m">',
  '<link rel="canonical" href="javascript:alert(\'s16\')"><base href="https://tracker.example/">',
  '<p style="background:url(https://tracker.example/st.gif)">Words with a style.</p>',
  '<p hidden>alert("s17")</p><p style="display:none">alert("s18")</p><!-- alert("s19") -->',
  '<math><mtext><script>alert("s20")</script></mtext></math><audio src="https://tracker.example/a.mp3"></audio>'
].join('\n')
export const ACTIVE_LACKS = ['alert(', 'tracker.example', 'javascript:', 'java\tscript', '@import', 'password']
const HEAD =
  '<meta property="og:url" content="javascript:alert(1)"><meta name="author" content="https://tracker.example/x">'

type Rest = Omit<HostileCell, 'kind' | 'attack' | 'name'>
const page = (attack: HostileCell['attack'], name: string, rest: Rest): HostileCell => ({
  kind: 'html',
  attack,
  name,
  ...rest
})

export const MARKUP_CELLS: readonly HostileCell[] = [
  page('active', 'everything active that a page can have', {
    make: () => bytesOf(newsPage(`${BODY}${ACTIVE}`).replace('<head>', `<head>${HEAD}`)),
    ends: 'read',
    has: [FIRST, 'Words with a handler.', 'A link to a program', 'Words with a style.'],
    lacks: [...ACTIVE_LACKS, 'pixel.example']
  }),
  page('active', 'the same where no article can be found', {
    make: () => bytesOf(`<body><p>One line.</p>${ACTIVE}</body>`),
    ends: 'read',
    has: ['One line.'],
    lacks: ACTIVE_LACKS
  }),
  page('active', 'scripts that end where nobody looks', {
    make: () => bytesOf(newsPage(`${BODY}<script>"</script >"; alert(1) <!-- <script> </script> alert(2)`)),
    ends: 'read',
    has: [FIRST],
    lacks: ['<script']
  }),
  page('entities', 'declared in its document type', {
    make: () =>
      bytesOf(
        `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "${times('ha', 50)}"><!ENTITY b "${times('&a;', 50)}"><!ENTITY c "${times('&b;', 50)}">]><html><body>${BODY}<p>&c;</p></body></html>`
      ),
    ends: 'read',
    has: [FIRST],
    lacks: ['hahahaha']
  }),
  page('external', 'a file of the machine as an entity', {
    make: () =>
      bytesOf(`<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>${BODY}<p>&x;</p></body></html>`),
    ends: 'read',
    has: [FIRST],
    lacks: ['root:']
  }),
  page('depth', '100,000 elements in one another', {
    make: () => bytesOf(`${times('<div>', 100_000)}x`),
    ends: 'too-deep'
  }),
  page('depth', '100,000 tables, lists and formats', {
    make: () => bytesOf(times('<table><tr><td><ul><li><b><i>', 20_000)),
    ends: 'too-deep'
  }),
  page('depth', 'JSON nested 100,000 deep', {
    make: () =>
      bytesOf(newsPage(`${BODY}<script type="application/ld+json">${times('[{"@graph":', 100_000)}</script>`)),
    ends: 'read',
    has: [FIRST]
  }),
  page('depth', 'sound JSON nested 100,000 deep', {
    make: () =>
      bytesOf(
        newsPage(
          `${BODY}<script type="application/ld+json">{"@graph":${times('[', 100_000)}${times(']', 100_000)}}</script>`
        )
      ),
    ends: 'read',
    has: [FIRST]
  }),
  page('attributes', 'on one element', {
    make: () =>
      bytesOf(newsPage(`<p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}="1"`).join(' ')}>x</p>${BODY}`)),
    ends: 'read',
    has: [FIRST]
  }),
  ...TRAPS.map((trap, index) =>
    page('traps', `run ${index + 1}, ${JSON.stringify(trap.slice(0, 4))}`, {
      make: () => bytesOf(newsPage(`${BODY}<p>${trap}</p>`)),
      // Each `<` and `&` is a piece of its own, and of these there may not be that many.
      ends: ['read', 'too-large'],
      has: [FIRST]
    })
  ),
  page('traps', 'runs of space just short of being cut', {
    make: () => bytesOf(newsPage(`${BODY}<p>${times(`${times(' ', 199)}x`, 25_000)}</p>`)),
    ends: 'read',
    has: [FIRST]
  }),
  page('traps', 'quotes and comments that nobody closes', {
    make: () => bytesOf(`${newsPage(BODY)}${times('<a b="', 100_000)}${times('<!--', 100_000)}`),
    ends: 'read',
    has: [FIRST]
  }),
  page('traps', 'names and titles made for patterns', {
    make: () =>
      bytesOf(
        `<title>${times(' | ', 30_000)}</title><meta name="author" content="By ${times(' ', 90_000)}x"><p class="${times('share ', 50_000)}">${times('By A. ', 30_000)}</p>${BODY}`
      ),
    ends: 'read',
    has: [FIRST]
  }),
  page('pieces', 'a million paragraphs', { make: () => bytesOf(times('<p>x', 1_000_000)), ends: 'too-large' }),
  page('pieces', 'a million references', { make: () => bytesOf(`<p>${times('&amp;', 1_000_000)}`), ends: 'too-large' }),
  page('line', 'a line of 5 MB', { make: () => bytesOf(`<p>${times('word ', 1_000_000)}`), ends: 'read' }),
  page('counts', 'columns of a table', {
    make: () =>
      bytesOf(
        newsPage(
          `${BODY}<table><tr><td colspan="2147483647" rowspan="999999999">a<td>b</table><ol start="-1e99"><li value="1e99">x</ol>`
        )
      ),
    ends: 'read',
    has: [FIRST]
  }),
  page('zeros', 'NUL bytes', { make: () => bytesOf(newsPage(`${BODY}<p>a\u0000b</p>`)), ends: 'binary' }),
  page('zeros', 'controls as references', {
    make: () => bytesOf(newsPage(`${BODY}<p>one&#0;two&#1;&#13;&#x1b;three</p>`)),
    ends: 'read',
    has: [FIRST, 'three']
  }),
  page('surrogates', 'halves as references, and in JSON', {
    make: () =>
      bytesOf(
        newsPage(
          `${BODY}<p>a&#xD800;b&#55357;</p><script type="application/ld+json">{"@type":"NewsArticle","headline":"half \\ud800","author":"\\udc00 A"}</script>`
        )
      ),
    ends: 'read',
    has: [FIRST]
  }),
  page('size', '65 MB', { make: () => Buffer.alloc(65 * 1024 * 1024, '<p>word '), ends: 'too-large' }),
  page('cut', 'in the middle of a tag', {
    make: () => bytesOf(newsPage(`${BODY}<p class="a`)).subarray(0, 1400),
    ends: 'read'
  }),
  page('cut', 'no text at all', { make: () => bytesOf('<script>document.write("x")</script>'), ends: 'empty' })
]
