/** A box in the window, in CSS pixels; a DOMRect is one. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
