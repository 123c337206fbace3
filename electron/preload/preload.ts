import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { SlipwayBridge } from '#contract/bridge.ts'
import type { Reply } from '#contract/errors.ts'
import type { Push } from '#contract/events.ts'
import { CALL_CHANNEL, PUSH_CHANNEL } from '#contract/ipc-channels.ts'

const bridge: SlipwayBridge<File> = {
  call: (method, input) => ipcRenderer.invoke(CALL_CHANNEL, method, input) as Promise<Reply<unknown>>,
  // Returns a closure that removes the listener: contextBridge wraps functions on every call, so the page cannot remove
  // a listener by identity.
  subscribe(listener) {
    const onPush = (_event: IpcRendererEvent, push: Push): void => listener(push)
    ipcRenderer.on(PUSH_CHANNEL, onPush)
    return () => void ipcRenderer.removeListener(PUSH_CHANNEL, onPush)
  },
  pathForFile: file => webUtils.getPathForFile(file),
  platform: process.platform,
}

contextBridge.exposeInMainWorld('slipway', Object.freeze(bridge))
