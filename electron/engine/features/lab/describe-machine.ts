import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { LabCommand, LabRequest } from '#contract/lab.ts'
import type { MenuItem } from '#contract/menu.ts'
import { libraryPath } from '../../image/copy-boot-files.ts'
import { BRIDGE_LIST, missingBridgeLine } from './machine-network.ts'
import { bridgeOf, libvirtCommands, libvirtDomain } from './libvirt-domain.ts'
import { machineMac, type MachinePlan, planMachine } from './plan-machine.ts'
import { qemuArguments } from './qemu-command.ts'
import { tpmCommand } from './tpm-state.ts'

/**
 * A test machine as shell commands and as a libvirt domain, on a bridge: an isolated network needs Slipway to create
 * it.
 */
export async function describeMachine(needs: {
  readonly request: LabRequest
  readonly item: MenuItem
  readonly isoPath: (imageId: string) => string | null
  readonly libraryFolder: string
  /** The folder of disks and TPMs. */
  readonly disks: string
}): Promise<LabCommand> {
  const { request, item } = needs
  const firmware = request.firmware ?? 'bios'
  const target = item.kind === 'target' ? item.target : null
  const disc = request.start === 'cdrom' && item.kind === 'target' ? needs.isoPath(item.imageId) : null
  const direct = request.start === 'direct' ? directOf(item, needs.libraryFolder) : null
  const hasNetwork = request.network !== 'user'
  const drawn = await planMachine({
    request,
    mac: machineMac(firmware, 1),
    neededMegabytes: target?.ramMegabytes ?? null,
    network: hasNetwork ? 'bridge' : 'user',
    userBootFile: null,
    variables: `slipway-test-${firmware}-vars.fd`,
    tpmSocket: request.tpm ? `/tmp/slipway-test-${firmware}-tpm.sock` : null,
    disk: request.diskGigabytes === undefined ? null : join(needs.disks, 'disks', `${request.entry}.qcow2`),
    disc,
    accelerator: null,
    isOnPaper: true,
  })
  const plan: MachinePlan = { ...drawn, direct }
  const bridge = bridgeOf(plan)
  const line = hasNetwork ? await missingBridgeLine(bridge) : null
  return {
    shell: [...before(plan, request, needs.disks), shellLines([plan.qemu, ...qemuArguments(plan)])].join(
      '\n',
    ),
    libvirtXml: libvirtDomain(plan),
    libvirtCommands: libvirtCommands(plan),
    notes: [
      ...(hasNetwork ? [`Slipway serves the bridge: slipway serve --nic ${bridge}`] : []),
      ...(line === null ? [] : [`QEMU may use the bridge after this line is in ${BRIDGE_LIST}: ${line}`]),
      ...(direct !== null && /\{[A-Z]+_URL\}/.test(direct.arguments)
        ? ['Put the address of Slipway in place of the words in braces.']
        : []),
    ],
  }
}

function before(plan: MachinePlan, request: LabRequest, disks: string): readonly string[] {
  const tpmFolder = `slipway-test-${plan.firmware}-tpm`
  return [
    ...(plan.flash === null || plan.variables === null
      ? []
      : [`cp ${shellWord(plan.flash.variables)} ${shellWord(plan.variables)}`]),
    ...(plan.tpmSocket === null
      ? []
      : [
          `mkdir -p ${tpmFolder}`,
          `${tpmCommand('swtpm', tpmFolder, plan.tpmSocket).map(shellWord).join(' ')} --daemon`,
        ]),
    ...(plan.disk === null
      ? []
      : [
          `mkdir -p ${shellWord(join(disks, 'disks'))}`,
          `[ -e ${shellWord(plan.disk)} ] || qemu-img create -f qcow2 ${shellWord(plan.disk)} ${request.diskGigabytes}G`,
        ]),
  ]
}

function directOf(item: MenuItem, libraryFolder: string): MachinePlan['direct'] {
  if (item.kind !== 'target' || item.target.kind !== 'linux')
    throw new SlipwayError('not-for-direct-start', { entry: item.id })
  const { kernel, initrd, arguments: text } = item.target
  const [first] = initrd
  return {
    kernel: libraryPath(libraryFolder, item.imageId, kernel),
    initrd: first === undefined ? null : libraryPath(libraryFolder, item.imageId, first),
    arguments: text,
  }
}

/** A word quoted for a POSIX shell (XCU 2.2.2), only if needed. */
function shellWord(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** A command over several lines: each option on a new line, with its value. */
export function shellLines(command: readonly string[]): string {
  const [program = '', ...rest] = command
  let text = shellWord(program)
  for (const word of rest) text += `${/^-[a-z]/.test(word) ? ' \\\n  ' : ' '}${shellWord(word)}`
  return text
}
