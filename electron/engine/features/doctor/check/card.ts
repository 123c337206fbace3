import { readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { ipv4FromNumber, type Ipv4 } from '#contract/address.ts'
import type { DoctorFix } from '#contract/doctor.ts'
import type { NetworkCard } from '#contract/network.ts'
import { contains } from '#contract/subnet.ts'
import type { Check, CheckOutcome, OfferChange } from '../check.ts'

type Findings = NonNullable<CheckOutcome['findings']>

/** Facts about bridges that only Linux reports. */
interface BridgeFacts {
  /** The bridge that this card is a port of, which then receives its packets. */
  bridgeOf(card: string): string | null
  /** How long this bridge blocks a port after a cable is plugged in; null if it forwards at once. */
  forwardDelaySeconds(bridge: string): number | null
}

/** There is a card, it is up, and it has an address that machines can reach. */
export function createCardCheck(needs: { bridges: BridgeFacts; offerChange: OfferChange }): Check {
  const { bridges, offerChange } = needs
  return {
    id: 'card',
    async run({ card, cards }) {
      if (!card) return { findings: [{ code: 'no-card', severity: 'blocking', facts: {}, fixes: [] }] }
      return {
        facts: { card: card.name, address: card.address ?? '', kind: card.kind },
        findings: [
          ...addressFindings(card, cards, offerChange),
          ...linkFindings(card, bridges),
          ...wifiFindings(card, cards),
          ...bridgeFindings(card, bridges),
        ],
      }
    },
  }
}

function addressFindings(
  card: NetworkCard,
  cards: readonly NetworkCard[],
  offerChange: OfferChange,
): Findings {
  const facts = { card: card.name }
  if (card.address?.startsWith('169.254.'))
    return [
      { code: 'card-link-local', severity: 'warning', facts: { ...facts, address: card.address }, fixes: [] },
    ]
  if (card.address && !card.problem) return []
  const address = freeAddress(cards)
  const fix: DoctorFix = offerChange({ kind: 'set-address', nic: card.name, address, prefixLength: 24 })
  const other = cards.find(one => one.address && !one.problem && one.kind !== 'vpn')
  return [
    {
      code: 'card-without-address',
      severity: 'blocking',
      facts: { ...facts, address: `${address}/24` },
      fixes: [fix, { kind: 'other-card', card: other?.name ?? null }],
    },
  ]
}

/** 192.168.7.1, or the same host in the first 192.168 network that no card of this computer is in. */
function freeAddress(cards: readonly NetworkCard[]): Ipv4 {
  const first = 192 * 2 ** 24 + 168 * 2 ** 16 + 7 * 256 + 1
  for (let network = 0; network < 200; network += 1) {
    const address = ipv4FromNumber(first + network * 256)
    const isTaken = cards.some(
      card =>
        card.address &&
        (contains({ address, prefixLength: 24 }, card.address) ||
          contains({ address: card.address, prefixLength: card.prefixLength ?? 32 }, address)),
    )
    if (!isTaken) return address
  }
  return ipv4FromNumber(first)
}

function linkFindings(card: NetworkCard, bridges: BridgeFacts): Findings {
  // A bridge in its forward delay reports no carrier, whatever is plugged in.
  const isWaiting = card.kind === 'bridge' && bridges.forwardDelaySeconds(card.name) !== null
  if (card.hasLink !== false || isWaiting) return []
  return [{ code: 'card-without-link', severity: 'warning', facts: { card: card.name }, fixes: [] }]
}

function wifiFindings(card: NetworkCard, cards: readonly NetworkCard[]): Findings {
  if (card.kind !== 'wifi') return []
  const wired = cards.find(one => one.kind === 'ethernet')
  return [
    {
      code: 'card-wifi',
      severity: 'warning',
      facts: { card: card.name },
      fixes: [{ kind: 'other-card', card: wired?.name ?? null }],
    },
  ]
}

function bridgeFindings(card: NetworkCard, bridges: BridgeFacts): Findings {
  const bridge = bridges.bridgeOf(card.name)
  if (bridge !== null)
    return [
      {
        code: 'card-in-bridge',
        severity: 'blocking',
        facts: { card: card.name, bridge },
        fixes: [{ kind: 'other-card', card: bridge }],
      },
    ]
  const seconds = card.kind === 'bridge' ? bridges.forwardDelaySeconds(card.name) : null
  if (seconds === null) return []
  const args = ['link', 'set', card.name, 'type', 'bridge', 'stp_state', '0']
  return [
    {
      code: 'bridge-waits',
      severity: 'warning',
      facts: { card: card.name, seconds },
      fixes: [{ kind: 'show-command', command: { program: 'ip', args } }],
    },
  ]
}

/** USER_HZ, the kernel's unit for a bridge's timers (linux/if_bridge.h). */
const TICKS_PER_SECOND = 100
/** A boot ROM asks for an address for a few seconds only. */
const BEARABLE_SECONDS = 2

/** Bridges from /sys/class/net; none on other systems. */
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
