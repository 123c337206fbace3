import type { Ipv4 } from '#contract/address.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { createOncePer } from './once-per.ts'
import { NO_ADDRESS, type DhcpPacket } from './packet.ts'
import { readOtherServer, type NoteOtherServer } from './stage/other-server.ts'

const TELL_AGAIN_MS = 600_000

/** The server that gives an address with this message, if it is one and not ours; a proxy gives none. */
export function readAddressServer(message: DhcpPacket, ours: Ipv4): Ipv4 | null {
  return message.yiaddr === NO_ADDRESS ? null : readOtherServer({ request: message }, ours)
}

/** Tells of other DHCP servers on the card, each once in a while: beside a server of our own one is a conflict. */
export function createOtherServers(needs: {
  isConflict: boolean
  record: RecordFact
  /** Hears of every one at once; the serving state shows it. */
  onSeen: (server: Ipv4) => void
}): NoteOtherServer {
  const told = createOncePer(TELL_AGAIN_MS)
  return (server, nowMs) => {
    if (!told.isDue(server, nowMs)) return
    needs.record(
      { kind: 'dhcp.other-server-seen', server, isConflict: needs.isConflict },
      { mac: null, ip: null },
    )
    needs.onSeen(server)
  }
}
