import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { maskTickets } from '#engine/base/mask-tickets.ts'
import { writeTestPrograms } from '../support/small-programs.ts'
import { createSimulatedNetwork } from '../support/simulated-network.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openTestEngine } from '../support/test-engine.ts'

const address = '127.0.0.1' as Ipv4
const httpPort = 18_471

/** Sends raw bytes that no HTTP library would send, and resolves to the first line of the response. */
function say(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(httpPort, address, () => socket.end(request))
    let heard = ''
    socket.on('data', bytes => (heard += bytes.toString()))
    socket.on('error', reject)
    socket.on('close', () => resolve(heard.split('\r\n', 1)[0] ?? ''))
  })
}

const asks = (method: string, target: string, more = ''): string =>
  `${method} ${target} HTTP/1.1\r\nHost: ${address}:${httpPort}\r\nConnection: close\r\n${more}\r\n`

/** Every way to misspell the path of an answer file, and some correct ones. */
function pathsWith(ticket: string): readonly string[] {
  const encoded = [...ticket].map(char => `%${char.charCodeAt(0).toString(16)}`).join('')
  return [
    `/answer/${ticket}/user-data`,
    `/answer/${ticket}`,
    `/answer/${ticket}/`,
    `/answer/${ticket}/no/such/file`,
    `/answer/${ticket}/${ticket}`,
    `/answer/${ticket}x/ks.cfg`,
    `/answer/${ticket}.xml`,
    `/answer//${ticket}//ks.cfg`,
    `//answer/${ticket}/ks.cfg`,
    `/./answer/./${ticket}/ks.cfg`,
    `/ANSWER/${ticket.toUpperCase()}/ks.cfg`,
    `/answer%2F${ticket}%2Fks.cfg`,
    `/answer%252F${ticket}`,
    `/answer/${encoded}/ks.cfg`,
    `/answer\\${ticket}\\ks.cfg`,
    `/answer/${ticket}/../ks.cfg`,
    `/answer/${ticket}%00/ks.cfg`,
    `/answer/${ticket}%zz/ks.cfg`,
    `/adopt/${ticket}/kickstart`,
    `/adopt/${ticket}`,
    `/report/${ticket}/installed`,
    `/report/${ticket}/exploded`,
    `/report?text=http://x/answer/${ticket}/ks.cfg`,
    `/iso-overlay/debian/.slipway/answer/${ticket}/ks.cfg`,
    `/iso/debian/answer/${ticket}`,
    `/iso/debian/${ticket}/ks.cfg`,
    `/boot/answer/${ticket}/ks.cfg`,
    `/capsule/${ticket}/52-54-00-00-00-0a.iso`,
    `/signed/${ticket}/shim.efi`,
    `/ipxe/${ticket}/own`,
    `/ipxe/52:54:00:00:00:0a/entry/${ticket}`,
    `/pxelinux.cfg/${ticket}`,
    `/grub.cfg-${ticket}`,
    `/${ticket}`,
    `http://${address}/answer/${ticket}/ks.cfg`,
  ]
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
}

it('keeps tickets out of events, logs, database and pushes, wherever a request has one', async () => {
  const ticket = randomBytes(16).toString('hex')
  const data = temporaryFolder()
  const wire = createSimulatedNetwork()
  const { handlers, subscribe } = await openTestEngine({
    data,
    bootPrograms: writeTestPrograms(temporaryFolder()),
    network: wire.host(address).asNetwork(),
  })
  const pushes: string[] = []
  subscribe(push => pushes.push(JSON.stringify(push)))
  await handlers['serving.start']({ nic: 'eth0', dhcp: 'server', httpPort, syslogPort: 514 })

  for (const path of pathsWith(ticket)) {
    for (const method of ['GET', 'HEAD', 'DELETE']) await say(asks(method, path))
    for (const method of ['POST', 'PUT']) await say(`${asks(method, path, 'Content-Length: 4\r\n')}abcd`)
    await say(asks('GET', path, 'Content-Length: 4\r\n'))
    await say(`GET ${path}\r\n\r\n`)
  }
  const client = wire.host('127.0.0.77' as Ipv4).open(2070)
  for (const path of pathsWith(ticket)) {
    client.send(Buffer.from(`\0\x01${path}\0octet\0`), { address, port: 69 })
    client.send(Buffer.from(`\0\x01${path.slice(1)}\0netascii\0`), { address, port: 69 })
    client.send(Buffer.from(`<30>wget: http://${address}${path}: not found`), { address, port: 514 })
    await wire.settle()
  }
  await say(
    `${asks('POST', '/report', 'Content-Length: 64\r\n')}cannot read /answer/${ticket}/ks.cfg`.padEnd(200),
  )

  const events = await handlers['events.list']({ limit: 5000 })
  expect(new Set(events.map(({ kind }) => kind))).toContain('tftp.missing')
  expect(new Set(events.map(({ kind }) => kind))).toContain('machine.logged')
  expect(JSON.stringify(events)).toContain('/answer/…/user-data')
  const shown = [
    events,
    await handlers['log.list']({ limit: 5000 }),
    await handlers['boots.list']({}),
    pushes,
  ]
  await handlers['serving.stop'](null)
  const secret = new RegExp([ticket, ticket.slice(0, 16), ticket.slice(16)].join('|'), 'i')
  expect(secret.exec(JSON.stringify(shown))?.input.slice(0, 2000) ?? null).toBeNull()
  for (const path of filesBelow(data)) expect(secret.test(readFileSync(path, 'latin1')), path).toBe(false)
})

it('leaves texts without a ticket unchanged', () => {
  for (const text of [
    '/answer/proxmox',
    '/answer/…/user-data',
    '/report/installed',
    '/iso/fedora/ostree/boot.1/5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03/vmlinuz',
    '/iso/a%20b/vmlinuz',
    'the report of 100% is there',
    '52:54:00:00:00:0a 564d4f2c-1111-2222-3333-444455556666',
  ])
    expect(maskTickets(text)).toBe(text)
})
