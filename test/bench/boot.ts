import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LAB_CARD, LAB_TAP, openLab, type Lab } from '../support/lab.ts'
import { startVirtualMachine, type Firmware } from '../support/qemu.ts'
import { makeTestIso, type TestIso } from '../support/test-iso.ts'
import { INIT_MARK } from '../support/test-kernel.ts'
import { startBootPeer } from './boot-peer.ts'
import { compareInTurn, type Row } from './comparison.ts'
import { nginxProgram } from './nginx.ts'

const ROUNDS = 3
export const ADDRESS = '10.77.0.1'
export const RANGE = '10.77.0.100,10.77.0.199'

const MACHINES: readonly { firmware: Firmware; what: string; mac: string; target: string }[] = [
  { firmware: 'bios', what: "SeaBIOS, Debian's iPXE ROM", mac: '52:54:00:be:00:01', target: '<= 0.3' },
  { firmware: 'ovmf', what: 'OVMF through snponly.efi', mac: '52:54:00:be:00:02', target: '<= 0.55' },
]

/** Power-on to the line that init prints; a small ISO, emulated machines, a fresh server for every boot. */
export async function measureBoot(): Promise<readonly Row[]> {
  const nginx = await nginxProgram()
  const lab = await openLab()
  try {
    // If another program delays an emulated timer, Linux panics at its timer check, with either server.
    const iso = await makeTestIso({
      path: join(lab.folder, 'test.iso'),
      extraArguments: 'no_timer_check',
    })
    const image = await lab.slipway.importIso(iso.path)
    const entry = image.entries[0]?.id ?? ''
    const rows: Row[] = []
    for (const { firmware, what, mac, target } of MACHINES) {
      // A script that boots at once, as the peer's does: neither server shows a menu.
      await lab.slipway.command('machine', 'set', mac, '--entry', entry, '--next', 'always')
      let round = 0
      const peer = {
        name: 'dnsmasq + nginx',
        measure: () => bootFromPeer(lab, iso, { firmware, mac, nginx: nginx ?? '', round: round++ }),
      }
      rows.push(
        await compareInTurn(
          { part: 'boot', what: `power-on to init, ${what}`, unit: 's', target },
          ROUNDS,
          () => bootFromOurs(lab, { firmware, mac }),
          nginx === null ? null : peer,
        ),
      )
    }
    return rows
  } finally {
    await lab.close()
  }
}

async function bootFromOurs(lab: Lab, machine: { firmware: Firmware; mac: string }): Promise<number> {
  const server = await lab.slipway.serve(lab.namespace, ['--nic', LAB_CARD, '--dhcp', 'server'])
  const seconds = await secondsToInit(lab, machine)
  await server.stop()
  return seconds
}

async function bootFromPeer(
  lab: Lab,
  iso: TestIso,
  machine: { firmware: Firmware; mac: string; nginx: string; round: number },
): Promise<number> {
  const folder = join(lab.folder, `peer-${machine.firmware}-${machine.round}`)
  await mkdir(folder)
  const stop = await startBootPeer({
    ...{ namespace: lab.namespace, card: LAB_CARD, address: ADDRESS, range: RANGE, iso, folder },
    nginx: machine.nginx,
  })
  const seconds = await secondsToInit(lab, machine)
  await stop()
  return seconds
}

async function secondsToInit(
  lab: Lab,
  { firmware, mac }: { firmware: Firmware; mac: string },
): Promise<number> {
  const beganMs = performance.now()
  const machine = await startVirtualMachine({
    ...{ namespace: lab.namespace, tap: LAB_TAP, firmware, nic: 'virtio-net-pci', mac },
  })
  try {
    await machine.waitForLine('init started', text => text.startsWith(INIT_MARK), 180_000)
    return (performance.now() - beganMs) / 1000
  } finally {
    await machine.stop()
  }
}
