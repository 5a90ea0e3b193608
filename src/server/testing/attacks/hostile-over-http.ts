import { hostileCalls as makeCalls } from '../../../api/testing/hostile-calls'
import type { Dice } from '../../../api/testing/hostile-values'
import { ask } from './attack'
import { judge, judgeNo, stillServes } from './judge'
import { converse } from './raw-connection'
import type { Target } from './target'

export { isPolluted } from '../../../api/testing/hostile-values'

/** Made-up parameters for every call of the contract, sent as a window that is signed in would send them (X3). */
export async function hostileCalls(
  target: Target,
  { seed, each }: { seed: number; each: number }
): Promise<{ tried: number; violations: string[] }> {
  const violations: string[] = []
  let tried = 0
  for (const { name, params, wellFormed } of makeCalls(seededDice(seed), each, [target.article])) {
    // What fits the contract may be carried out: whether it is right to is not a matter of this border.
    if (wellFormed) continue
    tried += 1
    const before = await target.state()
    const body = JSON.stringify({ id: 'x', name, params })
    const conversation = await converse(target.port, [ask(target, { body })], { wanted: 1 })
    const wrong = [...judge(target, conversation), ...conversation.answers.flatMap(judgeNo)]
    if ((await target.state()) !== before) wrong.push('files have changed')
    if (wrong.length > 0) violations.push(`seed ${seed}, number ${tried}, ${name}: ${wrong.join('; ')}`)
  }
  return { tried, violations: [...violations, ...(await stillServes(target))] }
}

/** Numbers that come again with the same seed (mulberry32). */
function seededDice(seed: number): Dice {
  let state = seed >>> 0
  return {
    whole(below) {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
    }
  }
}
