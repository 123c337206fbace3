import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestMachine } from '#contract/lab.ts'
import type { Boot, StageId, StageState } from '#contract/timeline.ts'
import { testBootPrograms } from './boot-programs.ts'
import { startChild, type Child } from './child.ts'
import { firstReason, needNamespaces, needPackages } from './debian-packages.ts'
import { needQemu } from './qemu.ts'
import { makeTestIso, needTestIso } from './test-iso.ts'

const CLI = fileURLToPath(new URL('../../electron/headless/cli.ts', import.meta.url))
const NOBODY = 65_534

/** An ordinary user's data folder with the test ISO in it, and the command line run as that user. */
export interface OrdinaryUser {
  readonly folder: string
  readonly entry: string
  /** Starts `slipway ARGS --json`. */
  start(...args: readonly string[]): Child
  /** Runs it to its end. */
  run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }>
  close(): Promise<void>
}

/** Null if tests can run as an ordinary user here, else why not. */
export function needTestMachines(): Promise<string | null> {
  return firstReason(
    needNamespaces,
    needTestIso,
    () => needQemu('bios'),
    () => needQemu('ovmf'),
    () => needPackages(['swtpm', 'swtpm-tools', 'qemu-utils', 'util-linux']),
    needReadableCheckout,
  )
}

async function needReadableCheckout(): Promise<string | null> {
  const { code } = await endOf(startChild(asOrdinaryUser([process.execPath, CLI, '--version'])))
  return code === 0 ? null : 'needs a checkout that every user may read'
}

/**
 * As the user no one, without root's groups and capabilities. /dev/net/tun is open to all, as systemd-udevd makes it everywhere
 * (50-udev-default.rules); a bare virtual machine may lack udev.
 */
function asOrdinaryUser(command: readonly string[]): readonly string[] {
  const open = [
    'mount -t tmpfs none /mnt',
    'mknod -m 666 /mnt/tun c 10 200',
    'mount --bind /mnt/tun /dev/net/tun',
    `exec setpriv --reuid ${NOBODY} --regid ${NOBODY} --clear-groups --inh-caps=-all --bounding-set=-all -- "$@"`,
  ].join(' && ')
  return ['unshare', '--mount', 'sh', '-c', open, 'sh', ...command]
}

export async function openOrdinaryUser(): Promise<OrdinaryUser> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-user-'))
  const environment = {
    SLIPWAY_BOOT_PROGRAMS: await testBootPrograms(),
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
  }
  await chmod(folder, 0o755)
  await chown(folder, NOBODY, NOBODY)
  const start = (...args: readonly string[]): Child =>
    startChild(asOrdinaryUser([process.execPath, CLI, ...args, '--data', join(folder, 'data'), '--json']), {
      environment,
    })
  const run = (...args: readonly string[]) => endOf(start(...args))
  const iso = await makeTestIso({
    path: join(folder, 'test.iso'),
    extraArguments: 'slipway.report=http://10.77.0.1:8080/report',
  })
  const imported = await run('import', iso.path)
  const image = JSON.parse(imported.output.trim().split('\n').at(-1) ?? '') as { entries: { id: string }[] }
  return {
    folder,
    entry: image.entries[0]?.id ?? 'no entry',
    start,
    run,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

async function endOf(child: Child): Promise<{ code: number | null; output: string }> {
  const { code } = await child.exited
  return { code, output: child.output() }
}

/** What a run of `slipway test --json` printed. */
export function readRun(output: string) {
  const lines = output
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as { event?: string; text?: string; boot?: Boot; error?: unknown })
  const machines = lines.filter(line => line.event === 'machine') as unknown as TestMachine[]
  const boot = lines.find(line => line.event === 'boot')?.boot
  return {
    serial: lines
      .filter(line => line.event === 'serial')
      .map(line => line.text)
      .join(''),
    machine: machines.at(-1),
    stages: Object.fromEntries(boot?.stages.map(({ id, state }) => [id, state]) ?? []) as Partial<
      Record<StageId, StageState>
    >,
    arch: boot?.arch,
    error: lines.find(line => line.event === undefined && line.error !== undefined)?.error,
  }
}
