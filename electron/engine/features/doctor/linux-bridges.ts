import { readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import type { BridgeFacts } from './check/card.ts'

/** USER_HZ: what the kernel counts a bridge's timers in (linux/if_bridge.h). */
const TICKS_PER_SECOND = 100
/** A boot ROM asks for its address for some seconds only. */
const BEARABLE_SECONDS = 2

/** Bridges as /sys/class/net shows them; nothing elsewhere. */
export function createLinuxBridges(root = '/sys/class/net'): BridgeFacts {
  const read = (card: string, file: string): string | null => {
    try {
      return readFileSync(`${root}/${card}/${file}`, 'latin1').trim()
    } catch {
      return null
    }
  }
  return {
    bridgeOf(card) {
      try {
        return basename(readlinkSync(`${root}/${card}/brport/bridge`))
      } catch {
        return null
      }
    },
    forwardDelaySeconds(bridge) {
      if ((read(bridge, 'bridge/stp_state') ?? '0') === '0') return null
      const seconds = Number(read(bridge, 'bridge/forward_delay') ?? 0) / TICKS_PER_SECOND
      return seconds > BEARABLE_SECONDS ? seconds : null
    },
  }
}
