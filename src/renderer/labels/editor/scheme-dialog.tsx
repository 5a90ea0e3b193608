import { useState } from 'react'
import type { ReservedKeys } from '../../../core/labels/scheme-keys'
import type { SchemeDraft } from '../../../core/labels/scheme-draft'
import { NEW_SCHEME, readSchemeDraft } from '../../state/scheme-drafts'
import { selectSchemes } from '../../state/scheme-selectors'
import { selectLibrary, selectScheme } from '../../state/selectors'
import { useWorkbench } from '../../state/workbench'
import { EditorDialog } from './editor-dialog'

/** The editor of label schemes. `reserved` are the keys that the program's own commands have. */
export function SchemeDialog({ reserved }: { readonly reserved: ReservedKeys }) {
  const isOpen = useWorkbench((state) => state.dialog === 'schemes')
  return isOpen ? <OpenDialog reserved={reserved} /> : null
}

function OpenDialog({ reserved }: { readonly reserved: ReservedKeys }) {
  const library = useWorkbench(selectLibrary)
  const schemes = useWorkbench(selectSchemes)
  const active = useWorkbench(selectScheme)
  const asked = useWorkbench((state) => state.editedScheme)
  const [chosen, setChosen] = useState<{ readonly scheme: string; readonly fresh: SchemeDraft | null } | null>(null)
  if (!library || !active) return null
  const wanted = chosen?.scheme ?? asked ?? active.id
  const scheme = schemes.find(({ id }) => id === wanted) ?? (wanted === NEW_SCHEME ? null : active)
  return (
    <EditorDialog
      // Another scheme, another draft.
      key={`${scheme?.id ?? NEW_SCHEME} ${chosen?.fresh?.scheme.id ?? ''}`}
      library={library.id}
      schemes={schemes}
      scheme={scheme}
      fresh={chosen?.fresh ?? null}
      hasNew={scheme === null || readSchemeDraft(library.id, NEW_SCHEME) !== null}
      isDefault={scheme?.id === library.defaultScheme}
      readOnly={library.readOnly !== null}
      reserved={reserved}
      onChoose={(id, fresh) => setChosen({ scheme: id, fresh: fresh ?? null })}
    />
  )
}
