import { useMemo, useState } from 'react'
import type { Source } from '../../../core/model/desk'
import { counted } from '../../ui/format-bytes'
import { selectReadOnly } from '../../state/selectors'
import { selectSessionDocuments } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Select } from '../../ui/text-field'
import { DeskList } from './desk-list'
import { DialogKeys } from './dialog-keys'
import { SOURCE_KIND_WORDS, TIER_TOLD } from './desk-words'
import { GroupSuggestions } from './group-suggestions'
import { SourceDialog } from './source-dialog'
import { countUses, groupNames, SOURCE_ORDERS, sortSources } from './source-order'
import type { SourceOrder } from './source-order'
import { SourceRow } from './source-row'
import { useRemove } from './use-remove'

const ORDER_WORDS: Readonly<Record<SourceOrder, string>> = {
  title: 'By title',
  tier: 'Nearest to the fact first',
  group: 'By group',
  used: 'Most used first',
  kind: 'By kind'
}
const NONE: readonly Source[] = []

const wordsOf = ({ title, author, publisher, url, independenceGroup, kind, tier }: Source): string =>
  [
    title,
    author,
    publisher,
    url ?? '',
    independenceGroup,
    SOURCE_KIND_WORDS[kind],
    tier === null ? '' : TIER_TOLD[tier]
  ].join(' ')

interface RemoveUsedProps {
  readonly source: Source
  readonly uses: number
  readonly onRemove: () => void
  readonly onClose: () => void
}

function RemoveUsed({ source, uses, onRemove, onClose }: RemoveUsedProps) {
  return (
    <DialogKeys onClose={onClose}>
      <Dialog
        open
        size="small"
        title={`Remove “${source.title}”?`}
        description={`${counted(uses, 'piece')} of evidence of this session ${uses === 1 ? 'names' : 'name'} it. The evidence stays, without an entry in the source log. It can be undone.`}
        onClose={onClose}
        footer={
          <>
            <Button onClick={onClose}>Keep it</Button>
            <Button variant="danger" onClick={onRemove}>
              Remove
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </DialogKeys>
  )
}

/** The source log of the library: what evidence rests on, and what counts as one source. */
export function SourcesPanel() {
  const sources = useWorkbench((state) => (state.app?.phase === 'ready' ? state.app.library.desk.source : NONE))
  const documents = useWorkbench(selectSessionDocuments)
  const readOnly = useWorkbench(selectReadOnly)
  const remove = useRemove('source')
  const [order, setOrder] = useState<SourceOrder>('title')
  const [writing, setWriting] = useState<Source | 'new' | null>(null)
  const [leaving, setLeaving] = useState<Source | null>(null)
  const uses = useMemo(() => countUses(documents), [documents])
  const rows = useMemo(() => sortSources(sources, order, uses), [sources, order, uses])
  const groups = useMemo(() => groupNames(sources), [sources])
  const usesOf = ({ id }: Source): number => uses.get(id) ?? 0
  const takeAway = (source: Source) => {
    setLeaving(null)
    void remove(source.id, source.title)
  }
  return (
    <>
      <DeskList
        label="Sources"
        rows={rows}
        wordsOf={wordsOf}
        addLabel="Source…"
        onAdd={() => setWriting('new')}
        emptyTitle="No sources yet"
        emptyText="A source is who or what you have it from: a person, a document, a data set. Evidence of any article can name it."
        tools={
          <Select
            label="Order of the sources"
            hideLabel
            value={order}
            onChange={(event) => setOrder(event.target.value as SourceOrder)}
          >
            {SOURCE_ORDERS.map((each) => (
              <option key={each} value={each}>
                {ORDER_WORDS[each]}
              </option>
            ))}
          </Select>
        }
        renderRow={(source) => (
          <SourceRow
            source={source}
            uses={usesOf(source)}
            readOnly={readOnly}
            onChange={() => setWriting(source)}
            onRemove={() => (usesOf(source) > 0 ? setLeaving(source) : takeAway(source))}
          />
        )}
      >
        <GroupSuggestions sources={sources} />
      </DeskList>
      {writing ? (
        <SourceDialog source={writing === 'new' ? null : writing} groups={groups} onClose={() => setWriting(null)} />
      ) : null}
      {leaving ? (
        <RemoveUsed
          source={leaving}
          uses={usesOf(leaving)}
          onRemove={() => takeAway(leaving)}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </>
  )
}
