import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { buildReport } from '../build-report'
import type { ReportDocument, Run } from '../report-document'
import { fullDraft, ReportDraft, sampleArticle } from '../testing/sample-report'
import { renderReportHtml } from './render-report-html'

const SMALL: ReportDocument = {
  title: 'Fact-check: <b>',
  language: 'en',
  software: 'Claimdesk 0.0.0-test',
  madeAt: '2024-08-28T12:00:00.000Z',
  blocks: [
    { kind: 'heading', level: 1, id: 'title', runs: [{ text: 'Fact-check: <b>', foreign: true }] },
    { kind: 'facts', rows: [{ name: 'By', value: [{ text: 'A & B', look: 'strong' }] }] },
    { kind: 'heading', level: 2, id: 'claims', runs: [{ text: 'Claims' }] },
    {
      kind: 'table',
      caption: 'At a glance',
      columns: [
        { title: 'Claim', share: 40 },
        { title: 'Outcome', share: 60 }
      ],
      rows: [[[[{ text: 'K-001', to: 'claim-1-k-001' }]], [[{ text: '○ open', tag: { hue: 28 } }]]]]
    },
    { kind: 'heading', level: 3, id: 'claim-1-k-001', runs: [{ text: 'K-001' }] },
    {
      kind: 'quote',
      language: 'fr',
      runs: [{ text: 'a ' }, { text: 'b\u0007', look: 'mark' }],
      locator: [{ text: '¶ 1' }]
    },
    {
      kind: 'annotated',
      number: 1,
      language: 'en',
      masked: false,
      sentences: [{ glyph: '○', state: 'claim still open', hue: 28, runs: [{ text: 'a b', foreign: true }] }]
    }
  ]
}

test('a small report, to the letter', () => {
  const page = renderReportHtml(SMALL)
  const body = page.slice(page.indexOf('<body>'))
  expect(body).toBe(`<body>
<a class="skip" href="#report">Skip to the report</a>
<main id="report">
<header>
<h1 id="title"><bdi>Fact-check: &lt;b&gt;</bdi></h1>
</header>
<dl>
<div><dt>By</dt><dd><strong>A &amp; B</strong></dd></div>
</dl>
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>
<li><a href="#claims">Claims</a></li>
</ol>
</nav>
<section aria-labelledby="claims">
<h2 id="claims">Claims</h2>
<div class="scroll" tabindex="0" role="group" aria-label="At a glance"><table>
<caption>At a glance</caption>
<colgroup><col style="width:40%"><col style="width:60%"></colgroup>
<thead><tr><th scope="col">Claim</th><th scope="col">Outcome</th></tr></thead>
<tbody>
<tr><th scope="row"><p><a href="#claim-1-k-001">K-001</a></p></th><td><p><span class="tag" style="--h:28">○ open</span></p></td></tr>
</tbody>
</table></div>
<section aria-labelledby="claim-1-k-001">
<h3 id="claim-1-k-001">K-001</h3>
<figure><blockquote dir="auto" lang="fr">a <mark>b␇</mark></blockquote><figcaption>¶ 1</figcaption></figure>
<div class="annotated"><span class="side"><span class="no">1</span><span class="states" aria-hidden="true"><span style="--h:28" title="claim still open">○</span></span></span><p dir="auto"><bdi>a b</bdi><span class="state" style="--h:28"><span aria-hidden="true">○</span><span class="unseen"> (claim still open) </span></span></p></div>
</section>
</section>
</main>
</body>
</html>
`)
})

describe('a page that stands alone', () => {
  const page = renderReportHtml(buildReport(fullDraft().input()))
  const { document } = parseHTML(page)

  test('X1: it may load and run nothing, and has nothing to load or run', () => {
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'")
    expect(document.querySelectorAll('script, img, link, iframe, object, embed, base, form, svg').length).toBe(0)
    for (const anchor of document.querySelectorAll('a')) expect(anchor.getAttribute('href')).toMatch(/^#[a-z0-9-]+$/)
    expect(page).not.toMatch(/url\(|@import|src=/)
  })

  test('it can be read without eyes: language, heads of tables, names of sections, states in words', () => {
    expect(document.documentElement.getAttribute('lang')).toBe('en')
    for (const table of document.querySelectorAll('table')) {
      expect(table.querySelector('caption')?.textContent).not.toBe('')
      expect(table.querySelectorAll('thead th[scope="col"]').length).toBeGreaterThan(1)
      for (const row of table.querySelectorAll('tbody tr'))
        expect(row.querySelectorAll('th[scope="row"]').length).toBe(1)
    }
    for (const section of document.querySelectorAll('section')) {
      const name = section.getAttribute('aria-labelledby') ?? ''
      expect(document.getElementById(name)?.textContent).not.toBe('')
    }
    const states = [...document.querySelectorAll('.annotated .unseen')].map(({ textContent }) => textContent?.trim())
    expect(states).toContain('(claim still open)')
    expect(states.length).toBe(8)
  })

  test('every part is in the contents, and its link leads there', () => {
    const links = [...document.querySelectorAll('.contents a')].map((link) => link.getAttribute('href')?.slice(1) ?? '')
    const parts = [...document.querySelectorAll('main > section > h2')].map(({ id }) => id)
    expect(links).toEqual(parts)
    expect(parts.length).toBe(11)
  })
})

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</style><script>alert(1)</script>',
    '\u202Egnp.exe',
    'a\u0000b\u001b[31m',
    "'; } body { display: none",
    '\ud800',
    ']]>',
    '&lt;'
  ),
  fc.string({ unit: 'binary', maxLength: 12 })
)

test('X7: whatever is typed anywhere is nothing but text', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (a, b, c) => {
      const draft = new ReportDraft('One. Two 3 men.', {
        ...sampleArticle(),
        segments: [],
        title: a,
        url: b,
        byline: c
      })
      const claim = draft.claim(
        '3 men',
        { justification: b, proposedText: c, types: ['quantity'] },
        { normalized: a, speaker: b }
      )
      const source = draft.source({ title: c, url: a, interests: b })
      draft.question(claim, b)
      draft.evidence(claim, { quote: a, locator: b, source: source.id, url: c, answer: a })
      draft.contact(claim, { who: a, asked: b, answered: c, isPublic: true })
      const page = renderReportHtml(buildReport(draft.input({}, { name: a, method: b, checker: c })))
      const { document } = parseHTML(page)
      expect(document.querySelectorAll('script, img, link, iframe, object').length).toBe(0)
      expect(document.querySelectorAll('style').length).toBe(1)
      for (const each of document.querySelectorAll('*')) {
        for (const name of each.getAttributeNames()) expect(name).not.toMatch(/^on/)
      }
      // eslint-disable-next-line no-control-regex -- control characters are exactly what must not be there
      expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
      expect(page).not.toMatch(/\p{Cs}/u)
    })
  )
})

test('X7: a mark that turns text round is kept to itself, and a title cannot leave the style', () => {
  const runs: Run[] = [
    { text: '\u202Babc', foreign: true },
    { text: '\u2067abc' },
    { text: '\u202Edef', foreign: true }
  ]
  const page = renderReportHtml({ ...SMALL, title: '"} </style>', blocks: [{ kind: 'paragraph', runs }] })
  expect(page).toContain('<bdi>\u202Babc</bdi>⟦U+2067⟧abc<bdi>⟦U+202E⟧def</bdi>')
  expect(page).toContain('content: "\\000022\\00007d\\000020\\00003c\\00002fstyle\\00003e"')
})
