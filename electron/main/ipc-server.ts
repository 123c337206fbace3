import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { dispatch } from '#contract/dispatch.ts'
import type { Reply } from '#contract/errors.ts'
import type { Subscribe } from '#contract/events.ts'
import { CALL_CHANNEL, PUSH_CHANNEL } from '#contract/ipc-channels.ts'
import type { Handlers } from '#contract/methods.ts'
import { isOwnPage } from './security.ts'

/** The contract over Electron's IPC. Only the main frame of Slipway's page gets replies. */
export function startIpcServer(needs: { handlers: Handlers; subscribe: Subscribe }): void {
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (!isTrusted(event) || typeof method !== 'string') {
      return Promise.resolve({ ok: false, error: { code: 'unauthorised', params: {} } })
    }
    return dispatch(needs.handlers, method, input)
  })
  needs.subscribe(push => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(PUSH_CHANNEL, push)
  })
}

function isTrusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && isOwnPage(frame.url)
}
