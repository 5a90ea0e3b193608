import { Menu } from '@base-ui/react/menu'
import { Check, Ellipsis } from 'lucide-react'
import type { ArticleSummary } from '../../api/views'
import { ARTICLE_STATUSES } from '../../core/model/article'
import type { ArticleStatus } from '../../core/model/article'
import { IconButton } from '../ui/button'
import { Kbd } from '../ui/kbd'
import menu from '../ui/menu.module.css'
import styles from './article-menu.module.css'
import { STATUS_LABELS } from './status-labels'

export interface ArticleMenuProps {
  readonly summary: ArticleSummary
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onStatus: (status: ArticleStatus) => void
  readonly onNewVersion: () => void
  readonly onBin: () => void
}

/** What can be done to one article of the list. */
export function ArticleMenu({ summary, open, onOpenChange, onStatus, onNewVersion, onBin }: ArticleMenuProps) {
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Trigger
        render={
          <IconButton label={`Actions for “${summary.article.title}”`} className={styles.trigger}>
            <Ellipsis size={16} aria-hidden="true" />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4}>
          <Menu.Popup className={menu.popup}>
            <Menu.RadioGroup value={summary.status} onValueChange={(value) => onStatus(value as ArticleStatus)}>
              {ARTICLE_STATUSES.map((status) => (
                <Menu.RadioItem key={status} value={status} closeOnClick className={menu.item}>
                  <span className={menu.check}>
                    <Menu.RadioItemIndicator>
                      <Check size={14} aria-hidden="true" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {STATUS_LABELS[status]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className={menu.separator} />
            <Menu.Item className={menu.item} onClick={onNewVersion}>
              <span className={menu.check} />
              Import a new version…
            </Menu.Item>
            <Menu.Item className={menu.item} onClick={onBin}>
              <span className={menu.check} />
              Move to the bin
              <Kbd aria-hidden="true">Del</Kbd>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
