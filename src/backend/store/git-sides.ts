/** Both sides of a file that Git could not merge, each a whole file. */
export interface GitSides {
  readonly ours: string
  readonly theirs: string
}

/** Takes Git's marks out of a file: what stood on either side. Null when there are none, or they do not fit together. */
export function gitSides(text: string): GitSides | null {
  if (!/^<{7} /m.test(text)) return null
  const ours: string[] = []
  const theirs: string[] = []
  let side: 'both' | 'ours' | 'base' | 'theirs' = 'both'
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^(<{7} |\|{7}|={7}\r?\n?$|>{7} )/.exec(line)?.[1]?.[0]
    if (mark === '<' && side === 'both') side = 'ours'
    else if (mark === '|' && side === 'ours') side = 'base'
    else if (mark === '=' && (side === 'ours' || side === 'base')) side = 'theirs'
    else if (mark === '>' && side === 'theirs') side = 'both'
    else if (mark !== undefined) return null
    else {
      if (side === 'both' || side === 'ours') ours.push(line)
      if (side === 'both' || side === 'theirs') theirs.push(line)
    }
  }
  return side === 'both' ? { ours: ours.join(''), theirs: theirs.join('') } : null
}
