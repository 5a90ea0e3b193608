/** Sentences of an article long enough to be found as one. */
export const PARAGRAPHS = [
  'The port counted 412 crates on Monday, more than in any week since the spring, and nobody could say whose they were.',
  'By Friday, the harbour master said, 97 of them were gone, although the gates had been shut all week and the guards awake.',
  'Nobody had signed for the crates, and nobody will say who did; the forms, as far as there were any, went with them.',
  'The minister called it a matter for the port, the port called it a matter for the minister, and both called it closed.',
  'What was in them is known only from the smell, which the neighbours describe, with some feeling, as that of old fish.'
]

/** A page around an article, as news sites make them. */
export function newsPage(article: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Crates go missing | Coast Daily</title>
    <meta property="og:site_name" content="Coast Daily"><script>track('page')</script></head><body>
    <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><header><div class="logo">Coast Daily</div></header>
    <main><article><h1>Crates go missing</h1><p class="byline">By Ana Pérez</p><p class="dateline">22 August 2024</p>
    ${article}</article><aside class="sidebar"><h3>Most read</h3><a href="/1">Fish prices</a></aside></main>
    <form action="/subscribe"><input name="mail"><button>Subscribe</button></form>
    <footer>© Coast Daily <a href="/imprint">Imprint</a></footer><img src="https://pixel.example/t.gif" width=1 height=1>
    </body></html>`
}
