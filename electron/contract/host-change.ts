import type { Ipv4 } from './address.ts'

/** A program with its arguments, never a line for a shell. */
export interface HostCommand {
  readonly program: string
  readonly args: readonly string[]
  /** What it reads from its standard input. */
  readonly input?: string
}

export type FirewallKind = 'nftables' | 'iptables' | 'firewalld' | 'ufw' | 'windows' | 'macos'

/** A chain of nftables, by family, table and name. */
export interface FirewallChain {
  readonly family: 'ip' | 'inet' | 'netdev'
  readonly table: string
  readonly chain: string
}

/** Something of this computer that Slipway may change once its user has seen the commands and agreed. */
export type HostChange =
  /** Lets every program use ports from 67 up. `undone`: also after a restart, until it is taken back. */
  | { readonly kind: 'open-ports'; readonly until: 'restart' | 'undone' }
  /** Lets machines on this card through to DHCP, TFTP, the PXE boot server and HTTP; taken back when serving stops. */
  | {
      readonly kind: 'open-firewall'
      readonly firewall: FirewallKind
      readonly nic: string
      readonly httpPort: number
      /** nftables only: where packets are dropped. */
      readonly chains?: readonly FirewallChain[] | undefined
      /** firewalld only: the zone of the card. */
      readonly zone?: string | undefined
    }
  /** Gives a card an address; taken back when serving stops. */
  | {
      readonly kind: 'set-address'
      readonly nic: string
      readonly address: Ipv4
      readonly prefixLength: number
    }

/** A change that was made and can be undone. */
export interface MadeChange {
  readonly id: string
  readonly change: HostChange
  readonly atMs: number
  readonly undo: readonly HostCommand[]
}

/** What was changed, and when the computer was started then: what a restart takes back is forgotten with it. */
export interface KeptHostChanges {
  readonly bootId: string
  readonly changes: readonly MadeChange[]
}

/** Requests about changes of this computer: name -> input, output. */
export interface HostChangeMethods {
  /** What would be run, and whether Slipway can run it here or only show it. */
  'hostChanges.plan': {
    input: { change: HostChange }
    output: { readonly commands: readonly HostCommand[]; readonly canRun: boolean }
  }
  /** Runs it as administrator, which the system asks its user about. Rejects with `not-allowed` or `host-command-failed`. */
  'hostChanges.make': { input: { change: HostChange }; output: MadeChange }
  'hostChanges.list': { input: null; output: readonly MadeChange[] }
  /** Rejects as `make` does; one that is gone already counts as undone. */
  'hostChanges.undo': { input: { id: string }; output: null }
}

/** The command as one types it into a shell: for people to read and copy, never to be run. */
export function formatCommand(command: HostCommand): string {
  const words = [command.program, ...command.args].map(quoteWord).join(' ')
  return command.input === undefined
    ? words
    : `printf %s ${quoteWord(command.input.replaceAll('\n', '\\n'))} | ${words}`
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
