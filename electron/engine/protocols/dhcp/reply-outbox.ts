import type { MacAddress } from '#contract/address.ts'
import type { UdpEndpoint } from '../../net/udp-port.ts'
import type { LeaseStore } from './lease-store.ts'

/** A reply that is ready to be sent. */
export interface OutgoingReply {
  readonly mac: MacAddress
  readonly bytes: Uint8Array
  readonly to: UdpEndpoint
  /** True for a reply that confirms a change of the leases: it leaves once that is on disk, or never. */
  readonly needsCommit: boolean
  /** Called once it has been sent. */
  readonly onSent: (() => void) | null
}

/** Sends replies, and holds those back that must wait for a commit. */
export interface ReplyOutbox {
  post(reply: OutgoingReply): void
  /** Resolves when no reply is waiting. */
  drain(): Promise<void>
}

/**
 * Beyond this, replies that would have to wait are dropped, and those machines ask again. Enough for a disk that takes
 * a second.
 */
const MAX_WAITING = 4096

/**
 * Group commit: the ACKs of all datagrams that one turn of the event loop brings wait for one commit at its end.
 * Offers leave at once, but no reply overtakes an earlier one to the same machine.
 */
export function createReplyOutbox(needs: {
  send: (bytes: Uint8Array, to: UdpEndpoint) => void
  commit: LeaseStore['commit']
}): ReplyOutbox {
  let gathered: OutgoingReply[] = []
  let waitingReplies = 0
  const waitingByMac = new Map<MacAddress, number>()
  let whenEmpty: (() => void)[] = []

  const release = (reply: OutgoingReply): void => {
    needs.send(reply.bytes, reply.to)
    reply.onSent?.()
  }
  const wait = (reply: OutgoingReply): void => {
    waitingReplies++
    waitingByMac.set(reply.mac, (waitingByMac.get(reply.mac) ?? 0) + 1)
    if (gathered.push(reply) === 1) setImmediate(commitGathered)
  }
  const stopWaiting = ({ mac }: OutgoingReply): void => {
    waitingReplies--
    const others = waitingByMac.get(mac)! - 1
    if (others > 0) waitingByMac.set(mac, others)
    else waitingByMac.delete(mac)
  }
  const commitGathered = (): void => {
    const batch = gathered
    gathered = []
    needs.commit(error => {
      for (const reply of batch) {
        stopWaiting(reply)
        if (!error || !reply.needsCommit) release(reply)
      }
      if (waitingReplies > 0) return
      for (const resolve of whenEmpty) resolve()
      whenEmpty = []
    })
  }

  return {
    post(reply) {
      if (!reply.needsCommit && !waitingByMac.has(reply.mac)) release(reply)
      else if (waitingReplies < MAX_WAITING) wait(reply)
    },
    async drain() {
      if (waitingReplies > 0) await new Promise<void>(resolve => whenEmpty.push(resolve))
    },
  }
}
