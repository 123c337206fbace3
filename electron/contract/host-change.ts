import type { Ipv4 } from './address.ts'

/** A program with its arguments, never a shell command line. */
export interface HostCommand {
  readonly program: string
  readonly args: readonly string[]
  /** Text for its standard input. */
  readonly input?: string
}

export type FirewallKind = 'nftables' | 'iptables' | 'firewalld' | 'ufw' | 'windows' | 'macos'

/** A chain of nftables, by family, table and name. */
export interface FirewallChain {
  readonly family: 'ip' | 'inet' | 'netdev'
  readonly table: string
  readonly chain: string
}

/** A change of this computer that Slipway can make once the user has seen the commands and agreed. */
export type HostChange =
  /** Lets every program bind ports from 67 up. `undone`: survives a restart, until the user undoes it. */
  | { readonly kind: 'open-ports'; readonly until: 'restart' | 'undone' }
  /** Opens the firewall on this card for DHCP, TFTP, the PXE boot server and HTTP; undone when serving stops. */
  | {
      readonly kind: 'open-firewall'
      readonly firewall: FirewallKind
      readonly nic: string
      readonly httpPort: number
      /** nftables only: the chains that drop packets. */
      readonly chains?: readonly FirewallChain[] | undefined
      /** firewalld only: the card's zone. */
      readonly zone?: string | undefined
    }
  /** Gives a card an address; undone when serving stops. */
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

/** The changes, and when the computer had booted: a restart reverts some of them, and Slipway then forgets those. */
export interface KeptHostChanges {
  readonly bootId: string
  readonly changes: readonly MadeChange[]
}

/** Requests about changes of this computer: name -> input, output. */
export interface HostChangeMethods {
  /** The commands of a change, and whether Slipway can run them here or only show them. */
  'hostChanges.plan': {
    input: { change: HostChange }
    output: { readonly commands: readonly HostCommand[]; readonly canRun: boolean }
  }
  /**
   * Runs it as administrator; the system asks its user for permission. Rejects with `not-allowed` or
   * `host-command-failed`.
   */
  'hostChanges.make': { input: { change: HostChange }; output: MadeChange }
  'hostChanges.list': { input: null; output: readonly MadeChange[] }
  /** Rejects as `make` does. A change that is already gone counts as undone. */
  'hostChanges.undo': { input: { id: string }; output: null }
}

/** The command as a user would type it into a shell: for people to read and copy, never to be run. */
export function formatCommand(command: HostCommand): string {
  const words = [command.program, ...command.args].map(quoteWord).join(' ')
  return command.input === undefined
    ? words
    : `printf %s ${quoteWord(command.input.replaceAll('\n', '\\n'))} | ${words}`
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
