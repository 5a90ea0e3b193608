/** How many items are taken before the window gets a chance to do something else. */
const SLICE = 5_000

/** Work that goes on after the next frame. */
export interface SlicedWork {
  /** Stops it; true when everything was taken already. */
  stop(): boolean
}

export const NOTHING_LEFT: SlicedWork = { stop: () => true }

/** Hands all items to `take`, slice by slice, starting when what is on screen now has been painted. */
export function takeInSlices<Item>(items: readonly Item[], take: (slice: readonly Item[]) => void): SlicedWork {
  let taken = 0
  let timer = 0
  const step = () => {
    take(items.slice(taken, taken + SLICE))
    taken += SLICE
    if (taken < items.length) timer = window.setTimeout(step)
  }
  const frame = requestAnimationFrame(() => (timer = window.setTimeout(step)))
  return {
    stop: () => {
      cancelAnimationFrame(frame)
      window.clearTimeout(timer)
      return taken >= items.length
    }
  }
}
