import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { MessageType } from '../message-type.ts'
import { OptionCode } from '../option-code.ts'
import { decodeText } from '../value/text.ts'

/** The lease is on the disk before the ACK leaves: after a power cut no address is given twice. */
export function grantLease(needs: { leases: LeaseStore; leaseSeconds: number }): Stage {
  return exchange => {
    const { messageType, address, request, mac, nowMs } = exchange
    if (messageType !== MessageType.Request || !address) return 'next'
    needs.leases.grant({
      ip: address,
      mac,
      hostname: decodeText(request.options.get(OptionCode.HostName)),
      grantedAtMs: nowMs,
      expiresAtMs: nowMs + needs.leaseSeconds * 1000,
    })
    exchange.needsCommit = true
    return 'next'
  }
}
