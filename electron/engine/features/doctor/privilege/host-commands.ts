import type { FirewallChain, HostChange, HostCommand } from '#contract/host-change.ts'

/** DHCP, TFTP, PXE boot server. */
const UDP_PORTS = [67, 69, 4011] as const
/** Every rule that Slipway adds to a firewall has this name, so that its owner can recognise it. */
const MARK = 'slipway'
const SYSCTL = 'net.ipv4.ip_unprivileged_port_start'
const SYSCTL_FILE = '/etc/sysctl.d/60-slipway.conf'
const LOWEST_PORT = 67

type Change<K extends HostChange['kind']> = Extract<HostChange, { kind: K }>

/** The commands that make a change, and those that undo it. {@link undoNftables} undoes an nftables rule. */
export interface HostCommands {
  readonly make: readonly HostCommand[]
  readonly undo: readonly HostCommand[]
}

/** Arguments need no quoting: the contract's parsers accept only names that do not look like options. */
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
  // Without --permanent: the next reload or restart removes it even if Slipway cannot.
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
  // TFTP uses a new port for each transfer, so the rule is for the program; private networks only.
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
 * One transaction: a separate chain in each table, and a jump to it at the head of every chain that drops. In nftables
 * an `accept` ends only its own base chain, so each base chain needs the jump (nft(8), "accept").
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

const JUMP = /^(?:insert|add) rule (ip|inet|netdev) (\S+) (\S+) /
const HANDLE = '# handle '

/**
 * Undoes the rules in the output of `nft --echo --handle`. Reloading the rules renumbers handles, so a handle may
 * belong to another rule by now. nft can delete a chain only if no jump to it remains: if the jump was another rule,
 * the whole transaction fails and changes nothing.
 */
export function undoNftables(echoed: string): readonly HostCommand[] {
  const jumps = echoed.split('\n').flatMap(line => {
    const rule = line.trim()
    const [, family, table, chain] = rule.includes(' jump slipway') ? (JUMP.exec(rule) ?? []) : []
    const at = rule.lastIndexOf(HANDLE)
    const handle = at < 0 ? '' : rule.slice(at + HANDLE.length)
    return family === undefined || !/^\d+$/.test(handle)
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

/** For when the jump cannot be identified any more: an empty chain accepts nothing, so it is harmless. */
export function emptyOwnChains(chains: readonly FirewallChain[]): readonly HostCommand[] {
  const tables = new Set(chains.map(({ family, table }) => `${family} ${table}`))
  return [...tables].map(table => command('nft', `flush chain ${table} ${MARK}`))
}

function command(program: string, ...args: readonly string[]): HostCommand {
  return { program, args }
}
