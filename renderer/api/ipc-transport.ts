import type { SlipwayBridge } from '#contract/bridge.ts'
import { failure, type Transport } from './transport.ts'

/** The engine behind Electron's preload. */
export function createIpcTransport(bridge: SlipwayBridge<File>): Transport {
  return {
    place: 'window',
    platform: bridge.platform,
    call: (method, input) => bridge.call(method, input),
    subscribe: listener => bridge.subscribe(listener),
    onStatus(listener) {
      listener('online')
      return () => undefined
    },
    sentParts: null,
    async placeFile(file) {
      const path = bridge.pathForFile(file)
      return path === ''
        ? failure({ code: 'iso-unreadable', params: { path: file.name } })
        : { ok: true, value: { path } }
    },
  }
}
