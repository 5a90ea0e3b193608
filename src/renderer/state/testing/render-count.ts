/** What React says of a component's place in the tree; the part of its internals that its developer tools use, too. */
interface Fiber {
  readonly tag: number
  readonly type: unknown
  readonly flags: number
  readonly alternate: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
}

interface Hook {
  readonly supportsFiber: true
  readonly inject: () => number
  readonly onCommitFiberRoot: (id: number, root: { readonly current: Fiber }) => void
  readonly onCommitFiberUnmount: () => void
}

/** Function components, those of `forwardRef`, and those of `memo`. */
const COMPONENTS = new Set([0, 11, 15])
const PERFORMED_WORK = 1

let listener: ((root: Fiber) => void) | null = null

// React looks for this once, when it is loaded: import this file before it.
const hook: Hook = {
  supportsFiber: true,
  inject: () => 1,
  onCommitFiberRoot: (_id, root) => listener?.(root.current),
  onCommitFiberUnmount: () => undefined
}
Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })

/** Counts how often each component renders, by its name, in everything that React shows. One at a time. */
export class RenderCount {
  #counts = new Map<string, number>()

  constructor() {
    listener = (root) => this.#walk(root)
  }

  /** The counts since the last time. */
  take(): Readonly<Record<string, number>> {
    const counts = Object.fromEntries(this.#counts)
    this.#counts = new Map()
    return counts
  }

  end(): void {
    listener = null
  }

  #walk(fiber: Fiber): void {
    // Below a component that did not render and has nothing to do below it, the tree is the same one as before.
    if (fiber.alternate === null || fiber.child !== fiber.alternate.child) {
      for (let child = fiber.child; child; child = child.sibling) this.#walk(child)
    }
    if (!COMPONENTS.has(fiber.tag) || (fiber.alternate !== null && (fiber.flags & PERFORMED_WORK) === 0)) return
    const name = nameOf(fiber.type)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }
}

function nameOf(type: unknown): string {
  if (typeof type === 'function') return type.name
  if (typeof type === 'object' && type !== null) {
    const { type: inner, render } = type as { readonly type?: unknown; readonly render?: unknown }
    return nameOf(inner ?? render)
  }
  return ''
}
