import { useEffect, useState } from 'react'
import type { ImportDetail, ImportItem } from '../../../api/import-views'
import { explainError } from '../../state/explain-error'
import type { ImportFlow } from './import-flow'

export interface DetailState {
  readonly detail: ImportDetail | null
  readonly problem: string | null
}

const WAITING: DetailState = { detail: null, problem: null }

/** A document in full, asked for when it is to be shown and again when it was read again. */
export function useDetail(flow: ImportFlow, item: ImportItem | null): DetailState {
  const [state, setState] = useState<DetailState & { readonly item: ImportItem | null }>({ item: null, ...WAITING })
  useEffect(() => {
    if (!item || item.problem) return
    let isGone = false
    const show = (found: DetailState) => {
      if (!isGone) setState({ item, ...found })
    }
    flow.detail(item.item).then(
      (detail) => show({ detail, problem: null }),
      (error: unknown) => show({ detail: null, problem: explainError(error) })
    )
    return () => {
      isGone = true
    }
  }, [flow, item])
  return item !== null && state.item === item ? state : WAITING
}
