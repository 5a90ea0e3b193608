import { shownAmongOthers } from '../shown-text'

/** The look of a report: calm, on screen in both themes, on paper, and with the colours of the system. */
export const REPORT_STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #16181b);
  --surface: light-dark(#ffffff, #1d2024);
  --line: light-dark(#e4e0d8, #2c3036);
  --line-strong: light-dark(#cfc9be, #40464e);
  --ink: light-dark(#1d2125, #e8e6e1);
  --ink-2: light-dark(#4f565f, #b4bac2);
  --ink-3: light-dark(#5f666f, #9ca3ac);
  --accent: light-dark(oklch(0.47 0.11 245), oklch(0.75 0.1 245));
  --mark: light-dark(oklch(0.945 0.06 95), oklch(0.36 0.07 95));
  --mark-line: oklch(0.66 0.14 95);
  --ui: 'Inter Variable', Inter, system-ui, 'Segoe UI', 'Liberation Sans', 'DejaVu Sans', sans-serif;
  --read: 'Source Serif 4 Variable', 'Source Serif 4', Charter, Georgia, 'Noto Serif', 'Liberation Serif', 'DejaVu Serif', serif;
}
* { box-sizing: border-box; }
html { scroll-behavior: auto; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 var(--ui); overflow-wrap: anywhere; }
main { max-width: 54rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--surface); border: 1px solid var(--line-strong); border-radius: 8px; }
.skip:focus { top: 1rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h1 { margin: 0 0 0.6rem; font: 600 2.1rem/1.2 var(--read); letter-spacing: -0.01em; text-wrap: balance; }
h2 { margin: 3.5rem 0 1rem; padding-top: 1rem; border-top: 2px solid var(--ink); font: 600 1.45rem/1.3 var(--read); }
h3 { margin: 2.6rem 0 0.8rem; padding-top: 0.9rem; border-top: 1px solid var(--line-strong); font: 600 1.08rem/1.45 var(--ui); }
h4 { margin: 1.4rem 0 0.5rem; font: 600 0.8125rem/1.4 var(--ui); color: var(--ink-2); }
h2 + h3, section > h2 + section > h3 { margin-top: 1.2rem; }
p { margin: 0 0 0.75rem; white-space: pre-wrap; }
.lead { font: 1.1rem/1.6 var(--read); color: var(--ink-2); }
.faint, .faint a { color: var(--ink-3); }
.notice { padding: 0.6rem 0.9rem; border: 1px solid var(--line); border-inline-start: 3px solid oklch(0.66 0.14 70); border-radius: 6px; background: var(--surface); }
.words { font-family: var(--read); font-size: 1.04em; }
code { font: 0.86em/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; }
.tag {
  display: inline-block; margin-inline-end: 0.2rem; padding: 0.02rem 0.5rem; border-radius: 5px; font: 600 0.8125rem/1.5 var(--ui);
  background: light-dark(oklch(0.945 calc(0.05 * var(--k, 1)) var(--h)), oklch(0.32 calc(0.06 * var(--k, 1)) var(--h)));
  color: light-dark(oklch(0.36 calc(0.1 * var(--k, 1)) var(--h)), oklch(0.9 calc(0.07 * var(--k, 1)) var(--h)));
  box-shadow: inset 0 0 0 1px light-dark(oklch(0.82 calc(0.07 * var(--k, 1)) var(--h)), oklch(0.5 calc(0.08 * var(--k, 1)) var(--h)));
}
.contents { margin: 2.2rem 0 0; padding: 1rem 1.3rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
.contents h2 { margin: 0 0 0.5rem; padding: 0; border: 0; font: 600 0.8125rem/1.4 var(--ui); color: var(--ink-2); }
.contents ol { margin: 0; padding-inline-start: 1.4rem; columns: 2; column-gap: 2.5rem; }
.contents li { margin-bottom: 0.2rem; break-inside: avoid; }
.contents a { color: inherit; text-decoration-color: var(--line-strong); }
dl { display: grid; gap: 0.28rem 0; margin: 0 0 1rem; }
dl > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 1rem; }
dt { color: var(--ink-3); }
dd { margin: 0; white-space: pre-wrap; }
ul, ol { margin: 0 0 1rem; padding-inline-start: 1.4rem; }
li { margin-bottom: 0.3rem; white-space: pre-wrap; }
figure { margin: 0 0 1rem; }
blockquote { margin: 0; padding: 0.1rem 0 0.1rem 1rem; border-inline-start: 3px solid var(--mark-line); font: 1.08rem/1.6 var(--read); white-space: pre-wrap; }
.entry blockquote { border-color: var(--line-strong); font-size: 1rem; }
figcaption { padding-inline-start: 1rem; margin-top: 0.25rem; color: var(--ink-3); font-size: 0.875rem; }
mark { background: var(--mark); color: inherit; box-shadow: 0 2px var(--mark-line); border-radius: 2px 2px 0 0; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.scroll { overflow-x: auto; margin: 0 0 1.2rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.9rem; line-height: 1.45; }
.scroll > table { table-layout: fixed; min-width: 38rem; }
caption { text-align: start; padding: 0 0 0.4rem; color: var(--ink-2); font-weight: 600; font-size: 0.8125rem; }
th, td { padding: 0.5rem 0.6rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
th:first-child, td:first-child { padding-inline-start: 0; }
thead th { color: var(--ink-2); font-weight: 600; font-size: 0.8125rem; border-bottom: 1px solid var(--ink-3); vertical-align: bottom; }
td p:last-child, th p:last-child { margin: 0; }
td p, th p { margin-bottom: 0.35rem; }
.bars { width: auto; min-width: min(100%, 42rem); margin-bottom: 1.4rem; font-size: 0.95rem; }
.bars caption { padding-bottom: 0.2rem; }
.bars th, .bars td { padding: 0.2rem 0.8rem 0.2rem 0; border: 0; vertical-align: middle; }
.bars .number { text-align: end; font-variant-numeric: tabular-nums; }
.bars .glyph { display: inline-block; width: 1.2em; color: var(--ink-2); }
.bars td:last-child { width: 20rem; padding-inline-end: 0; }
.bar { display: block; height: 0.55rem; width: var(--s); min-width: 1px; border-radius: 2px; background: light-dark(oklch(0.62 calc(0.12 * var(--k, 1)) var(--h)), oklch(0.7 calc(0.12 * var(--k, 1)) var(--h))); }
.entry { margin: 0 0 0.9rem; padding: 0.8rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
.entry > :last-child { margin-bottom: 0; }
.entry dl { margin-bottom: 0.6rem; font-size: 0.9rem; gap: 0.15rem 0; }
.head { margin-bottom: 0.5rem; }
.annotated { display: grid; grid-template-columns: 3.4rem minmax(0, 1fr); gap: 0 1rem; }
.annotated > p { margin-bottom: 1rem; font: 1.08rem/1.75 var(--read); }
.side { padding-top: 0.3rem; text-align: end; color: var(--ink-3); font-size: 0.75rem; line-height: 1.35; }
.no, .states { display: block; }
.states > span, .state { color: light-dark(oklch(0.45 calc(0.12 * var(--k, 1)) var(--h)), oklch(0.78 calc(0.12 * var(--k, 1)) var(--h))); }
.states > span { display: inline-block; min-width: 1em; text-align: center; font-weight: 600; }
.state { margin: 0 0.15em; font: 600 0.72em/1 var(--ui); vertical-align: super; }
.annotated a { white-space: nowrap; text-decoration: none; font: 600 0.72em/1 var(--ui); vertical-align: super; }
.annotated a:hover { text-decoration: underline; }
.annotated.masked > p { color: var(--ink-3); font-style: italic; }
@media (max-width: 40rem) {
  dl > div { grid-template-columns: 1fr; gap: 0; }
  .contents ol { columns: 1; }
  .annotated { grid-template-columns: 1fr; }
  .side { text-align: start; }
  .no, .states { display: inline; margin-inline-end: 0.5em; }
}
@media (forced-colors: active) {
  mark { background: Mark; color: MarkText; }
  .tag, .bar { border: 1px solid; }
}
@media print {
  :root { color-scheme: light; --paper: #ffffff; --surface: #ffffff; --ink: #000000; --accent: #1d2125; }
  body { font-size: 10pt; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  .skip { display: none; }
  a { text-decoration: none; }
  header { padding-top: 42mm; }
  .contents { break-inside: avoid; }
  h2 { font-size: 16pt; border-top: 1.5pt solid #000000; margin-top: 2.4rem; }
  :is(#summary, #changes, #claims, #text, #sources) { break-before: page; margin-top: 0; padding-top: 0; border: 0; }
  h2, h3, h4, caption, .head { break-after: avoid; }
  h3 { font-size: 11.5pt; margin-top: 1.8rem; }
  p, li, blockquote { orphans: 3; widows: 3; }
  dl > div, tr, .annotated > .side { break-inside: avoid; }
  .entry { break-inside: auto; }
  .entry > .head, .entry > figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .scroll > table { min-width: 0; font-size: 8.8pt; }
  .page-break { break-before: page; }
  .annotated > p { font-size: 11pt; line-height: 1.6; }
  mark, .tag, .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`

/** Longest title in the head of a page, in UTF-16 code units. */
const LONGEST_HEAD = 90

/** Paper, margins, and what stands on every page: the title above, the number below. */
export function pageRules(title: string): string {
  const shown = shownAmongOthers(title).slice(0, LONGEST_HEAD)
  const edge = 'font: 8pt system-ui, sans-serif; color: #5f666f;'
  return `@page {
  size: A4;
  margin: 22mm 20mm 20mm;
  @top-left { content: ${cssString(shown)}; ${edge} }
  @bottom-right { content: counter(page) " / " counter(pages); ${edge} }
}
@page :first { @top-left { content: none; } }
`
}

/** A text as a CSS string: whatever is no letter or digit stands by its number, so that nothing can end it. */
function cssString(text: string): string {
  const inside = text.replace(/[^A-Za-z0-9]/gu, (character) => {
    return `\\${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`
  })
  return `"${inside}"`
}
