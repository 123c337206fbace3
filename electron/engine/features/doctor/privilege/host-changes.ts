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

/** Whoever is asked may be out for a coffee. */
const PATIENCE_MS = 300_000

/** Keeps what was changed, so that it can be undone after Slipway was started again. */
export interface ChangeStore {
  read(): KeptHostChanges | null
  write(changes: KeptHostChanges): void
}

/** Changes of this computer: shown, agreed to, made, and undone. */
export interface HostChanges {
  plan(change: HostChange): { readonly commands: readonly HostCommand[]; readonly canRun: boolean }
  make(change: HostChange): Promise<MadeChange>
  list(): readonly MadeChange[]
  undo(id: string): Promise<void>
  /** What is meant for as long as a card is served. */
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
      // What is not there any more, someone else took back, or a reload of the firewall did.
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

/** Everything else lives in the kernel or in a firewall's memory. */
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
    // Elsewhere than on Linux nothing that is changed ends with a restart.
    return ''
  }
}
