import { parseIpv4 } from '#contract/address.ts'
import { contains } from '#contract/subnet.ts'

/** What a rule says of a packet: it is meant, it is not, or that cannot be told from here. */
export type Meant = 'yes' | 'no' | 'unknown'

/** A packet that a machine would send us. */
export interface ProbePacket {
  readonly nic: string
  readonly protocol: 'udp' | 'tcp'
  readonly source: string
  readonly destination: string
  readonly sourcePort: number
  readonly destinationPort: number
  readonly isBroadcast: boolean
}

export type Verdict =
  | { readonly kind: 'accept' | 'drop' | 'return' | 'continue' }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string }
  /** Something that only the kernel knows. */
  | { readonly kind: 'unknown' }

export interface FilterRule {
  readonly meant: (packet: ProbePacket) => Meant
  /** Of the packet, because a verdict map chooses by it. */
  readonly verdict: (packet: ProbePacket) => Verdict
  /** The rule as its owner would write it. */
  readonly text: string
}

export interface FilterChain {
  readonly name: string
  readonly rules: readonly FilterRule[]
}

/** A chain that the kernel itself starts with. */
export interface BaseChain extends FilterChain {
  /** The order among chains of one hook; smaller is earlier. */
  readonly priority: number
  readonly policy: 'accept' | 'drop'
  /** Chains that its rules may jump to: those of its own table. */
  readonly siblings: ReadonlyMap<string, FilterChain>
  readonly origin: ChainOrigin
}

/** Whose the chain is, as far as its names say. */
export interface ChainOrigin {
  readonly family: 'ip' | 'inet' | 'netdev'
  readonly table: string
  readonly chain: string
}

/** What drops a packet, and where. */
export interface Drop {
  readonly origin: ChainOrigin
  /** The chain that holds the rule, which a jump may have led to. */
  readonly chain: string
  /** Null: no rule, but what the chain does with what no rule took. */
  readonly rule: string | null
}

type Fate = { readonly kind: 'accepted' | 'unknown' } | { readonly kind: 'dropped'; readonly drop: Drop }

/** Deep enough for any rule set that a kernel takes (it allows 16 jumps), small enough for a hostile one. */
const MAX_JUMPS = 16
const MAX_STEPS = 100_000

/** What every base chain makes of the packet. Each one has to accept; each one that drops is named. */
export function fatesOf(packet: ProbePacket, chains: readonly BaseChain[]): readonly Fate[] {
  const budget = { steps: MAX_STEPS }
  return [...chains]
    .sort((one, other) => one.priority - other.priority)
    .map(chain => fateIn(chain, packet, budget))
}

function fateIn(base: BaseChain, packet: ProbePacket, budget: { steps: number }): Fate {
  const outcome = walk(base, packet, base, 0, budget)
  if (outcome.kind === 'ended') return outcome.fate
  return base.policy === 'accept'
    ? { kind: 'accepted' }
    : { kind: 'dropped', drop: { origin: base.origin, chain: base.name, rule: null } }
}

type Outcome = { readonly kind: 'ended'; readonly fate: Fate } | { readonly kind: 'returned' }
const RETURNED: Outcome = { kind: 'returned' }
const UNKNOWN: Outcome = { kind: 'ended', fate: { kind: 'unknown' } }

function walk(
  chain: FilterChain,
  packet: ProbePacket,
  base: BaseChain,
  depth: number,
  budget: { steps: number },
): Outcome {
  if (depth > MAX_JUMPS) return UNKNOWN
  for (const rule of chain.rules) {
    if ((budget.steps -= 1) < 0) return UNKNOWN
    const meant = rule.meant(packet)
    if (meant === 'no') continue
    const verdict = rule.verdict(packet)
    if (verdict.kind === 'continue') continue
    const outcome = follow(verdict, chain, rule)
    if (meant === 'yes') {
      if (outcome.kind === 'ended') return outcome
      if (verdict.kind === 'return' || verdict.kind === 'goto') return RETURNED
      continue
    }
    // It may hold or not. Only what could save a packet that is dropped further on makes the end unknown.
    if (outcome.kind === 'ended' && outcome.fate.kind !== 'dropped') return UNKNOWN
    if (verdict.kind === 'return') return UNKNOWN
  }
  return RETURNED

  function follow(verdict: Verdict, here: FilterChain, rule: FilterRule): Outcome {
    switch (verdict.kind) {
      case 'accept':
        return { kind: 'ended', fate: { kind: 'accepted' } }
      case 'drop': {
        const drop = { origin: base.origin, chain: here.name, rule: rule.text }
        return { kind: 'ended', fate: { kind: 'dropped', drop } }
      }
      case 'jump':
      case 'goto': {
        const next = base.siblings.get(verdict.chain)
        return next ? walk(next, packet, base, depth + 1, budget) : UNKNOWN
      }
      case 'unknown':
        return UNKNOWN
      default:
        return RETURNED
    }
  }
}

/** All must hold. */
export function both(one: Meant, other: Meant): Meant {
  if (one === 'no' || other === 'no') return 'no'
  return one === 'unknown' || other === 'unknown' ? 'unknown' : 'yes'
}

export const not = (meant: Meant): Meant => (meant === 'unknown' ? meant : meant === 'yes' ? 'no' : 'yes')

/** Whether an address lies in `NETWORK/LENGTH` or is the one that is given alone. */
export function isAddressIn(address: string, network: string): Meant {
  const [base = '', length = '32'] = network.split('/')
  const one = parseIpv4(address)
  const other = parseIpv4(base)
  const prefixLength = Number(length)
  if (!one || !other || !(prefixLength >= 0 && prefixLength <= 32)) return 'unknown'
  return contains({ address: other, prefixLength }, one) ? 'yes' : 'no'
}
