import { parseIpv4 } from '#contract/address.ts'
import { contains } from '#contract/subnet.ts'

/** Whether a rule matches a packet: yes, no, or it cannot be decided here. */
export type Meant = 'yes' | 'no' | 'unknown'

/** A packet that a booting machine would send. */
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
  /** The kernel decides at run time. */
  | { readonly kind: 'unknown' }

export interface FilterRule {
  readonly meant: (packet: ProbePacket) => Meant
  /** Depends on the packet, because a verdict map may select it. */
  readonly verdict: (packet: ProbePacket) => Verdict
  /** The rule in the syntax of its owner's tool. */
  readonly text: string
}

export interface FilterChain {
  readonly name: string
  readonly rules: readonly FilterRule[]
}

/** A chain that the kernel enters from a hook. */
export interface BaseChain extends FilterChain {
  /** The order among chains of one hook; lower numbers run first. */
  readonly priority: number
  readonly policy: 'accept' | 'drop'
  /** Chains that its rules may jump to: those of the same table. */
  readonly siblings: ReadonlyMap<string, FilterChain>
  readonly origin: ChainOrigin
}

/** The owner of a chain, as far as its names show. */
export interface ChainOrigin {
  readonly family: 'ip' | 'inet' | 'netdev'
  readonly table: string
  readonly chain: string
}

/** The rule or policy that drops a packet. */
export interface Drop {
  readonly origin: ChainOrigin
  /** The chain with the rule, possibly reached by a jump. */
  readonly chain: string
  /** Null if no rule but the chain's policy drops the packet. */
  readonly rule: string | null
}

type Fate = { readonly kind: 'accepted' | 'unknown' } | { readonly kind: 'dropped'; readonly drop: Drop }

/** More than any rule set that a kernel accepts (16 jumps), small enough to stop at a malicious one. */
const MAX_JUMPS = 16
const MAX_STEPS = 100_000

/** Every base chain's verdict. All have to accept; each one that drops is listed. */
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
    // The rule may or may not match. The verdict is unknown only if the rule could save a packet that a later rule
    // drops.
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

/** Yes only if both match. */
export function both(one: Meant, other: Meant): Meant {
  if (one === 'no' || other === 'no') return 'no'
  return one === 'unknown' || other === 'unknown' ? 'unknown' : 'yes'
}

export const not = (meant: Meant): Meant => (meant === 'unknown' ? meant : meant === 'yes' ? 'no' : 'yes')

/** Whether an address is in `NETWORK/LENGTH`, or equals a single address. */
export function isAddressIn(address: string, network: string): Meant {
  const [base = '', length = '32'] = network.split('/')
  const one = parseIpv4(address)
  const other = parseIpv4(base)
  const prefixLength = Number(length)
  if (!one || !other || !(prefixLength >= 0 && prefixLength <= 32)) return 'unknown'
  return contains({ address: other, prefixLength }, one) ? 'yes' : 'no'
}
