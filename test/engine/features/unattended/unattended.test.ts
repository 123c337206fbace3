import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { parseIpv4, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { BootImage, BootTarget } from '#contract/image.ts'
import type { Boot } from '#contract/timeline.ts'
import { createUnattended } from '#engine/features/unattended/create-unattended.ts'
import { systemClock } from '#engine/base/clock.ts'
import { createHttpServer } from '#engine/protocols/http/server.ts'
import type { Party } from '#engine/base/record-fact.ts'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteAnswerStore } from '#engine/store/sqlite-answer-store.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const run = promisify(execFile)
const mac = '52:54:00:00:00:0a' as MacAddress
const stranger = '52:54:00:00:00:0b' as MacAddress
const ip = parseIpv4('127.0.0.10')!
const strangersIp = parseIpv4('127.0.0.11')!
const PASSWORD = 'correct horse battery'

const target = (words: string, over: Partial<BootTarget> = {}): BootTarget =>
  ({
    kind: 'linux',
    id: 'rocky.install',
    title: 'Install Rocky',
    kernel: '/images/pxeboot/vmlinuz',
    initrd: ['/images/pxeboot/initrd.img'],
    arguments: words,
    recognisedArguments: null,
    experimental: false,
    architectures: [],
    firmware: null,
    ramMegabytes: null,
    ...over,
  }) as BootTarget

const rocky = target('inst.repo={TREE_URL} ip=dhcp inst.ks=hd:LABEL=x quiet')

/** A set-up that serves one Rocky to a machine at .10; another machine is at .11. */
async function open() {
  const database = openDatabase(join(temporaryFolder(), 'slipway.db'), 'durable')
  const machines = new SqliteMachineStore(database)
  machines.see({ mac, atMs: 1, ip, arch: 'x64-uefi' })
  machines.see({ mac: stranger, atMs: 2, ip: strangersIp, arch: 'x64-uefi' })
  const leases = new Map<Ipv4, MacAddress>()
  const pushes: string[] = []
  const answers = createUnattended({
    words: createWords('en', catalogue),
    clock: systemClock,
    publish: (name, payload) => void pushes.push(JSON.stringify({ name, payload })),
    store: new SqliteAnswerStore(database),
    machines,
    groupOf: name =>
      name === 'rack' ? { name, entry: null, next: 'menu', variables: { role: 'group', zone: 'a' } } : null,
    callHomeBase: (_mac, serverUrl) => `${serverUrl}/report/secret-token`,
    serving: () =>
      ({ state: 'serving', address: parseIpv4('127.0.0.1')!, httpPort: http.port }) as ReturnType<
        Parameters<typeof createUnattended>[0]['serving']
      >,
  })
  const image = {
    id: 'rocky',
    name: 'Rocky 9',
    version: '9.4',
    family: 'rocky',
    entries: [rocky],
  } as unknown as BootImage
  answers.noteImages([image])
  const facts: (BootFact & Party)[] = []
  const routes: Parameters<typeof createHttpServer>[0]['routes'][number][] = []
  const intakes: NonNullable<Parameters<typeof createHttpServer>[0]['intakes']>[number][] = []
  const http = await createHttpServer({
    address: parseIpv4('127.0.0.1')!,
    port: 0,
    routes,
    intakes,
    record: (fact, party) => void facts.push({ ...fact, ...party }),
    whoIs(address) {
      const known = leases.get(address) ?? machines.findByIp(address)?.mac
      return known ? { mac: known, isProven: true } : null
    },
    clock: systemClock,
  })
  const here = answers.filesAt({ address: '127.0.0.1', httpPort: http.port })
  routes.push(...here.routes)
  intakes.push(...here.intakes)
  onTestFinished(async () => {
    await http.close()
    database.close()
  })
  const item = {
    kind: 'target',
    id: 'rocky.install',
    title: 'Install Rocky',
    imageId: 'rocky',
    imageSizeBytes: 1,
    target: rocky,
  } as unknown as Parameters<typeof here.entryAnswers.answered>[0]
  const reader = { mac, asker: mac, serial: null as string | null }
  const words = (who: typeof reader = reader): string =>
    here.entryAnswers.answered(item, who).target.arguments
  const urlIn = (text: string): string => /inst\.ks=(\S+)/.exec(text)?.[1] ?? ''
  const get = async (url: string, from: Ipv4 = ip, ...more: readonly string[]) => {
    const args = ['-sS', '-m', '20', '--interface', from, '-w', '\n%{http_code}', ...more, url]
    const { stdout } = await run('curl', args)
    const at = stdout.lastIndexOf('\n')
    return { text: stdout.slice(0, at), status: Number(stdout.slice(at + 1)) }
  }
  return { answers, machines, here, item, reader, facts, pushes, words, urlIn, get, leases, http, database }
}

