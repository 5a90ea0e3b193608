import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { UNITS } from '../quantities/units'
import { calculate } from './calculate'
import { CALCULATOR_EXAMPLES } from './calculator-examples'

const PAGE = new URL('../../../docs/calculator.md', import.meta.url)

function examples(): string {
  const groups = CALCULATOR_EXAMPLES.map(({ title, examples: list }) => {
    const lines = list.map(
      ({ expression, meaning }) => `- \`${expression}\` → ${calculate(expression).result}: ${meaning}`
    )
    return `### ${title}\n\n${lines.join('\n')}`
  })
  return groups.join('\n\n')
}

function units(): string {
  const dimensions = [...new Set(UNITS.map((unit) => unit.dimension))].map((dimension) => {
    const lines = UNITS.filter((unit) => unit.dimension === dimension).map(({ names, symbols, note }) => {
      const written = symbols.length === 0 ? '' : ` (${symbols.map((symbol) => `\`${symbol}\``).join(', ')})`
      return `- ${names[0] ?? ''}${written}${note === undefined ? '' : `. ${note}`}`
    })
    return `### ${dimension.charAt(0).toUpperCase()}${dimension.slice(1)}\n\n${lines.join('\n')}`
  })
  return dimensions.join('\n\n')
}

/** The page with its two lists as they are now. `WRITE_DOCS=1` puts them there. */
it('docs/calculator.md lists the examples with their results, and all units', () => {
  const page = readFileSync(PAGE, 'utf8')
  const now = [
    ['examples', examples()],
    ['units', units()]
  ].reduce(
    (text, [name = '', list = '']) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n\n)[\\s\\S]*?(\n*<!-- /${name} -->)`, 'u'),
        (_, start: string) => `${start}${list}\n\n<!-- /${name} -->`
      ),
    page
  )
  if (process.env['WRITE_DOCS']) writeFileSync(PAGE, now)
  expect(page).toBe(now)
})
