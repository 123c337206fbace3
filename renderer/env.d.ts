import type { SlipwayBridge } from '#contract/bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly slipway?: SlipwayBridge<File>
  }
}
