import { Notification, shell } from 'electron'
import type { Words } from '#words/describe.ts'
import { findUpdate, type Update } from './find-update.ts'
import type { EngineView } from './engine-view.ts'
import { shellErrorLogger, type ShellLog } from './shell-log.ts'
import type { WeeklyMark } from './weekly-mark.ts'

const LOOK_EVERY_MS = 3_600_000

/**
 * Reports a newer version if the user has enabled it: one request a week, without any identification. Nothing is
 * downloaded.
 */
export function watchForUpdates(needs: {
  feed: string | null
  version: string
  view: EngineView
  words: Words
  log: ShellLog
  mark: WeeklyMark
}): void {
  const { feed, version, view, words, log, mark } = needs
  if (feed === null) return
  const look = async (): Promise<void> => {
    if (view.preferences().looksForUpdates !== true || !mark.isDue()) return
    mark.set()
    const update = await findUpdate({ feed, version })
    if (update) tell(update, words, log)
  }
  const lookAndNote = (): void => void look().catch(shellErrorLogger(log, 'update-check-failed'))
  view.watch(lookAndNote)
  setInterval(lookAndNote, LOOK_EVERY_MS).unref()
}

function tell(update: Update, words: Words, log: ShellLog): void {
  const notice = new Notification({
    title: words.text('shell.newVersion', { version: update.version }),
    body: words.text('shell.newVersionText'),
  })
  const openPage = (): void =>
    void shell.openExternal(update.url).catch(shellErrorLogger(log, 'link-not-opened'))
  notice.on('click', openPage)
  notice.show()
}
