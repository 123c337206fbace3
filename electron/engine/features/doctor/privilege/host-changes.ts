import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SlipwayError } from '#contract/errors.ts'
import {
  formatCommand,
  type HostChange,
  type HostCommand,
  type KeptHostChanges,
  type MadeChange,
} from '#contract/host-change.ts'
import type { Clock } from '../../../base/clock.ts'
import { lastLine, type ProgramEnd, type RunProgram } from '../../../base/process/run-program.ts'
import type { Elevation } from './elevation.ts'
import { emptyOwnChains, hostCommandsOf, undoNftables } from './host-commands.ts'

/** The password prompt may wait while its user is away. */
const PATIENCE_MS = 300_000

/** Stores the changes, so that they can be undone after Slipway has restarted. */
export interface ChangeStore {
  read(): KeptHostChanges | null
  write(changes: KeptHostChanges): void
}

/** Changes of this computer: planned, made and undone. */
export interface HostChanges {
  plan(change: HostChange): { readonly commands: readonly HostCommand[]; readonly canRun: boolean }
  make(change: HostChange): Promise<MadeChange>
  list(): readonly MadeChange[]
  undo(id: string): Promise<void>
  /** Undoes the changes that last only while serving. */
  undoServing(): Promise<void>
}

export function createHostChanges(needs: {
  readonly clock: Clock
  readonly store: ChangeStore
  readonly run: RunProgram
  readonly elevation: Elevation | null
  readonly bootId?: string
}): HostChanges {
  const { clock, store, run, elevation, bootId = readBootId() } = needs

  const list = (): readonly MadeChange[] => {
    const kept = store.read()
    if (!kept) return []
    return kept.bootId === bootId ? kept.changes : kept.changes.filter(outlivesRestart)
  }
  const keep = (changes: readonly MadeChange[]): void => store.write({ bootId, changes })

  const runAll = async (commands: readonly HostCommand[]): Promise<string> => {
    const printed: string[] = []
    for (const command of commands) {
      const end = await runAsAdministrator(command)
      if (end.code !== 0) throw failureOf(command, end)
      printed.push(end.stdout)
    }
    return printed.join('\n')
  }
  const runAsAdministrator = async (command: HostCommand): Promise<ProgramEnd> => {
    if (!elevation) throw new SlipwayError('not-allowed', { command: formatCommand(command) })
    const end = await run(elevation.wrap(command), { timeoutMs: PATIENCE_MS })
    const refusal = elevation.refusalOf(end)
    if (refusal) throw new SlipwayError('not-allowed', { command: formatCommand(command), refusal })
    return end
  }

  const undo = async (id: string): Promise<void> => {
    const made = list().find(one => one.id === id)
    if (!made) return
    try {
      await runAll(made.undo)
    } catch (error) {
      // The change may be gone already: someone undid it, or the firewall was reloaded.
      if (!(error instanceof SlipwayError) || error.code !== 'host-command-failed') throw error
      if (made.change.kind === 'open-firewall')
        for (const command of emptyOwnChains(made.change.chains ?? [])) await runAsAdministrator(command)
    }
    keep(list().filter(one => one.id !== id))
  }

  return {
    plan: change => ({ commands: hostCommandsOf(change).make, canRun: elevation !== null }),
    async make(change) {
      const commands = hostCommandsOf(change)
      const printed = await runAll(commands.make)
      const isNftables = change.kind === 'open-firewall' && change.firewall === 'nftables'
      const made: MadeChange = {
        id: randomUUID(),
        change,
        atMs: clock.nowMs(),
        undo: isNftables ? undoNftables(printed) : commands.undo,
      }
      keep([...list(), made])
      return made
    },
    list,
    undo,
    async undoServing() {
      for (const made of list().filter(({ change }) => change.kind !== 'open-ports')) await undo(made.id)
    },
  }
}

/** All other changes are in memory of the kernel or of a firewall. */
function outlivesRestart({ change }: MadeChange): boolean {
  if (change.kind === 'open-ports') return change.until === 'undone'
  return change.kind === 'open-firewall' && ['ufw', 'windows', 'macos'].includes(change.firewall)
}

function failureOf(command: HostCommand, end: ProgramEnd): SlipwayError {
  const detail = lastLine(end.stderr, `it ended with ${end.code ?? 'a signal'}`).slice(0, 300)
  return new SlipwayError('host-command-failed', { command: formatCommand(command), detail })
}

function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
  } catch {
    // Only Linux has changes that a restart reverts.
    return ''
  }
}
