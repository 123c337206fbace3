import type { HostCommand } from '#contract/host-change.ts'
import { directElevation } from './elevation/direct.ts'
import { macosElevation } from './elevation/macos.ts'
import { polkitElevation } from './elevation/polkit.ts'
import { windowsElevation } from './elevation/windows.ts'
import { findProgram } from '../../../base/process/find-program.ts'

/** How this system runs one program as administrator, after it has asked its user. */
export interface Elevation {
  /** What is started instead of the command itself. */
  wrap(command: HostCommand): HostCommand
  /** What the way of asking itself answers: the user said no, or nobody could be asked. Null: the program's own end. */
  refusalOf(end: { readonly code: number | null; readonly stderr: string }): 'dismissed' | 'impossible' | null
  /** Whether the system asks its user each time. */
  readonly asks: boolean
}

/** Null where nobody can be asked: the commands are shown instead. */
export function findElevation(
  host: {
    readonly platform: NodeJS.Platform
    readonly isRoot: boolean
    readonly find: (program: string) => string | null
  } = { platform: process.platform, isRoot: process.getuid?.() === 0, find: findProgram },
): Elevation | null {
  if (host.isRoot) return directElevation
  if (host.platform === 'darwin') return macosElevation
  if (host.platform === 'win32') return windowsElevation
  return host.find('pkexec') === null ? null : polkitElevation(host.find)
}
