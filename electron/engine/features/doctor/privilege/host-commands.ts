import type { FirewallChain, HostChange, HostCommand } from '#contract/host-change.ts'

/** DHCP, TFTP, PXE boot server. */
const UDP_PORTS = [67, 69, 4011] as const
/** Everything that we put into a firewall carries this name, so that its owner knows whose it is. */
const MARK = 'slipway'
const SYSCTL = 'net.ipv4.ip_unprivileged_port_start'
const SYSCTL_FILE = '/etc/sysctl.d/60-slipway.conf'
const LOWEST_PORT = 67

type Change<K extends HostChange['kind']> = Extract<HostChange, { kind: K }>

/** What makes a change, and what takes it back. A rule of nftables is taken back by {@link undoNftables}. */
export interface HostCommands {
  readonly make: readonly HostCommand[]
  readonly undo: readonly HostCommand[]
}

/** Arguments stand for themselves: names come from the contract's parsers and never look like an option. */
export function hostCommandsOf(change: HostChange): HostCommands {
  switch (change.kind) {
    case 'open-ports':
      return openPorts(change)
    case 'set-address':
      return setAddress(change)
    case 'open-firewall':
      return FIREWALLS[change.firewall](change)
  }
}

function openPorts({ until }: Change<'open-ports'>): HostCommands {
  const set = (port: number) => command('sysctl', '-w', `${SYSCTL}=${port}`)
  if (until === 'restart') return { make: [set(LOWEST_PORT)], undo: [set(1024)] }
  const input = `# Lets programs answer network boot (ports 67 and 69) without being root.\n${SYSCTL}=${LOWEST_PORT}\n`
  return {
    make: [{ ...command('tee', SYSCTL_FILE), input }, set(LOWEST_PORT)],
    undo: [command('rm', '-f', SYSCTL_FILE), set(1024)],
  }
}

function setAddress({ nic, address, prefixLength }: Change<'set-address'>): HostCommands {
  const cidr = `${address}/${prefixLength}`
  return {
    make: [command('ip', 'address', 'add', cidr, 'dev', nic)],
    undo: [command('ip', 'address', 'del', cidr, 'dev', nic)],
  }
}

const FIREWALLS: Readonly<
  Record<Change<'open-firewall'>['firewall'], (change: Change<'open-firewall'>) => HostCommands>
> = {
  nftables: ({ nic, httpPort, chains = [] }) => ({
    make: [command('nft', '--echo', '--handle', nftScript(nic, httpPort, chains))],
    undo: [],
  }),
  iptables({ nic, httpPort }) {
    const rule = (action: string, protocol: string, ports: string) =>
      command(
        'iptables',
        ...[action, 'INPUT', '-i', nic, '-p', protocol, '-m', 'multiport', '--dports', ports],
        ...['-m', 'comment', '--comment', MARK, '-j', 'ACCEPT'],
      )
    const both = (action: string) => [
      rule(action, 'udp', UDP_PORTS.join(',')),
      rule(action, 'tcp', String(httpPort)),
    ]
    return { make: both('-I'), undo: both('-D') }
  },
  // Without --permanent: gone at the next reload or restart even where no one takes it back.
  firewalld({ httpPort, zone = 'public' }) {
    const ports = [...UDP_PORTS.map(port => `${port}/udp`), `${httpPort}/tcp`]
    const all = (verb: string) =>
      command('firewall-cmd', `--zone=${zone}`, ...ports.map(port => `--${verb}-port=${port}`))
    return { make: [all('add')], undo: [all('remove')] }
  },
  ufw({ nic, httpPort }) {
    const rule = (protocol: string, ports: string) => [
      ...['allow', 'in', 'on', nic, 'to', 'any', 'port', ports, 'proto', protocol],
    ]
    const udp = rule('udp', UDP_PORTS.join(','))
    const tcp = rule('tcp', String(httpPort))
    return {
      make: [udp, tcp].map(words => command('ufw', ...words, 'comment', MARK)),
      undo: [udp, tcp].map(words => command('ufw', 'delete', ...words)),
    }
  },
  // Ports of a transfer are chosen again each time, so the rule is for the program; private networks only.
  windows: () => ({
    make: [
      command(
        'netsh',
        ...['advfirewall', 'firewall', 'add', 'rule', 'name=Slipway', 'dir=in', 'action=allow'],
        ...[`program=${process.execPath}`, 'profile=private', 'enable=yes'],
      ),
    ],
    undo: [
      command(
        'netsh',
        'advfirewall',
        'firewall',
        'delete',
        'rule',
        'name=Slipway',
        `program=${process.execPath}`,
      ),
    ],
  }),
  macos: () => {
    const tool = '/usr/libexec/ApplicationFirewall/socketfilterfw'
    return {
      make: [command(tool, '--add', process.execPath), command(tool, '--unblockapp', process.execPath)],
      undo: [command(tool, '--remove', process.execPath)],
    }
  },
}

/**
 * One transaction: a chain of our own in each table, and a jump to it at the head of every chain that drops. In
 * nftables an `accept` ends only its own base chain, so each one needs it (nft(8), "accept").
 */
function nftScript(nic: string, httpPort: number, chains: readonly FirewallChain[]): string {
  const lines = chains.flatMap(({ family, table, chain }, at) => {
    const isNewTable = !chains.slice(0, at).some(one => one.family === family && one.table === table)
    const own = `${family} ${table} ${MARK}`
    return [
      ...(isNewTable
        ? [
            `add chain ${own}`,
            `add rule ${own} iifname "${nic}" udp dport { ${UDP_PORTS.join(', ')} } accept`,
            `add rule ${own} iifname "${nic}" tcp dport ${httpPort} accept`,
          ]
        : []),
      `insert rule ${family} ${table} ${chain} jump ${MARK}`,
    ]
  })
  return lines.join('; ')
}

const JUMP = /^(?:insert|add) rule (ip|inet|netdev) (\S+) (\S+) .*jump slipway.*# handle (\d+)$/

/**
 * Takes back what `nft --echo --handle` said it made. Handles are counted again when someone reloads the rules; that the
 * chain can be deleted shows that the jump was ours, and where it was not, nothing at all is done.
 */
export function undoNftables(echoed: string): readonly HostCommand[] {
  const jumps = echoed.split('\n').flatMap(line => {
    const [, family, table, chain, handle] = JUMP.exec(line.trim()) ?? []
    return handle === undefined
      ? []
      : [{ own: `${family} ${table} ${MARK}`, at: `${family} ${table} ${chain} handle ${handle}` }]
  })
  if (jumps.length === 0) return []
  const chains = [...new Set(jumps.map(({ own }) => own))]
  const script = [
    ...chains.map(own => `flush chain ${own}`),
    ...jumps.map(({ at }) => `delete rule ${at}`),
    ...chains.map(own => `delete chain ${own}`),
  ]
  return [command('nft', script.join('; '))]
}

/** Where the jump cannot be told from others any more: emptied, our chains let no one through and do no harm. */
export function emptyOwnChains(chains: readonly FirewallChain[]): readonly HostCommand[] {
  const tables = new Set(chains.map(({ family, table }) => `${family} ${table}`))
  return [...tables].map(table => command('nft', `flush chain ${table} ${MARK}`))
}

function command(program: string, ...args: readonly string[]): HostCommand {
  return { program, args }
}
