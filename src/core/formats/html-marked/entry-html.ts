import { spanQuote } from '../../model/annotation'
import type { Fact, NumberedPassage, ToldClaim, ToldRelation } from '../marked/numbered-passages'
import { html, isolated } from './escape'
import { hueStyle } from './text-html'

/** A label as a chip of its colour. */
export function chip(label: string, hue: number | null, count: number | null = null): string {
  const times = count === null ? '' : `<span class="count">${count}</span>`
  return `<span class="chip hued" style="${hueStyle(hue, '')}">${isolated(label)}${times}</span>`
}

/** Everything that is said of a passage, as an item of the list. */
export function entryHtml(passage: NumberedPassage, prefix: string): string {
  const { number, span, label, hue, facts, claims, relations, by } = passage
  const isPlaced = span.orphan === null
  const name = `<span>${number}</span>`
  const back = isPlaced
    ? `<a class="back" href="#${prefix}m${number}" aria-label="${number}, to the passage">${number}</a>`
    : name
  return (
    `<li class="entry hued" id="${prefix}n${number}" style="${hueStyle(hue, '')}">\n` +
    `<div class="head">${back} ${chip(label, hue)}${by === '' ? '' : `<span class="by">${isolated(by)}</span>`}</div>\n` +
    `<blockquote dir="auto">${html(spanQuote(span))}</blockquote>\n` +
    claims.map((claim) => claimHtml(claim, prefix)).join('') +
    factsHtml(facts) +
    tagsHtml(span.tags) +
    relationsHtml(relations, prefix) +
    noteHtml(span.note) +
    '</li>\n'
  )
}

export function noteHtml(note: string): string {
  return note === '' ? '' : `<div class="note" dir="auto"><b>Note</b>${html(note)}</div>\n`
}

export function factsHtml(facts: readonly Fact[]): string {
  if (facts.length === 0) return ''
  const rows = facts.map(([name, words]) => `<dt>${isolated(name)}</dt><dd dir="auto">${html(words)}</dd>\n`)
  return `<dl class="facts">\n${rows.join('')}</dl>\n`
}

export function tagsHtml(tags: readonly string[]): string {
  if (tags.length === 0) return ''
  return `<ul class="tags" aria-label="Tags">${tags.map((tag) => `<li>${isolated(tag)}</li>`).join('')}</ul>\n`
}

function claimHtml({ normalized, speaker, verdict, note, others, by }: ToldClaim, prefix: string): string {
  const facts: string[] = []
  if (speaker !== '') facts.push(`<dt>Speaker</dt><dd dir="auto">${html(speaker)}</dd>\n`)
  if (verdict !== null) {
    const words = `${verdict.glyph} ${verdict.words}`.trim()
    facts.push(`<dt>Verdict</dt><dd>${chip(words, verdict.hue)}</dd>\n`)
  }
  if (others.length > 0) {
    const numbers = others.map((number) => `<a href="#${prefix}n${number}">${number}</a>`).join(', ')
    facts.push(`<dt>Also made in</dt><dd>${numbers}</dd>\n`)
  }
  if (by !== '') facts.push(`<dt>By</dt><dd>${isolated(by)}</dd>\n`)
  const words = normalized === '' ? '' : `<p dir="auto">${html(normalized)}</p>\n`
  return `<div class="claim"><b>Claim</b>\n${words}<dl class="facts">\n${facts.join('')}</dl>\n${noteHtml(note)}</div>\n`
}

const ARROWS = { to: '→', from: '←', both: '↔' } as const

function relationsHtml(relations: readonly ToldRelation[], prefix: string): string {
  if (relations.length === 0) return ''
  const items = relations.map(({ type, direction, number, quote, facts, note, by }) => {
    const where =
      number === null
        ? '<span class="faint">(not in this article)</span>'
        : `<a href="#${prefix}n${number}">${number}</a>`
    const words = quote === '' ? '' : ` <q dir="auto">${html(quote)}</q>`
    const made = direction === 'from' || by === '' ? '' : ` <span class="faint">${isolated(by)}</span>`
    return `<li>${ARROWS[direction]} ${isolated(type)} ${where}${words}${made}\n${factsHtml(facts)}${noteHtml(note)}</li>\n`
  })
  return `<ul class="relations" aria-label="Relations">\n${items.join('')}</ul>\n`
}
