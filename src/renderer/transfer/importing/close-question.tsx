import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

export interface CloseQuestionProps {
  readonly open: boolean
  readonly onGoOn: () => void
  readonly onKeep: () => void
  readonly onDrop: () => void
}

/** Asked before an import is closed that somebody has worked on. */
export function CloseQuestion({ open, onGoOn, onKeep, onDrop }: CloseQuestionProps) {
  return (
    <Dialog
      open={open}
      onClose={onGoOn}
      closeOnOutside={false}
      title="Close this import?"
      description="Nothing of it is stored yet."
      size="small"
      footer={
        <>
          <Button variant="danger" onClick={onDrop}>
            Drop it
          </Button>
          <Button onClick={onKeep}>Keep it for later</Button>
          <Button variant="primary" onClick={onGoOn}>
            Go on
          </Button>
        </>
      }
    >
      <p>Dropped, its files have to be chosen again, and what you changed here is lost.</p>
    </Dialog>
  )
}
