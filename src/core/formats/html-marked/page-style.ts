/** Everything that a page needs to look as it does, in both themes, on paper, and with the colours of the system. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #16181b);
  --surface: light-dark(#ffffff, #1d2024);
  --line: light-dark(#e4e0d8, #2c3036);
  --ink: light-dark(#1d2125, #e8e6e1);
  --ink-2: light-dark(#4f565f, #b4bac2);
  --ink-3: light-dark(#5f666f, #9ca3ac);
  --accent: light-dark(oklch(0.47 0.11 245), oklch(0.75 0.1 245));
  --ui: 'Inter Variable', Inter, system-ui, sans-serif;
  --read: 'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Noto Serif', serif;
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 14px/1.5 var(--ui);
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.document, .plain {
  max-width: 76rem;
  margin: 0 auto;
  padding: 2rem 1.5rem 4rem;
}
.document + .document { border-top: 1px solid var(--line); }
.columns { display: grid; gap: 2rem 3.5rem; }
@media (min-width: 64rem) {
  .document { padding-left: 4rem; }
  .columns { grid-template-columns: minmax(0, 41rem) minmax(18rem, 1fr); }
}
h1 {
  margin: 0.3em 0 0.7em;
  font: 600 2rem/1.25 var(--read);
  text-wrap: balance;
}
h2 {
  margin: 0 0 0.75rem;
  font: 600 0.95rem/1.4 var(--ui);
}
h2 .faint { font-weight: 400; margin-inline-start: 0.3em; }
.faint { color: var(--ink-3); }
.legend, .tags, .index, .entries, .relations, .places { margin: 0; padding: 0; list-style: none; }
.legend { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-bottom: 2rem; }
.hued, mark {
  --fill: light-dark(oklch(0.945 calc(0.055 * var(--k, 1)) var(--h, 0)), oklch(0.34 calc(0.06 * var(--k, 1)) var(--h, 0)));
  --edge: oklch(0.66 calc(0.14 * var(--k, 1)) var(--h, 0));
  --word: light-dark(oklch(0.36 calc(0.09 * var(--k, 1)) var(--h, 0)), oklch(0.9 calc(0.07 * var(--k, 1)) var(--h, 0)));
}
.chip {
  display: inline-block;
  padding: 0.1rem 0.55rem;
  border-radius: 6px;
  background: var(--fill);
  color: var(--word);
  font-weight: 600;
  font-size: 0.8125rem;
}
.chip .count { font-weight: 400; margin-inline-start: 0.35em; }
.about { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; margin: 0; color: var(--ink-2); }
.about > div { display: flex; gap: 0.4em; margin: 0; min-width: 0; }
.about dd { margin: 0; min-width: 0; }
.about dt { color: var(--ink-3); }
.text {
  counter-reset: paragraph;
  font: 1.1875rem/1.72 var(--read);
}
.text > :is(p, h1, h2, h3, h4, h5, h6) { white-space: pre-wrap; }
.text > p { position: relative; margin: 0 0 0.9em; }
.text > p::before {
  counter-increment: paragraph;
  content: counter(paragraph);
  content: counter(paragraph) / '';
  position: absolute;
  white-space: nowrap;
  inset-inline-end: calc(100% + 1rem);
  top: 0.35em;
  color: var(--ink-3);
  font: 0.72rem/1.72 var(--ui);
}
@media (max-width: 63.99rem) { .text > p::before { content: none; } }
.text > :is(h2, h3, h4, h5, h6) { margin: 1.4em 0 0.5em; font: 600 1.2rem/1.4 var(--read); }
.text > .quote { padding-inline-start: 1.2rem; border-inline-start: 3px solid var(--line); color: var(--ink-2); }
.text > .list-item { padding-inline-start: 1.4rem; }
.text > .caption { color: var(--ink-2); font-size: 0.95rem; }
.text > :is(.code, .table-row) { font: 0.9rem/1.6 ui-monospace, monospace; margin-bottom: 0.2em; }
mark {
  --c0: oklch(0.66 calc(0.14 * var(--k0, 1)) var(--h0));
  --c1: oklch(0.66 calc(0.14 * var(--k1, 1)) var(--h1));
  --c2: oklch(0.66 calc(0.14 * var(--k2, 1)) var(--h2));
  background: var(--fill);
  color: inherit;
  box-decoration-break: clone;
  -webkit-box-decoration-break: clone;
}
mark.lines-1 { box-shadow: 0 2px var(--c0); }
mark.lines-2 { box-shadow: 0 2px var(--c0, var(--paper)), 0 3px var(--paper), 0 5px var(--c1); }
mark.lines-3 {
  box-shadow: 0 2px var(--c0, var(--paper)), 0 3px var(--paper), 0 5px var(--c1, var(--paper)), 0 6px var(--paper), 0 8px var(--c2);
}
.masked { color: var(--ink-3); font-style: italic; }
.number {
  margin-inline-start: 0.12em;
  padding: 0 0.1em;
  color: var(--ink-2);
  font: 600 0.6875rem/1 var(--ui);
  text-decoration: none;
  vertical-align: super;
}
.number::after { content: attr(data-number); content: attr(data-number) / ''; }
.number:hover::after { text-decoration: underline; }
.entries { display: grid; gap: 0.75rem; }
.entry {
  padding: 0.75rem 0.9rem;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--surface);
}
.entry:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.entry > :last-child { margin-bottom: 0; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.5rem; margin: 0 0 0.5rem; }
.head .by { margin-inline-start: auto; color: var(--ink-3); font-size: 0.8125rem; }
.back { color: var(--ink-2); font-weight: 600; text-decoration: none; }
.back:hover { text-decoration: underline; }
blockquote {
  margin: 0 0 0.6rem;
  padding-inline-start: 0.7rem;
  border-inline-start: 3px solid var(--edge, var(--line));
  font: 1rem/1.5 var(--read);
  white-space: pre-wrap;
}
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.15rem 0.75rem; margin: 0 0 0.6rem; }
.facts dt { color: var(--ink-3); }
.facts dd { margin: 0; white-space: pre-wrap; }
.note { margin: 0 0 0.6rem; white-space: pre-wrap; }
.note > b, .claim > b { display: block; color: var(--ink-3); font-weight: 600; font-size: 0.75rem; }
.claim { margin: 0 0 0.6rem; padding: 0.5rem 0.7rem; border-radius: 6px; background: light-dark(#fbfaf7, #16181b); }
.claim > p { margin: 0 0 0.35rem; white-space: pre-wrap; }
.claim > :last-child { margin-bottom: 0; }
.tags { display: flex; flex-wrap: wrap; gap: 0.35rem; margin: 0 0 0.6rem; }
.tags li { padding: 0 0.5rem; border: 1px solid var(--line); border-radius: 99px; font-size: 0.8125rem; }
.relations { margin: 0 0 0.6rem; }
.relations > li > :last-child { margin-bottom: 0; }
.places li, .index li { margin-bottom: 0.4rem; }
.side { display: grid; gap: 2rem; align-content: start; min-width: 0; }
.side > section { min-width: 0; }
@media (forced-colors: active) {
  mark { background: Mark; color: MarkText; text-decoration: underline; }
  .chip { border: 1px solid; }
}
@media print {
  :root { color-scheme: light; --paper: #ffffff; }
  @page { margin: 18mm; }
  body { font-size: 9.5pt; }
  .document, .plain { max-width: none; padding: 0; }
  .document + .document { break-before: page; border: 0; }
  .columns { display: block; }
  .side { display: block; margin-top: 2em; }
  .side > section { margin-bottom: 1.5em; }
  .text { font-size: 11.5pt; line-height: 1.6; }
  .text > p { orphans: 2; widows: 2; }
  .text > p::before { content: none; }
  .entry, .head { break-inside: avoid; }
  .entry { margin-bottom: 0.75em; }
  h1, h2 { break-after: avoid; }
  mark, .chip, .claim { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; }
}
`
