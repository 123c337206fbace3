import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnswerProfile, AnswerSummary } from '#contract/answer.ts'
import type { Machine } from '#contract/machine.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../support/debian-packages.ts'
import { isoToolsMissing, makeDisc, temporaryFolder } from '../support/iso-tools.ts'
import { label } from '../support/label.ts'
import { openLan, type Lan } from '../support/lan.ts'
import type { Namespace } from '../support/namespace.ts'
import { createSlipway, type Slipway, type SlipwayServer } from '../support/slipway.ts'
import { INSTALLERS } from '../support/zoo/installers.ts'

const reason = await firstReason(
  needNamespaces,
  () => needPackages(['udhcpc', 'curl']),
  () => Promise.resolve(isoToolsMissing),
)
const PASSWORD = 'correct horse battery'
/** The vendor class of PXE firmware, so that the machine becomes known. */
const ASKS_TO_BOOT = ['-V', 'PXEClient:Arch:00007:UNDI:003001', '-x', '93:0007', '-C']
const SCRIPT = '#!/bin/sh\n[ "$1" = bound ] && ip addr add "$ip/$mask" dev "$interface"\nexit 0\n'

describe.skipIf(reason !== null)(nameWith('an unattended installation', reason), () => {
  const folder = temporaryFolder()
  let lan: Lan
  let slipway: Slipway
  let server: SlipwayServer
  let machine: Namespace
  let stranger: Namespace
  let mac = ''

  const macOf = async (computer: Namespace): Promise<string> =>
    (await computer.run('cat', '/sys/class/net/card/address')).trim()
  const curl = (computer: Namespace, ...args: readonly string[]): Promise<string> =>
    computer.run('curl', '-sS', '-m', '20', ...args)
  const status = (computer: Namespace, url: string): Promise<string> =>
    curl(computer, '-o', '/dev/null', '-w', '%{http_code}', url)
  async function takeAddress(computer: Namespace): Promise<void> {
    const script = join(folder.path, 'udhcpc.sh')
    await writeFile(script, SCRIPT)
    await chmod(script, 0o755)
    await computer.run('busybox', 'udhcpc', '-i', 'card', '-f', '-q', '-n', '-s', script, ...ASKS_TO_BOOT)
  }
  const entryScript = async (computer: Namespace, whose = mac): Promise<string> => {
    const base = `http://10.88.0.1:8080/ipxe/${whose.replaceAll(':', '-')}`
    const start = await curl(computer, base)
    // A request of the machine itself with the ticket of its boot.
    const [, entry = ''] = /(http:\/\/\S+\/entry\/[^/\s]+)\/memory/.exec(start) ?? []
    // iPXE's parameters: 4 GB, and a serial number in hexadecimal.
    return curl(computer, `${entry}/memory/3964/serial/${Buffer.from('J7KX2Q3').toString('hex')}`)
  }
  const addressIn = (script: string): string => /inst\.ks=(\S+)/.exec(script)?.[1] ?? 'none'

  beforeAll(async () => {
    lan = await openLan()
    const host = await lan.attach('eth7', '10.88.0.1/24')
    machine = await lan.attach('card')
    stranger = await lan.attach('card')
    mac = await macOf(machine)
    slipway = await createSlipway(join(folder.path, 'data'))
    const animal = INSTALLERS['rocky-9-minimal']
    const iso = makeDisc(folder.path, 'rocky', animal.content, ['-R', '-J', '-V', animal.label])
    const { entries } = await slipway.importIso(iso)
    await slipway.command<AnswerProfile>(
      ...['answer', 'new', 'Rack', '--kind', 'kickstart', '--set', `password=${PASSWORD}`],
      ...['--set', 'disk=/dev/sda', '--set', 'hostName={{ role }}-{{ machine.serial }}'],
    )
    await slipway.command<Machine>(
      ...['machine', 'set', mac, '--name', 'node', '--entry', entries[0]!.id, '--next', 'always'],
      ...['--answer', 'rack', '--var', 'role=worker'],
    )
    server = await slipway.serve(host, ['--nic', 'eth7', '--dhcp', 'server'])
    await takeAddress(machine)
    await takeAddress(stranger)
  })
  afterAll(async () => {
    await server?.stop()
    await lan?.remove()
    folder.remove()
  })

  it('waits until the user has confirmed that a disk is erased', async () => {
    expect(addressIn(await entryScript(machine))).toBe('none')
    await expect
      .poll(() => server.events.find(event => event.event === 'answer.skipped'), { timeout: 10_000 })
      .toMatchObject({ reason: 'unconfirmed', answer: 'Rack', mac })
    const confirmed = await slipway.command<AnswerSummary>('answer', 'confirm', 'rack')
    expect(confirmed.isConfirmed).toBe(true)
  })

  it('gets its file, filled in, at the path in its kernel arguments; another machine gets none', async () => {
    const url = addressIn(await entryScript(machine))
    expect(url).toMatch(/^http:\/\/10\.88\.0\.1:8080\/answer\/[0-9a-f]{32}\/ks\.cfg$/)
    expect(await status(stranger, url)).toBe('404')
    const file = await curl(machine, url)
    expect(file).toContain('--hostname=worker-J7KX2Q3')
    expect(file).toMatch(/--iscrypted --password=\$6\$/)
    expect(file).toMatch(/http:\/\/10\.88\.0\.1:8080\/report\/\S+\/installed/)
    await expect
      .poll(
        () => server.events.filter(event => event.event.startsWith('answer.')).map(event => event.event),
        {
          timeout: 10_000,
        },
      )
      .toEqual(['answer.skipped', 'answer.refused', 'answer.served'])
    expect(server.events.find(event => event.event === 'answer.refused')).toMatchObject({
      reason: 'other-machine',
      mac: await macOf(stranger),
    })
  })

  it("is not available through another machine's menu", async () => {
    expect(addressIn(await entryScript(stranger))).toBe('none')
    const url = addressIn(await entryScript(machine))
    expect(await status(stranger, url)).toBe('404')
  })

  it('calls home as its file says, and is installed', async () => {
    const file = await curl(machine, addressIn(await entryScript(machine)))
    const [home = ''] = /http:\/\/10\.88\.0\.1:8080\/report\/[^\s']+\/installed/.exec(file) ?? []
    await curl(machine, home)
    await expect
      .poll(() => server.events.find(event => event.event === 'machine.reported'), { timeout: 10_000 })
      .toMatchObject({ state: 'installed', mac })
  })

  it("has no secret in Slipway's output: events, log, lists", async () => {
    const shown = await slipway.command<AnswerProfile>('answer', 'show', 'rack')
    const hash = shown.form?.password?.text ?? 'none'
    const log = await readFile(join(folder.path, 'data', 'slipway.ndjson'), 'utf8')
    const said = [server.output(), log, JSON.stringify(await slipway.command('answer', 'list'))].join('\n')
    const token = /answer\/([0-9a-f]{32})/.exec(addressIn(await entryScript(machine)))?.[1] ?? 'none'
    for (const secret of [PASSWORD, hash, token]) expect(said).not.toContain(secret)
    expect(hash).toMatch(/^\$6\$/)
    expect(log).toContain(label('event.answer.served', { file: 'ks.cfg', answer: 'Rack' }))
  })

  it('can be adopted from a machine that was installed by hand', async () => {
    const { commands } = await slipway.command<{ commands: { kind: string; command: string }[] }>(
      'answer',
      'adopt',
    )
    const url =
      commands
        .find(one => one.kind === 'kickstart')
        ?.command.split(' ')
        .at(-1) ?? ''
    const left = join(folder.path, 'anaconda-ks.cfg')
    await writeFile(left, 'lang en_US.UTF-8\nclearpart --all\nautopart\n%packages\n@core\n%end\n')
    expect(await curl(machine, '-T', left, url)).toContain(label('adopt.kept', { name: 'ks.cfg, node' }))
    const answers = await slipway.command<AnswerSummary[]>('answer', 'list')
    expect(answers.map(({ kind, isConfirmed }) => [kind, isConfirmed])).toEqual([
      ['kickstart', false],
      ['kickstart', true],
    ])
  })
})
