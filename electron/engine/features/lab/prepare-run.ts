import { copyFile } from 'node:fs/promises'
import { join, basename } from 'node:path'
import type { MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { LabNetwork, LabRequest, TestMachine, LabFirmware } from '#contract/lab.ts'
import type { MachineChange } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import { detail, detailOf } from '#contract/reason.ts'
import type { AppPaths } from '../../base/app-paths.ts'
import type { DiskImages } from './disk-images.ts'
import { findProgram } from '../../base/process/find-program.ts'
import { planMachine } from './plan-machine.ts'
import { prepareTpm } from './tpm-state.ts'
import { chooseNetwork, findTpmPrograms } from './tools.ts'
import type { TestRunSetup } from './test-run.ts'
import { createCachedBlockSource, openFileBlockSource } from '../../image/block-source.ts'
import { openVolume } from '../../image/volume.ts'

/** Turns a request into the complete set-up of one run. */
export interface RunPreparation {
  /** Rejects with `lab-network-unavailable` if the requested network is not possible. */
  networkFor(request: LabRequest): Promise<LabNetwork>
  /** Creates disk, TPM and variables. Rejects with what is missing. */
  prepare(run: {
    readonly request: LabRequest
    readonly item: MenuItem
    readonly machine: TestMachine
    readonly scratch: string
    readonly canAccelerate: boolean
  }): Promise<TestRunSetup>
}

export function createRunPreparation(needs: {
  readonly paths: AppPaths
  readonly version: string
  /** The folder of disks and TPMs. */
  readonly folder: string
  readonly disks: DiskImages
  /** The path of the image's file; null if it is missing. */
  readonly isoPath: (imageId: string) => string | null
  /** Where iPXE finds the scripts of a machine, with its ticket; null while nothing is served. */
  readonly scriptsUrl: (mac: MacAddress) => string | null
  readonly setMachine: (mac: MacAddress, change: MachineChange) => Promise<unknown>
}): RunPreparation {
  const { paths } = needs
  const networkFor = async (request: LabRequest): Promise<LabNetwork> => {
    if (request.bridge !== undefined) return 'bridge'
    if (request.network === 'user') return 'user'
    const { network, reason } = await chooseNetwork(paths.labHost !== undefined)
    if (network === 'user' && request.network === 'isolated')
      throw unavailable(reason === null ? {} : detailOf(reason))
    return network
  }

  /**
   * The boot file that QEMU's built-in network offers to a BIOS, whose ROM is iPXE and accepts a URL. UEFI would need
   * Slipway's DHCP for the second step.
   */
  const userBootFile = (request: LabRequest, mac: MacAddress): string | null => {
    if ((request.start ?? 'network') !== 'network') return null
    const url = needs.scriptsUrl(mac)
    if ((request.firmware ?? 'bios') !== 'bios') throw unavailable(detail('only-bios-behind-qemu'))
    if (url === null) throw unavailable(detail('needs-serving'))
    return url
  }

  const prepare: RunPreparation['prepare'] = async ({ request, item, machine, scratch, canAccelerate }) => {
    const { mac, network, start } = machine
    const disc = start === 'cdrom' ? (item.kind === 'target' ? needs.isoPath(item.imageId) : null) : null
    if (start === 'cdrom' && disc === null)
      throw new SlipwayError('not-for-direct-start', { entry: request.entry })
    if (disc !== null) await expectBootableDisc(disc, machine.firmware)
    const tpm = request.tpm ? await tpmOf(request, machine) : null
    const disk =
      request.diskGigabytes === undefined ? null : await needDisk(request.entry, request.diskGigabytes)
    const plan = await planMachine({
      request,
      mac,
      neededMegabytes: item.kind === 'target' ? item.target.ramMegabytes : null,
      network,
      userBootFile: network === 'user' ? userBootFile(request, mac) : null,
      variables: join(scratch, 'variables.fd'),
      tpmSocket: tpm === null ? null : join(scratch, 'tpm.sock'),
      disk,
      disc,
      accelerator: canAccelerate ? null : 'tcg',
      isOnPaper: false,
    })
    if (plan.flash !== null && plan.variables !== null) await copyFile(plan.flash.variables, plan.variables)
    const machineChange: MachineChange = {
      name: `test-${machine.firmware}`,
      entry: request.entry,
      // With a disk the system is installed once and then boots from it.
      next: disk === null ? 'always' : 'once',
      secureBoot: machine.firmware === 'secure-boot' ? 'on' : 'unknown',
      ...(request.answer === undefined ? {} : { answer: request.answer }),
    }
    if (network === 'isolated') await needs.setMachine(mac, { name: machineChange.name })
    else await needs.setMachine(mac, machineChange)
    return {
      plan,
      tpm,
      scratch,
      direct: start === 'direct' ? { entry: request.entry, scriptsUrl: needs.scriptsUrl(mac) } : null,
      servers:
        network !== 'isolated'
          ? null
          : {
              source: paths.data,
              data: join(scratch, 'data'),
              bootPrograms: paths.bootPrograms,
              importWorker: paths.importWorker.href,
              checkpointWorker: paths.checkpointWorker.href,
              version: needs.version,
              machine: { mac, change: machineChange },
            },
    }
  }

  async function tpmOf(request: LabRequest, machine: TestMachine): Promise<NonNullable<TestRunSetup['tpm']>> {
    const programs = findTpmPrograms()
    if (programs === null) throw new SlipwayError('tpm-unavailable', detail('swtpm-missing'))
    const folder = join(needs.folder, 'tpm', `${request.entry}-${machine.mac.replaceAll(':', '')}`)
    const stateFolder = await prepareTpm({ programs, folder, caFolder: join(needs.folder, 'tpm-ca') })
    return { swtpm: programs.swtpm, stateFolder }
  }

  async function needDisk(name: string, sizeGigabytes: number): Promise<string> {
    const qemuImg = findProgram('qemu-img')
    if (qemuImg === null) throw new SlipwayError('qemu-not-found', { program: 'qemu-img' })
    return needs.disks.need(name, sizeGigabytes, qemuImg)
  }

  return { networkFor, prepare }
}

const unavailable = (why: Readonly<Record<string, string | number>>): SlipwayError =>
  new SlipwayError('lab-network-unavailable', why)

/**
 * Rejects with `disc-not-bootable` if the firmware finds nothing bootable on the disc (El Torito): it would only wait,
 * perhaps with a message on its screen. Rejects with `iso-unreadable` for a file that cannot be read.
 */
async function expectBootableDisc(path: string, firmware: LabFirmware): Promise<void> {
  const platform = firmware === 'bios' ? 'bios' : 'uefi'
  const platforms = await bootPlatformsOn(path).catch((thrown: unknown) => {
    throw new SlipwayError('iso-unreadable', { path }, thrown)
  })
  if (!platforms.includes(platform))
    throw new SlipwayError('disc-not-bootable', { file: basename(path), firmware: platform })
}

async function bootPlatformsOn(path: string): Promise<readonly string[]> {
  const source = await openFileBlockSource(path)
  try {
    return (await openVolume(createCachedBlockSource(source)))?.bootPlatforms ?? []
  } finally {
    await source.close()
  }
}
