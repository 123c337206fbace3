import type { MacAddress } from '#contract/address.ts'
import { BoundedMap } from '../../base/bounded-map.ts'

/**
 * How a machine beside another DHCP server is told its boot file. `direct`: in the offer, with option 43's "just
 * download". `boot-server`: the offer names only us, and the machine asks for the file on port 4011 (BINL). OVMF and
 * iPXE take either; some vendors' firmware follows the second only.
 */
export type ProxyShape = 'direct' | 'boot-server'

/** Which shape a machine gets, and which one worked. In memory, for what a boot costs to find out again is one retry. */
export interface BootShapes {
  /** The shape for a question of this firmware; another `xid` is another attempt. */
  shapeFor(mac: MacAddress, xid: number): ProxyShape
  /** It loaded something from us: what it was told last works for it. */
  noteFetched(mac: MacAddress): void
}

interface Attempt {
  shape: ProxyShape
  xid: number
  hasWorked: boolean
}

const MAX_MACHINES = 4096

export function createBootShapes(): BootShapes {
  const attempts = new BoundedMap<MacAddress, Attempt>(MAX_MACHINES)
  return {
    shapeFor(mac, xid) {
      const last = attempts.get(mac)
      const next: Attempt = last ? { ...last, xid } : { shape: 'direct', xid, hasWorked: false }
      if (last && last.xid !== xid && !last.hasWorked)
        next.shape = last.shape === 'direct' ? 'boot-server' : 'direct'
      attempts.set(mac, next)
      return next.shape
    },
    noteFetched(mac) {
      const last = attempts.get(mac)
      if (last) last.hasWorked = true
    },
  }
}
