import { describe, expect, it } from 'vitest'
import { parseHtml } from './parse-html'
import { readBlocks } from './read-blocks'

const blocks = (html: string) => {
  const { body } = parseHtml(html)
  return body ? readBlocks(body).map(({ linkShare: _linkShare, ...block }) => block) : []
}
const texts = (html: string) => blocks(html).map(({ text }) => text)

describe('the paragraphs of a page', () => {
  it.each([
    ['white space is one space, as a browser shows it', '<p> a \n <b>b</b>\t c </p>', ['a b c']],
    ['a no-break space stays', '<p>10&nbsp;km</p>', ['10\u00a0km']],
    ['elements of a line do not part words', '<p>un<b>break</b>able</p>', ['unbreakable']],
    ['elements of a page do', '<div>a<div>b</div>c</div>', ['a', 'b', 'c']],
    ['one line break is a space', 'a<br>b', ['a b']],
    ['two are a paragraph', 'a<br> <br>b<br><br><br>c', ['a', 'b', 'c']],
    ['references are read', '<p>&lt;b&gt; &amp; &eacute; &#8217; &#x1F600;</p>', ['<b> & é ’ 😀']],
    ['links keep their words', '<p>see <a href="javascript:x()">the list</a>.</p>', ['see the list.']],
    ['pictures say nothing', '<p>a<img src=x alt="A harbour">b</p>', ['ab']],
    ['pictographs do', '<p>a <img class=emoji alt="🙂"></p>', ['a 🙂']],
    [
      'hidden elements go',
      '<p>a</p><p hidden>b</p><p style="color:red; display : none">c</p><p aria-hidden=true>d</p>',
      ['a']
    ],
    [
      'fields and buttons go',
      '<form><p>a</p><label>b</label><input value=c><button>d</button><select><option>e</select></form>',
      ['a', 'b']
    ],
    ['navigation goes', '<nav>a</nav><div role=navigation>b</div><p>c</p>', ['c']],
    ['share bars go', '<p>a</p><ul class="post-shareButtons social"><li>Tweet<li>Mail</ul>', ['a']],
    [
      'a whole article may be called social',
      `<div class="social">${'All of these are words of it. '.repeat(10)}</div>`,
      ['All of these are words of it. '.repeat(10).trim()]
    ]
  ])('%s', (_what, html, expected) => {
    expect(texts(html)).toEqual(expected)
  })

  it('says what each is', () => {
    const html = `<h2>H</h2><ul><li>one<ul><li>two</ul></ul><blockquote><p>q</p></blockquote>
      <figure><img><figcaption>cap</figcaption></figure><pre>x = 1\n  y = 2</pre>`
    expect(blocks(html)).toEqual([
      { text: 'H', kind: 'heading', level: 2 },
      { text: 'one', kind: 'list-item', level: 1 },
      { text: 'two', kind: 'list-item', level: 2 },
      { text: 'q', kind: 'quote' },
      { text: 'cap', kind: 'caption', role: 'caption' },
      { text: 'x = 1', kind: 'code' },
      { text: 'y = 2', kind: 'code' }
    ])
  })

  it('rows of a table are paragraphs; a table that arranges a page is not there', () => {
    expect(blocks('<table><tr><th>Year<th>Crates<tr><td>2023<td><td>412</table>')).toEqual([
      { text: 'Year | Crates', kind: 'table-row' },
      { text: '2023 | 412', kind: 'table-row' }
    ])
    expect(blocks('<table><tr><td><p>a</p><p>b</p><td><p>c</p></table>')).toEqual([
      { text: 'a' },
      { text: 'b' },
      { text: 'c' }
    ])
  })

  it('a sign-up box and links to other articles are marked, not left out', () => {
    const html = `<p>Text.</p><div class="newsletter-box"><p>Get our letter</p></div>
      <div class="related-posts"><a href=x>Another story</a></div>`
    expect(blocks(html).map(({ role }) => role)).toEqual([undefined, 'ad', 'teaser'])
  })
})