type House = Awaited<ReturnType<typeof open>>

async function withProfile(
  house: House,
  source = 'lang en_US\nclearpart --all\nautopart\n# {{ machine.name }} {{ role }}\n',
) {
  const profile = await house.answers.handlers['answers.add']({
    name: 'Lab',
    kind: 'kickstart',
    source,
    variables: { role: 'profile' },
  })
  house.machines.change(mac, { name: 'nuc', answer: profile.id }, 3)
  return profile
}

it('a profile that erases a disk is given to no machine before the user confirms that', async () => {
  const house = await open()
  const profile = await withProfile(house)
  expect(profile).toMatchObject({ isConfirmed: false, wipe: { what: 'all-disks' } })
  expect(house.words()).toBe(rocky.arguments)
  const [skipped] = house.here.entryAnswers.skipped(house.item, house.reader)
  expect(skipped).toMatchObject({ kind: 'answer.skipped', answer: 'Lab', reason: 'unconfirmed' })
  await house.answers.handlers['answers.confirm']({ id: profile.id, revision: profile.revision })
  expect(house.here.entryAnswers.skipped(house.item, house.reader)).toEqual([])
  expect(house.words()).toMatch(
    /^inst\.repo=\{TREE_URL\} ip=dhcp quiet inst\.ks=http:\/\/127\.0\.0\.1:\d+\/answer\/[0-9a-f]{32}\/ks\.cfg$/,
  )
})

it('a confirmation holds until the profile erases something else', async () => {
  const { answers, ...house } = await open()
  const { id, revision } = await withProfile({ answers, ...house })
  await answers.handlers['answers.confirm']({ id, revision })
  const renamed = await answers.handlers['answers.change']({ id, change: { name: 'Other' } })
  expect(renamed.isConfirmed).toBe(true)
  const wider = await answers.handlers['answers.change']({
    id,
    change: { source: 'clearpart --drives=sda\nautopart\n' },
  })
  expect(wider.isConfirmed).toBe(false)
  await expect(answers.handlers['answers.confirm']({ id, revision })).rejects.toMatchObject({
    code: 'answer-changed',
  })
})

it("the file goes to its machine, with that machine's values, and to no other address", async () => {
  const house = await open()
  const profile = await withProfile(house)
  await house.answers.handlers['answers.confirm']({ id: profile.id, revision: 1 })
  const url = house.urlIn(house.words())
  expect(await house.get(url)).toEqual({
    text: 'lang en_US\nclearpart --all\nautopart\n# nuc profile\n',
    status: 200,
  })
  expect((await house.get(url, strangersIp)).status).toBe(404)
  expect((await house.get(url, parseIpv4('127.0.0.99')!)).status).toBe(404)
  const told = house.facts.filter(fact => fact.kind.startsWith('answer.'))
  expect(told).toMatchObject([
    { kind: 'answer.served', answer: 'Lab', file: 'ks.cfg', mac, ip },
    { kind: 'answer.refused', reason: 'other-machine', mac: stranger, ip: strangersIp },
    { kind: 'answer.refused', reason: 'other-machine', mac: null, ip: '127.0.0.99' },
  ])
})

it('a machine that requests the menu of another gets no ticket for its answer file', async () => {
  const house = await open()
  const profile = await withProfile(house)
  await house.answers.handlers['answers.confirm']({ id: profile.id, revision: 1 })
  const thief = { ...house.reader, asker: stranger }
  expect(house.words(thief)).toBe(rocky.arguments)
  expect(house.here.entryAnswers.skipped(house.item, thief)).toMatchObject([{ reason: 'other-machine' }])
})

it('an address belongs to the machine of our lease, whatever else was seen', async () => {
  const house = await open()
  const profile = await withProfile(house)
  await house.answers.handlers['answers.confirm']({ id: profile.id, revision: 1 })
  const url = house.urlIn(house.words())
  house.leases.set(strangersIp, stranger)
  // The fact that a request for the machine's menu from there would cause.
  house.machines.see({ mac, atMs: 9, ip: strangersIp })
  expect((await house.get(url, strangersIp)).status).toBe(404)
})

it('a path is valid for one boot', async () => {
  const house = await open()
  const profile = await withProfile(house)
  await house.answers.handlers['answers.confirm']({ id: profile.id, revision: 1 })
  house.answers.noteBoot({ mac, id: 1 } as Boot)
  const url = house.urlIn(house.words())
  expect((await house.get(url)).status).toBe(200)
  house.answers.noteBoot({ mac, id: 2 } as Boot)
  expect((await house.get(url)).status).toBe(404)
  expect(house.facts).toContainEqual(expect.objectContaining({ kind: 'answer.refused', reason: 'expired' }))
  expect(house.urlIn(house.words())).not.toBe(url)
})

