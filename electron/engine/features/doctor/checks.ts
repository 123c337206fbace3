import { mkdir, readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { BootPrograms } from '../boot/create-boot.ts'
import type { Clock } from '../../base/clock.ts'
import type { Network } from '../../net/network.ts'
import { findPortHolder, tryTcpPort } from '../../net/port-use.ts'
import type { RunProgram } from '../../base/process/run-program.ts'
import { bootProgramServers, createHttpCheck, createTftpCheck, type FetchNeeds } from './check/fetch.ts'
import type { Check, ServingControl, OfferChange } from './check.ts'
import { createBootProgramsCheck } from './check/boot-programs.ts'
import { createCardCheck, createLinuxBridges } from './check/card.ts'
import { createClockCheck, createDiskCheck, createTestMachinesCheck } from './check/computer.ts'
import { createDhcpServersCheck, searchOtherServer } from './check/dhcp-servers.ts'
import { createFirewallCheck } from './check/firewall.ts'
import { createPortsCheck, type TryPort } from './check/ports.ts'
import { fetchByHttp, fetchByTftp2 } from './fetch-file.ts'
import { createFirewallLook } from './firewall/look.ts'

/** Every check. A check comes after those whose findings it depends on. */
export function createChecks(needs: {
  readonly clock: Clock
  readonly network: Network
  readonly serving: ServingControl
  readonly programs: BootPrograms
  readonly requiredPrograms: readonly string[]
  readonly dataFolder: string
  readonly run: RunProgram
  readonly offerChange: OfferChange
  /** Programs for test machines that this computer lacks. */
  readonly missingForTestMachines: () => Promise<readonly string[]>
}): readonly Check[] {
  const { clock, network, serving, programs, requiredPrograms, dataFolder, run, offerChange } = needs
  const fetching: FetchNeeds = {
    serving,
    openServers: bootProgramServers({ network, programs, clock }),
    async sample() {
      const files = await programs.list()
      return files.find(({ name, sha256 }) => requiredPrograms.includes(name) && sha256 !== '') ?? null
    },
    fetchByTftp: fetchByTftp2,
    fetchByHttp,
  }
  return [
    createCardCheck({ bridges: createLinuxBridges(), offerChange }),
    createPortsCheck({ serving, tryPort: tryPortOn(network), findHolder: findPortHolder, offerChange }),
    createFirewallCheck({ look: createFirewallLook({ run }), offerChange }),
    createDhcpServersCheck({ serving, search: searchOtherServer({ network, clock }) }),
    createBootProgramsCheck({ programs, required: requiredPrograms }),
    createTftpCheck(fetching),
    createHttpCheck(fetching),
    createDiskCheck({ folder: dataFolder, freeBytes }),
    createClockCheck({ clock, newestFileMs: () => newestFileMs(dataFolder) }),
    createTestMachinesCheck({ missing: needs.missingForTestMachines }),
  ]
}

function tryPortOn(network: Network): TryPort {
  return async (card, { protocol, port }) => {
    if (protocol === 'tcp') return tryTcpPort({ address: card.address, port })
    const opened =
      port === 67
        ? await network.openCardPort({ card: card.name, port })
        : await network.openAddressPort({ address: card.address, port })
    await opened.close()
  }
}

async function freeBytes(folder: string): Promise<number | null> {
  await mkdir(folder, { recursive: true }).catch(() => undefined)
  const found = await statfs(folder).catch(() => null)
  return found && found.bavail * found.bsize
}

async function newestFileMs(folder: string): Promise<number | null> {
  const names = await readdir(folder).catch(() => [])
  const times = await Promise.all(
    names.map(name =>
      stat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  )
  return times.length === 0 ? null : Math.max(...times)
}
