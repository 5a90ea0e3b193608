import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect } from 'react'
import { AnnotateView } from './annotate-view'
import { Inspector } from './claims/inspector'
import { KeepingDialog } from './keeping/keeping-dialog'
import { SchemeDialog } from './labels/editor/scheme-dialog'
import { NewLabelDialog } from './labels/new-label-dialog'
import { ArticleList } from './library/article-list'
import { PrintSheet } from './reader/print-sheet'
import { PrintDialog } from './settings/print-dialog'
import { MatchesView } from './matches-view'
import { RelationEndDialog } from './relations/relation-end-dialog'
import { RelationsView } from './relations-view'
import { MarkingDialogs } from './session/marking/marking-dialogs'
import { MarkingUpkeep } from './session/marking/marking-upkeep'
import { SessionResume, SessionView } from './session-view'
import { SettingsDialog } from './settings/settings-dialog'
import { LiveRegion } from './shell/live-region'
import { RESERVED_KEYS } from './shell/reserved-keys'
import { SetupScreen } from './shell/setup-screen'
import { ShortcutsDialog } from './shell/shortcuts-dialog'
import { WorkbenchFrame } from './shell/workbench-frame'
import { useActions, useWorkbench } from './state/workbench'
import { AnnotationDialog } from './transfer/annotations/annotation-dialog'
import { ExportDialog } from './transfer/exporting/export-dialog'
import { encodeBase64 } from './state/base64'
import { ImportDialog } from './transfer/importing/import-dialog'
import { PendingImportNotice } from './transfer/importing/pending-imports'
import { EmptyState } from './ui/empty-state'
import { OrphanTray } from './versions/orphan-tray'
import { VersionDialog } from './versions/version-dialog'

const LIST = <ArticleList />
const READER = <AnnotateView />
const SESSION = <SessionView />
const NOTICES = <PendingImportNotice />
const INSPECTOR = <Inspector relations={<RelationsView />} orphans={<OrphanTray />} />
const DIALOGS = (
  <>
    <ImportDialog />
    <AnnotationDialog />
    <ExportDialog />
    <VersionDialog encode={encodeBase64} />
    <MatchesView />
    <RelationEndDialog />
    <SettingsDialog />
    <KeepingDialog />
    <PrintDialog />
    <PrintSheet />
    <ShortcutsDialog />
    <SchemeDialog reserved={RESERVED_KEYS} />
    <NewLabelDialog reserved={RESERVED_KEYS} />
    <MarkingDialogs />
    <MarkingUpkeep />
    <SessionResume />
  </>
)

const MORE_CONTRAST = window.matchMedia('(prefers-contrast: more)')

function useTheme(): void {
  const theme = useWorkbench((state) => state.theme)
  const contrast = useWorkbench((state) => state.contrast)
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
  useEffect(() => {
    const apply = () => {
      const isHigh = contrast === 'high' || MORE_CONTRAST.matches
      document.documentElement.dataset['contrast'] = isHigh ? 'high' : 'normal'
    }
    apply()
    MORE_CONTRAST.addEventListener('change', apply)
    return () => MORE_CONTRAST.removeEventListener('change', apply)
  }, [contrast])
}

function Screen() {
  const phase = useWorkbench((state) => state.app?.phase)
  const setup = useWorkbench((state) => (state.app?.phase === 'setup' ? state.app.setup : null))
  const isLost = useWorkbench((state) => state.connection === 'lost')
  if (setup) return <SetupScreen setup={setup} />
  if (phase === 'ready') {
    return (
      <WorkbenchFrame
        list={LIST}
        reader={READER}
        inspector={INSPECTOR}
        session={SESSION}
        dialogs={DIALOGS}
        notices={NOTICES}
      />
    )
  }
  if (isLost) {
    return (
      <EmptyState title="Claimdesk does not answer">
        It is tried again by itself. If nothing happens, start Claimdesk again.
      </EmptyState>
    )
  }
  return <EmptyState title="Opening…" />
}

/** The whole window. It wants a WorkbenchContext around it. */
export function App() {
  const { start } = useActions()
  useTheme()
  useEffect(() => start(), [start])
  return (
    <CSPProvider disableStyleElements>
      <Screen />
      <LiveRegion />
    </CSPProvider>
  )
}
