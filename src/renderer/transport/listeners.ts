/** Those who want to hear of something. */
export class Listeners<Message> {
  readonly #all = new Set<(message: Message) => void>()

  /** The function that comes back ends it. */
  readonly add = (listener: (message: Message) => void): (() => void) => {
    this.#all.add(listener)
    return () => void this.#all.delete(listener)
  }

  tell(message: Message): void {
    for (const listener of [...this.#all]) listener(message)
  }
}
