/** How a kind of fault is run. The same seed and numbers give the same runs again. */
export interface FaultOptions {
  /** How many runs; what one run is, each kind says. */
  readonly runs: number
  readonly seed: number
  /** Number of the first run: to repeat run 17 alone, `from` is 17 and `runs` is 1. */
  readonly from: number
  /** Hears how far it is; a line at a time. */
  readonly say: (line: string) => void
}

/** A promise that was broken. */
export interface FaultViolation {
  readonly run: number
  readonly what: string
  /** Files, by name, that help to see why: put beside the report. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
}

/** What became of all runs of a kind. */
export interface FaultResult {
  readonly kind: string
  readonly seed: number
  readonly runs: number
  /** How often what was tried, and how often the promise held. */
  readonly table: readonly (readonly [what: string, tried: number, held: number])[]
  readonly violations: readonly FaultViolation[]
}

/** A kind of fault, as `npm run faults` lists it. */
export interface FaultKind {
  /** Its option: `--kills`. */
  readonly id: string
  /** What is done to the library, and which rules have to hold, for the heading of its table. */
  readonly title: string
  /** Runs when no number is given. */
  readonly short: number
  readonly run: (options: FaultOptions) => Promise<FaultResult>
}
