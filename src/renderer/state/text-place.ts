/** Where the selection of the page stands, to be put back when the focus returns to the text. */
export interface TextPlace {
  /** Puts the selection back; does nothing where the text is another one by now. */
  readonly restore: () => void
}

/** Remembers the selection of the page: a field that takes the focus takes it away from the text. */
export function rememberTextPlace(): TextPlace {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {}
  return {
    restore() {
      if (!anchorNode?.isConnected || !focusNode?.isConnected) return
      document.getSelection()?.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0)
    }
  }
}
