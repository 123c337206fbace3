import {
  both,
  not,
  type BaseChain,
  type FilterChain,
  type FilterRule,
  type Meant,
  type ProbePacket,
  type Verdict,
  isAddressIn,
} from './packet-filter.ts'
import { wordAndRest } from '../../../base/scan.ts'

const INPUT = 'INPUT'
const PREROUTING = 'PREROUTING'

/**
 * The chains of `iptables-save` that a packet to this computer passes: `raw` and `mangle` PREROUTING, INPUT of all
 * tables.
 */
export function readIptablesSave(text: string): readonly BaseChain[] {
  const bases: BaseChain[] = []
  let table = ''
  let chains = new Map<string, FilterChain & { rules: FilterRule[] }>()
  let policies = new Map<string, string>()
  const close = (): void => {
    for (const [name, policy] of policies) {
      if ((name !== INPUT && name !== PREROUTING) || table === 'nat') continue
      const chain = chains.get(name)
      if (!chain) continue
      bases.push({
        name,
        rules: chain.rules,
        priority: name === PREROUTING ? -1 : 0,
        policy: policy === 'DROP' ? 'drop' : 'accept',
        siblings: chains,
        origin: { family: 'ip', table, chain: name },
      })
    }
  }
  for (const line of text.split('\n')) {
    if (line.startsWith('*')) {
      table = line.slice(1).trim()
      chains = new Map()
      policies = new Map()
    }
    const [, name, policy] = /^:(\S+) (\S+)/.exec(line) ?? []
    if (name !== undefined && policy !== undefined) {
      chains.set(name, { name, rules: [] })
      if (policy !== '-') policies.set(name, policy)
    }
    const command = wordAndRest(line)
    if (command.word === '-A') {
      const { word: chain, rest } = wordAndRest(command.rest)
      chains.get(chain)?.rules.push(readRule(rest))
    }
    if (line.trim() === 'COMMIT') close()
  }
  return bases
}

/** Options that do not restrict the match, with the number of their arguments. */
const WITHOUT_EFFECT: Readonly<Record<string, number>> = {
  '-m': 1,
  '--comment': 1,
  '--reject-with': 1,
  '--log-prefix': 1,
  '--log-level': 1,
}

const matchers: Readonly<Record<string, (value: string, packet: ProbePacket) => Meant>> = {
  '-i': (value, { nic }) => yes(value.endsWith('+') ? nic.startsWith(value.slice(0, -1)) : nic === value),
  '-p': (value, { protocol }) => yes(value === protocol || value === 'all'),
  '-s': (value, { source }) => isAddressIn(source, value),
  '-d': (value, { destination }) => isAddressIn(destination, value),
  '--dport': (value, { destinationPort }) => isPortIn(destinationPort, value),
  '--sport': (value, { sourcePort }) => isPortIn(sourcePort, value),
  '--dports': (value, { destinationPort }) => isPortIn(destinationPort, value),
  '--sports': (value, { sourcePort }) => isPortIn(sourcePort, value),
  // A machine's first packet is new to conntrack.
  '--ctstate': value => yes(value.split(',').includes('NEW')),
  '--state': value => yes(value.split(',').includes('NEW')),
  '--pkt-type': (value, { isBroadcast }) => yes(value === (isBroadcast ? 'broadcast' : 'unicast')),
  '--dst-type': (value, { isBroadcast }) => yes(value === (isBroadcast ? 'BROADCAST' : 'LOCAL')),
}

function readRule(text: string): FilterRule {
  const words = (text.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? []).map(word => word.replaceAll('"', ''))
  const tests: ((packet: ProbePacket) => Meant)[] = []
  let verdict: Verdict = { kind: 'continue' }
  let isNegated = false
  for (let at = 0; at < words.length; at += 1) {
    const option = words[at]!
    const value = words[at + 1] ?? ''
    if (option === '!') {
      isNegated = true
      continue
    }
    const matcher = matchers[option]
    if (option === '-j' || option === '-g') {
      verdict = verdictOf(option, value)
      at += 1
    } else if (matcher) {
      const negated = isNegated
      tests.push(packet => (negated ? not(matcher(value, packet)) : matcher(value, packet)))
      at += 1
    } else if (WITHOUT_EFFECT[option] === undefined) {
      tests.push(() => 'unknown')
      if (!value.startsWith('-')) at += 1
    } else at += 1
    isNegated = false
  }
  return {
    meant: packet => tests.reduce<Meant>((sum, test) => both(sum, test(packet)), 'yes'),
    verdict: () => verdict,
    text,
  }
}

function verdictOf(option: string, target: string): Verdict {
  if (option === '-g') return { kind: 'goto', chain: target }
  switch (target) {
    case 'ACCEPT':
      return { kind: 'accept' }
    case 'DROP':
    case 'REJECT':
      return { kind: 'drop' }
    case 'RETURN':
      return { kind: 'return' }
    case 'LOG':
    case 'NFLOG':
    case 'MARK':
    case 'CONNMARK':
    case 'CT':
      return { kind: 'continue' }
    default:
      return { kind: 'jump', chain: target }
  }
}

const yes = (holds: boolean): Meant => (holds ? 'yes' : 'no')

function isPortIn(port: number, list: string): Meant {
  return yes(
    list.split(',').some(part => {
      const [first = '', last = first] = part.split(':')
      return port >= Number(first) && port <= Number(last)
    }),
  )
}
