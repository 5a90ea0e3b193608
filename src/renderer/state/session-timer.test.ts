import { describe, expect, it } from 'vitest'
import { ActiveTimer, IDLE_AFTER } from './session-timer'

const timerWith = (inputs: readonly number[]): ActiveTimer => {
  const timer = new ActiveTimer()
  for (const at of inputs) timer.input(at)
  return timer
}

describe('active time', () => {
  it('counts from the first input on', () => {
    const timer = timerWith([10_000, 15_000])
    timer.count(20_000)
    expect(timer.seconds).toBe(10)
  })

  it('stops a minute after the last input, and begins anew with the next', () => {
    const timer = timerWith([0])
    timer.count(10 * IDLE_AFTER)
    expect(timer.seconds).toBe(60)
    expect(timer.isRunning(10 * IDLE_AFTER)).toBe(false)
    timer.input(10 * IDLE_AFTER)
    timer.count(10 * IDLE_AFTER + 5000)
    expect(timer.seconds).toBe(65)
  })

  it('does not run while the window is away', () => {
    const timer = timerWith([0])
    timer.pause(4000)
    timer.count(30_000)
    expect(timer.seconds).toBe(4)
    timer.input(31_000)
    timer.count(33_000)
    expect(timer.seconds).toBe(6)
  })

  it('loses no part of a second when seconds are taken', () => {
    const timer = timerWith([0])
    timer.count(1500)
    expect(timer.take()).toBe(1)
    timer.count(3000)
    expect(timer.take()).toBe(2)
    expect(timer.take()).toBe(0)
  })

  it('counts nothing twice however often it is asked', () => {
    const timer = timerWith([0])
    for (let now = 0; now <= 9000; now += 250) timer.count(now)
    expect(timer.seconds).toBe(9)
  })
})