it("a machine's variable takes precedence over its group's, and that over the profile's", async () => {
  const house = await open()
  const profile = await withProfile(house, '# {{ role }} {{ zone | default: "none" }}\nlang x\n')
  const text = async () => (await house.get(house.urlIn(house.words()))).text.split('\n', 1)[0]
  expect(profile.isConfirmed).toBe(true)
  expect(await text()).toBe('# profile none')
  house.machines.change(mac, { group: 'rack' }, 4)
  expect(await text()).toBe('# group a')
  house.machines.change(mac, { variables: { role: 'own' } }, 5)
  expect(await text()).toBe('# own a')
})

it('a variable without a value is reported before the machine starts, and no half-filled file is sent', async () => {
  const house = await open()
  await withProfile(house, 'lang x\n# {{ machine.serial }}\n')
  expect(house.words()).toBe(rocky.arguments)
  expect(house.here.entryAnswers.skipped(house.item, house.reader)).toMatchObject([
    {
      reason: 'invalid',
      problem: { code: 'missing-variable', line: 2, column: 6, params: { name: 'machine.serial' } },
    },
  ])
  const told = { ...house.reader, serial: 'J1' }
  expect(house.words(told)).toContain('inst.ks=http')
})

it('an answer file of another kind is reported, and the entry starts without it', async () => {
  const house = await open()
  const other = await house.answers.handlers['answers.add']({
    name: 'Deb',
    kind: 'preseed',
    source: 'd-i a/b string c\n',
  })
  house.machines.change(mac, { answer: other.id }, 4)
  expect(house.words()).toBe(rocky.arguments)
  expect(house.here.entryAnswers.skipped(house.item, house.reader)).toMatchObject([
    { reason: 'does-not-fit', answer: 'Deb' },
  ])
})

it('a menu of five hundred entries is written at once', async () => {
  const house = await open()
  const { id } = await withProfile(house)
  await house.answers.handlers['answers.confirm']({ id, revision: 1 })
  const entries = Array.from({ length: 500 }, (_, at) => ({ ...rocky, id: `rocky.e${at}` }))
  house.answers.noteImages([
    { id: 'rocky', name: 'Rocky 9', version: '9.4', family: 'rocky', entries } as unknown as BootImage,
  ])
  const startedMs = performance.now()
  const urls = entries.map(entry =>
    house.urlIn(
      house.here.entryAnswers.answered({ ...house.item, id: entry.id, target: entry }, house.reader).target
        .arguments,
    ),
  )
  expect(new Set(urls).size).toBe(500)
  expect(performance.now() - startedMs).toBeLessThan(1000)
})

it('an entry can have a profile for every machine without one', async () => {
  const house = await open()
  const { handlers } = house.answers
  const profile = await handlers['answers.add']({ name: 'All', kind: 'kickstart', source: 'lang x\n' })
  expect(house.words()).toBe(rocky.arguments)
  await handlers['answers.change']({ id: profile.id, change: { entries: ['rocky.install'] } })
  expect(house.words()).toContain('inst.ks=')
  const next = await handlers['answers.add']({ name: 'Next', kind: 'kickstart', source: 'lang x\n' })
  await handlers['answers.change']({ id: next.id, change: { entries: ['rocky.install'] } })
  expect((await handlers['answers.list'](null)).map(one => one.entries)).toEqual([[], ['rocky.install']])
})

it('a password is stored as a hash, and secrets are in no list, event or push', async () => {
  const house = await open()
  const { handlers } = house.answers
  const { id } = await handlers['answers.add']({
    name: 'Lab',
    kind: 'kickstart',
    form: { userName: 'admin', password: PASSWORD, disk: '/dev/sda' },
  })
  const shown = await handlers['answers.show']({ id })
  expect(JSON.stringify(shown)).not.toContain(PASSWORD)
  const hash = shown.form?.password?.text ?? ''
  expect(hash).toMatch(/^\$6\$/)
  await handlers['answers.confirm']({ id, revision: 1 })
  house.machines.change(mac, { answer: id }, 4)
  const url = house.urlIn(house.words())
  expect((await house.get(url)).text).toContain(hash)
  const token = /answer\/([0-9a-f]{32})/.exec(url)?.[1] ?? 'none'
  // The journal hides the ticket in paths: test/attack/tickets-in-logs.test.ts.
  const spoken = JSON.stringify([await handlers['answers.list'](null), house.pushes])
  for (const secret of [PASSWORD, hash, token]) expect(spoken).not.toContain(secret)
  for (const secret of [PASSWORD, hash]) expect(JSON.stringify(house.facts)).not.toContain(secret)
  const look = await handlers['answers.render']({ id })
  expect(look.isMasked).toBe(true)
  expect(look.files[0]?.text).not.toContain(hash)
  expect((await handlers['answers.render']({ id, reveal: true })).files[0]?.text).toContain(hash)
})

