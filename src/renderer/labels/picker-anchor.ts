import type { Box } from '../state/window-box'

/** A box of the window as something that a popover can stand beside; without one, the middle of the window. */
export function anchorAt(box: Box | null): { getBoundingClientRect: () => DOMRect } {
  const { left, top, width, height } = box ?? {
    left: window.innerWidth / 2,
    top: window.innerHeight / 3,
    width: 0,
    height: 0
  }
  return { getBoundingClientRect: () => new DOMRect(left, top, width, height) }
}
