import { join } from 'node:path'
import type { BootFact } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { messageOfEvent } from '#words/event.ts'
import { messageOfStage } from '#words/stage.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab } from '../support/lab.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import type { PrintedEvent } from '../support/slipway.ts'
import { makeTestIso } from '../support/test-iso.ts'
import { INIT_MARK } from '../support/test-kernel.ts'

// `npm run demo`: a machine boots from an ISO over a network that exists only inside this computer. This computer's
// networks are not touched. Exits with 0 when the booted kernel has reported, 1 when it has not, 3 when
// this computer cannot run it, 130 on Ctrl-C; everything it created is removed in every case.

const MAC = '52:54:00:de:60:01'
const HTTP_PORT = 8080
const words = createWords('en', catalogue)
const closers: (() => Promise<void>)[] = []

async function demo(): Promise<void> {
  say('Making an isolated network inside this computer.')
  const lab = await openLab()
  closers.push(lab.close)

  say("Making a small ISO from this distribution's kernel.")
  const iso = await makeTestIso({
    path: join(lab.folder, 'demo.iso'),
    extraArguments: `slipway.report=http://10.77.0.1:${HTTP_PORT}/report`,
  })

  const image = await lab.slipway.importIso(iso.path)
  const entry = image.entries[0]
  if (entry === undefined)
    throw new Error(`The ISO was read, but nothing in it can be started: ${image.reason}`)
  say(`Imported it in ${Math.round(image.tookMs)} ms: "${entry.title}".`)
  await lab.slipway.command('menu', 'set', '--default', entry.id, '--timeout', '2')

  let poweredOnMs = 0
  const tell = (event: PrintedEvent) => {
    if (event.mac === MAC && !event.event.endsWith('.progress'))
      say(
        words.describe(messageOfEvent({ ...event, kind: event.event } as unknown as BootFact)),
        event.atMs - poweredOnMs,
      )
  }
  const server = await lab.slipway.serve(
    lab.namespace,
    ['--nic', LAB_CARD, '--dhcp', 'server', '--http-port', String(HTTP_PORT)],
    tell,
  )
  closers.push(async () => void (await server.stop()))
  say(`Serving on ${LAB_CARD} (10.77.0.1).`)

  say(`Switching on a machine without a disk (${MAC}). Emulated, it takes about 20 seconds.`)
  poweredOnMs = Date.now()
  const machine = await startVirtualMachine({
    namespace: lab.namespace,
    tap: LAB_TAP,
    firmware: 'bios',
    nic: 'virtio-net-pci',
    mac: MAC,
  })
  closers.push(machine.stop)
  const line = await machine.waitForLine('its kernel reported', text => text.startsWith(INIT_MARK), 120_000)
  say(`Its own screen says: started with "${line.slice(INIT_MARK.length)}"`, Date.now() - poweredOnMs)
  await machine.poweredOff
  say('It switched itself off.', Date.now() - poweredOnMs)

  const [boot] = await lab.slipway.command<readonly Boot[]>('timeline', MAC)
  if (boot === undefined) throw new Error('The machine booted, but Slipway has no timeline of it.')
  say('\nThe timeline, as the app shows it:')
  for (const stage of boot.stages.filter(({ state }) => state !== 'waiting' && state !== 'skipped'))
    say(words.describe(messageOfStage(stage, boot)), (stage.startedAtMs ?? boot.startedAtMs) - poweredOnMs)
}

function say(words: string, sincePowerOnMs?: number): void {
  const time = sincePowerOnMs === undefined ? '' : `${(sincePowerOnMs / 1000).toFixed(1).padStart(7)} s  `
  console.log(`${time}${words}`)
}

async function cleanUp(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close()
}

async function main(): Promise<number> {
  if (process.getuid?.() !== 0) {
    console.error('The demo makes a virtual network, which needs root on Debian or Ubuntu: sudo npm run demo')
    return 3
  }
  say('Looking for QEMU, OVMF and the other packages the demo needs; missing ones are installed.')
  const reason = await needLab()
  if (reason !== null) {
    console.error(`The demo cannot run on this computer: ${reason}.`)
    return 3
  }
  const interrupted = new Promise<number>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(130))
  })
  try {
    return await Promise.race([demo().then(() => 0), interrupted])
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown)
    return 1
  } finally {
    await cleanUp()
  }
}

process.exit(await main())
