import type { Handlers } from '../../api/dispatch'
import { commitMatches } from '../search/match-commit'
import type { MatchJob } from '../search/match-job'
import { labelledMatches, matchRows } from '../search/match-rows'
import type { Session } from './session'

export function matchHandlers(
  session: Session
): Pick<
  Handlers,
  'matches.begin' | 'matches.outline' | 'matches.page' | 'matches.labelled' | 'matches.commit' | 'matches.cancel'
> {
  const { ids } = session.options
  const found = async (id: string): Promise<MatchJob> => {
    const job = session.matches.require(id, session.requireLibrary())
    await job.outline
    return job
  }
  return {
    'matches.begin': (request) => {
      const job = ids()
      session.matches.begin(job, session.requireLibrary(), request, (progress) =>
        session.emit({ name: 'matches.progress', payload: { job, ...progress } })
      )
      return Promise.resolve({ job })
    },
    'matches.outline': async ({ job }) => (await found(job)).outline,
    'matches.page': async ({ job, from, limit }) => matchRows(await found(job), from, limit),
    'matches.labelled': async ({ job, label }) => labelledMatches(await found(job), label),
    'matches.commit': async ({ job: id, ...request }) => {
      const report = await commitMatches(await found(id), request, ids)
      session.matches.cancel(id)
      return report
    },
    'matches.cancel': ({ job }) => {
      session.matches.cancel(job)
      return Promise.resolve(null)
    }
  }
}