it("Proxmox' installer gets its answer file by a POST, by a separate path or by the one in its ISO", async () => {
  const house = await open()
  const { handlers } = house.answers
  const { id } = await handlers['answers.add']({
    name: 'PVE',
    kind: 'proxmox',
    form: { password: 'geheim', disk: '/dev/sda', hostName: 'pve1' },
  })
  await handlers['answers.confirm']({ id, revision: 1 })
  house.machines.change(mac, { answer: id }, 4)
  const pve = target('ro quiet', { id: 'pve.install' })
  const image = {
    id: 'pve',
    name: 'PVE',
    version: '9',
    family: 'proxmox',
    entries: [pve],
  } as unknown as BootImage
  house.answers.noteImages([image])
  const item = { ...house.item, id: 'pve.install', imageId: 'pve', target: pve }
  const base = `http://127.0.0.1:${house.http.port}`
  const body = ['-H', 'Content-Type: application/json', '-d', '{"dmi":{}}']
  expect((await house.get(`${base}/answer/proxmox`, ip, ...body)).status).toBe(404)
  expect(house.here.entryAnswers.answered(item, house.reader).target.arguments).toBe(
    'ro quiet proxmox-start-auto-installer',
  )
  const answer = await house.get(`${base}/answer/proxmox`, ip, ...body)
  expect(answer).toMatchObject({ status: 200 })
  expect(answer.text).toContain('fqdn = "pve1.home.arpa"')
  expect((await house.get(`${base}/answer/proxmox`, strangersIp, ...body)).status).toBe(404)
})

it('an installed machine sends its answer file back with one command, once', async () => {
  const house = await open()
  const { handlers } = house.answers
  house.machines.change(mac, { name: 'nuc' }, 4)
  const offer = await handlers['answers.adopt'](null)
  const command = offer.commands.find(one => one.kind === 'autoinstall')?.command ?? ''
  expect(command).not.toMatch(/\|\s*(ba)?sh/)
  const left = join(temporaryFolder(), 'autoinstall-user-data')
  await writeFile(
    left,
    '#cloud-config\nautoinstall:\n  version: 1\n  identity: {hostname: a, username: b, password: \'$6$x$y\'}\n  late-commands: ["echo {{ not ours }}"]\n',
  )
  const url = command.split(' ').at(-1) ?? ''
  const first = await house.get(url, ip, '-T', left)
  expect(first).toMatchObject({
    status: 201,
    text: expect.stringContaining('user-data, nuc') as string,
  })
  expect((await house.get(url, ip, '-T', left)).status).toBe(404)
  const [adopted] = await handlers['answers.list'](null)
  expect(adopted).toMatchObject({ kind: 'autoinstall', errorCount: 0, isConfirmed: false })
  const look = await handlers['answers.render']({ id: adopted!.id, mac, reveal: true })
  expect(look.files[0]?.text).toContain('echo {{ not ours }}')
  expect(house.facts).toContainEqual(expect.objectContaining({ kind: 'answer.adopted', mac }))
})

it('Slipway accepts no upload that is too large, or that was not offered', async () => {
  const house = await open()
  const offer = await house.answers.handlers['answers.adopt'](null)
  const url = offer.commands[0]!.command.split(' ').at(-1)!
  const large = join(temporaryFolder(), 'large')
  await writeFile(large, Buffer.alloc(300_000, 'x'))
  expect((await house.get(url, ip, '-T', large)).status).toBe(413)
  expect((await house.get(url.replace(/[0-9a-f]{32}/, '0'.repeat(32)), ip, '-d', 'x')).status).toBe(404)
  expect(await house.answers.handlers['answers.list'](null)).toEqual([])
})

it('a removed profile leaves machines without one', async () => {
  const house = await open()
  const { id } = await withProfile(house)
  await house.answers.handlers['answers.remove']({ id })
  expect(house.machines.find(mac)?.answer).toBeNull()
  await expect(house.answers.handlers['answers.show']({ id })).rejects.toMatchObject({
    code: 'answer-not-found',
  })
})

it('profiles survive a restart', async () => {
  const house = await open()
  const { id } = await withProfile(house)
  await house.answers.handlers['answers.confirm']({ id, revision: 1 })
  const again = new SqliteAnswerStore(house.database).find(id)
  expect(again).toMatchObject({
    name: 'Lab',
    confirmedWipe: { what: 'all-disks' },
    variables: { role: 'profile' },
  })
})
