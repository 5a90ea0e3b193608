/** How far a text has the words of another one: shares from 0 to 1. */
export interface TokenScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Compares bags of words; two texts without words are the same. */
export function scoreTokens(actual: string, expected: string): TokenScore {
  const [found, wanted] = [tokensOf(actual), tokensOf(expected)]
  if (found.length === 0 && wanted.length === 0) return { precision: 1, recall: 1, f1: 1 }
  const left = new Map<string, number>()
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1)
  let common = 0
  for (const token of found) {
    const count = left.get(token) ?? 0
    if (count === 0) continue
    left.set(token, count - 1)
    common += 1
  }
  const precision = found.length === 0 ? 0 : common / found.length
  const recall = wanted.length === 0 ? 0 : common / wanted.length
  return { precision, recall, f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
