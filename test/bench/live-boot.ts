import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LAB_CARD, LAB_TAP, openLab, type Lab } from '../support/lab.ts'
import { makeLiveIso } from '../support/live-iso.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import { startBootPeer } from './boot-peer.ts'
import { ADDRESS, RANGE } from './boot.ts'
import { compareInTurn, type Row } from './comparison.ts'
import { nginxProgram } from './nginx.ts'

const ROUNDS = 3
const MAC = '52:54:00:be:00:03'
/** live-boot keeps the root file system in memory. */
const MEMORY_MB = 2048
const SQUASHFS = '/live/filesystem.squashfs'
/** If another program delays an emulated timer, Linux panics at its timer check, with either server. */
const MORE_ARGUMENTS = 'no_timer_check'

/** Power-on to the login of a real Debian live ISO, its root file system fetched over HTTP; each boot with a fresh server. */
export async function measureLiveBoot(): Promise<readonly Row[]> {
  const path = await makeLiveIso()
  const nginx = await nginxProgram()
  const lab = await openLab()
  try {
    const image = await lab.slipway.importIso(path)
    const entry = image.entries[0]
    if (!entry) throw new Error('the live ISO has no entry')
    const own = `${entry.arguments} ${MORE_ARGUMENTS}`
    await lab.slipway.command('image', 'set-arguments', entry.id, own)
    await lab.slipway.command('machine', 'set', MAC, '--entry', entry.id, '--next', 'always')
    let round = 0
    const peer = {
      name: 'dnsmasq + nginx',
      async measure() {
        const folder = join(lab.folder, `live-peer-${round++}`)
        await mkdir(folder)
        const stop = await startBootPeer({
          ...{ namespace: lab.namespace, card: LAB_CARD, address: ADDRESS, range: RANGE, folder },
          iso: { path, kernel: '/live/vmlinuz', initrd: '/live/initrd.img', arguments: peerArguments },
          files: [SQUASHFS],
          nginx: nginx ?? '',
        })
        const seconds = await secondsToLogin(lab)
        await stop()
        return seconds
      },
    }
    const peerArguments = own.replace(/\bfetch=\S+/, `fetch=http://${ADDRESS}${SQUASHFS}`)
    const heading = {
      part: 'boot',
      what: 'power-on to login, Debian live ISO',
      unit: 's',
      target: '<= 0.9',
    }
    const ours = async () => {
      const server = await lab.slipway.serve(lab.namespace, ['--nic', LAB_CARD, '--dhcp', 'server'])
      const seconds = await secondsToLogin(lab)
      await server.stop()
      return seconds
    }
    return [await compareInTurn(heading, ROUNDS, ours, nginx === null ? null : peer)]
  } finally {
    await lab.close()
  }
}

async function secondsToLogin(lab: Lab): Promise<number> {
  const beganMs = performance.now()
  const machine = await startVirtualMachine({
    ...{ namespace: lab.namespace, tap: LAB_TAP, firmware: 'bios', nic: 'virtio-net-pci' },
    mac: MAC,
    memoryMb: MEMORY_MB,
  })
  try {
    await machine.waitForPrompt('it asked to log in', line => /login: ?$/.test(line), 600_000)
    return (performance.now() - beganMs) / 1000
  } finally {
    await machine.stop()
  }
}
