/** Whether brat's server would take the lines of an annotation file: what it does not, with the reason. */
export function refusedLines(text: string, annotations: string): readonly string[] {
  const points = Array.from(text)
  const ids = new Set<string>()
  const refused: string[] = []
  // Python's codecs end lines at all of these.
  // eslint-disable-next-line no-control-regex -- control characters are what it takes for line ends
  const lines = annotations.split(/\r\n|[\n\r\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]/)
  if (lines.pop() !== '') refused.push('the last line has no end')
  for (const line of lines) {
    const reason = refusal(line, points, ids)
    if (reason !== null) refused.push(`${reason}: ${JSON.stringify(line)}`)
  }
  for (const line of lines) {
    const [, body = ''] = line.split('\t')
    for (const target of referredIn(line[0] ?? '', body)) {
      if (!ids.has(target)) refused.push(`there is no ${target}: ${JSON.stringify(line)}`)
    }
  }
  return refused
}

function refusal(line: string, points: readonly string[], ids: Set<string>): string | null {
  const tab = line.indexOf('\t')
  if (tab === -1) return 'no tab behind the id'
  const id = line.slice(0, tab)
  if (id !== '*' && !/^([A-Za-z]+|#[A-Za-z]*)([0-9]+)(.*?)$/.test(id)) return 'no id'
  if (id !== '*' && ids.has(id)) return 'an id that was there'
  ids.add(id)
  const rest = line.slice(tab + 1)
  const second = rest.indexOf('\t')
  const body = second === -1 ? rest : rest.slice(0, second)
  const tail = second === -1 ? '' : rest.slice(second)
  switch (id[0]) {
    case 'T':
      return passageRefusal(body, tail, points)
    case 'E':
      return /^[A-Za-z0-9_-]+:T\d+(?: [A-Za-z0-9_-]+:[TE]\d+)*$/.test(body) ? null : 'no event'
    case 'R': {
      const [, from, to] = /^[A-Za-z0-9_-]+ ([A-Za-z0-9_-]+):[TE]\d+ ([A-Za-z0-9_-]+):[TE]\d+$/.exec(body) ?? []
      if (from === undefined) return 'no relation'
      return from === to ? 'two ends of one name' : null
    }
    case '*':
      return /^[A-Za-z0-9_-]+(?: [TE]\d+){2,}$/.test(body) ? null : 'no equivalence'
    case 'A':
      return /^[A-Za-z0-9_-]+ [TER]\d+(?: \S+)?$/.test(body) ? null : 'no attribute'
    case 'N':
      return /^\S+ [TE]\d+ [^\s:]+:\S+$/.test(body) ? null : 'no normalisation'
    case '#':
      return /^\S+ \S+$/.test(body) ? null : 'no note'
    default:
      return 'an unknown kind of line'
  }
}

function passageRefusal(body: string, tail: string, points: readonly string[]): string | null {
  const [, places] = /^[A-Za-z0-9_-]+ (\d+ \d+(?:;\d+ \d+)*)$/.exec(body) ?? []
  if (places === undefined) return 'no passage'
  const spans = places.split(';').map((place) => place.split(' ').map(Number) as [number, number])
  const seen: [number, number][] = []
  for (const [start, end] of spans) {
    if (start > end || end > points.length) return 'a place outside the text'
    if (seen.some(([from, to]) => end >= from && start < to)) return 'fragments that overlap or descend'
    seen.push([start, end])
  }
  const words = spans.map(([start, end]) => points.slice(start, end).join('')).join(' ')
  return tail === `\t${words}` ? null : 'other words than in the text'
}

function referredIn(kind: string, body: string): readonly string[] {
  const words = body.split(' ')
  if (kind === 'E' || kind === 'R') return words.flatMap((word) => word.split(':')[1] ?? [])
  if (kind === '*') return words.slice(1)
  return kind === 'T' ? [] : words.slice(1, 2)
}
