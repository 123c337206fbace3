import type { SlipwayBridge } from '#contract/bridge.ts'

declare global {
  interface Window {
    /** Set by the preload; absent in a browser. */
    readonly slipway?: SlipwayBridge<File>
  }
}
