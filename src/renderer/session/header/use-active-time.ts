import { useEffect, useRef, useState } from 'react'
import type { ClaimRef } from '../../../core/model/desk'
import { selectReadOnly } from '../../state/selectors'
import { keyOfRef } from '../../state/session-queue'
import { selectSession } from '../../state/session-state'
import { ActiveTimer, FLUSH_EVERY } from '../../state/session-timer'
import { useActions, useWorkbench } from '../../state/workbench'

const INPUTS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

const now = (): number => performance.now()

/**
 * Measures the active time on the claim one is at, and sends it when the claim is left, the window goes away, and every
 * minute. Nothing is measured in a session that is paused, finished or has its clock off.
 *
 * @returns seconds that were measured and not sent yet
 */
export function useActiveTime(): number {
  const actions = useActions()
  const isTimed = useWorkbench((state) => {
    const session = selectSession(state)
    return session !== null && session.timed && session.state === 'open' && !selectReadOnly(state)
  })
  const claim = useWorkbench(({ session, bench }) =>
    session.claim && bench.get(session.claim.article)?.layer.claims.has(session.claim.claim) ? session.claim : null
  )
  const [unsent, setUnsent] = useState(0)
  const send = useRef(actions.addTime)
  useEffect(() => {
    send.current = actions.addTime
  }, [actions])
  const key = claim ? keyOfRef(claim) : null

  useEffect(() => {
    if (!isTimed || key === null) return
    const [article = '', id = ''] = key.split('/')
    const ref: ClaimRef = { article, claim: id }
    const timer = new ActiveTimer()
    const show = () => {
      timer.count(now())
      setUnsent(timer.seconds)
    }
    const flush = () => {
      timer.count(now())
      const seconds = timer.take()
      setUnsent(0)
      if (seconds > 0) void send.current(ref, seconds)
    }
    const onInput = () => timer.input(now())
    const away = () => {
      timer.pause(now())
      flush()
    }
    const onVisibility = () => {
      if (document.hidden) away()
    }
    // Going to the claim was an input.
    timer.input(now())
    const ticking = setInterval(show, 1000)
    const flushing = setInterval(flush, FLUSH_EVERY)
    for (const name of INPUTS) window.addEventListener(name, onInput, { capture: true, passive: true })
    window.addEventListener('blur', away)
    window.addEventListener('pagehide', away)
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearInterval(ticking)
      clearInterval(flushing)
      for (const name of INPUTS) window.removeEventListener(name, onInput, { capture: true })
      window.removeEventListener('blur', away)
      window.removeEventListener('pagehide', away)
      document.removeEventListener('visibilitychange', onVisibility)
      flush()
    }
  }, [isTimed, key])

  return unsent
}
