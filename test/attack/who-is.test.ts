import { request } from 'node:http'
import { expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { MenuNode } from '#contract/menu.ts'
import { writeTestPrograms } from '../support/small-programs.ts'
import { createSimulatedNetwork } from '../support/simulated-network.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openTestEngine } from '../support/test-engine.ts'

const address = '127.0.0.1' as Ipv4
const httpPort = 18_473
const victim = '52:54:00:00:00:0a' as MacAddress
const VICTIMS_ADDRESS = '127.0.0.50'
const STRANGERS_ADDRESS = '127.0.0.66'
const SCRIPTS = '/ipxe/52-54-00-00-00-0a'

type Headers = Readonly<Record<string, string>>

/** A request from one address, with the headers of a browser page or another client. */
function ask(
  from: string,
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Headers; body?: string } = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: address, port: httpPort, localAddress: from, path, method, headers, agent: false },
      response => {
        let text = ''
        response.on('data', bytes => (text += String(bytes)))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const INSTALLER: MenuNode = {
  id: 'installer',
  kind: 'custom',
  title: 'Installs',
  parent: null,
  isHidden: false,
  hotkey: null,
  firmware: [],
  note: null,
  start: { kind: 'text', ipxe: 'echo installs', grub: null, pxelinux: null },
}

/** A machine that has the reserved address .50 and installs once at its next boot. */
async function serveVictim() {
  const engine = await openTestEngine({
    data: temporaryFolder(),
    bootPrograms: writeTestPrograms(temporaryFolder()),
    network: createSimulatedNetwork().host(address).asNetwork(),
  })
  const { handlers } = engine
  await handlers['menu.arrange']({ nodes: [INSTALLER] })
  await handlers['machines.set']({
    mac: victim,
    change: { reservedIp: VICTIMS_ADDRESS as Ipv4, entry: 'installer', next: 'once' },
  })
  await handlers['serving.start']({ nic: 'eth0', dhcp: 'server', httpPort })
  const machine = async () => (await handlers['machines.list'](null)).find(({ mac }) => mac === victim)
  return { engine, machine }
}

it('gives the menu to a stranger who knows a MAC, and lets the stranger change nothing', async () => {
  const { engine, machine } = await serveVictim()
  const before = await machine()
  const menu = await ask(STRANGERS_ADDRESS, `${SCRIPTS}/menu`)
  expect(menu).toMatchObject({ status: 200, text: expect.stringContaining('Installs') as string })
  expect(menu.text).not.toMatch(/[\da-f]{12}-[\da-z]+-[\w-]{22}/)
  for (const path of [
    SCRIPTS,
    `${SCRIPTS}/entry/installer`,
    `${SCRIPTS}/entry/installer/memory/1/serial/24287265626f6f7429`,
    `${SCRIPTS}/52540000000a-0-AAAAAAAAAAAAAAAAAAAAAA/entry/installer`,
    '/installed?mac=52:54:00:00:00:0a',
    '/report/installed?mac=52:54:00:00:00:0a',
    '/report/failed?mac=52-54-00-00-00-0a',
    '/report/52540000000a-0-AAAAAAAAAAAAAAAAAAAAAA/installed',
    '/report/ticket',
    '/grub/grub.cfg-01-52-54-00-00-00-0a',
    '/pxelinux.cfg/01-52-54-00-00-00-0a',
    '/secure-boot/on',
    '/secure-boot/chosen/installer',
  ]) {
    await ask(STRANGERS_ADDRESS, path)
    await ask(STRANGERS_ADDRESS, path, { method: 'POST' })
    expect(await machine(), path).toEqual(before)
  }
  const events = await engine.handlers['events.list']({ limit: 1000 })
  expect(events.filter(({ mac }) => mac === victim)).toEqual([])
})

it('lets neither a browser page on the machine nor a rebound DNS name change anything', async () => {
  const { machine } = await serveVictim()
  const own = await ask(VICTIMS_ADDRESS, `${SCRIPTS}/menu`)
  const ticketed = /\/ipxe\/\S+?\/entry\//.exec(own.text)?.[0]
  expect(ticketed).toMatch(/[\da-f]{12}-[\da-z]+-[\w-]{22}/)
  const before = await machine()
  for (const headers of [
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Host: 'evil.example:18473' },
    { Host: 'localhost.evil.example' },
  ])
    for (const method of ['GET', 'POST'])
      expect(await ask(VICTIMS_ADDRESS, `${ticketed}installer`, { method, headers })).toMatchObject({
        status: 403,
        text: expect.stringMatching(/refused/) as string,
      })
  expect(await machine()).toEqual(before)
})

it('lets the machine itself use up "once" and report, with the ticket that only it received', async () => {
  const { machine } = await serveVictim()
  const start = await ask(VICTIMS_ADDRESS, SCRIPTS)
  const entry = /chain --replace http:\/\/127\.0\.0\.1:18473(\/ipxe\/\S+?\/entry\/installer)/.exec(start.text)
  await ask(VICTIMS_ADDRESS, entry?.[1] ?? '')
  expect(await machine()).toMatchObject({ next: 'menu', isOnceSpent: true })

  await ask(VICTIMS_ADDRESS, '/installed')
  expect(await machine()).toMatchObject({ next: 'menu', lastStart: { outcome: 'unreported' } })
  const ticket = (await ask(VICTIMS_ADDRESS, '/report/ticket')).text.trim()
  // The installed system may have another address by then: the ticket counts.
  await ask(STRANGERS_ADDRESS, `/report/${ticket}/installed`, { method: 'POST', body: 'text=done' })
  expect(await machine()).toMatchObject({ next: 'local', lastStart: { outcome: 'installed' } })
})
