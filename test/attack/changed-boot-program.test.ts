import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { writeTestPrograms } from '../support/small-programs.ts'
import { createSimulatedNetwork } from '../support/simulated-network.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openTestEngine } from '../support/test-engine.ts'

const address = '127.0.0.1' as Ipv4
const httpPort = 18_473
const PROGRAM = 'ipxe.efi'

it("gives no machine a boot program that differs from the manifest; the user's programs are not checked", async () => {
  const data = temporaryFolder()
  const bootPrograms = writeTestPrograms(temporaryFolder(), [PROGRAM])
  const wire = createSimulatedNetwork()
  const { handlers } = await openTestEngine({ data, bootPrograms, network: wire.host(address).asNetwork() })
  await handlers['serving.start']({ nic: 'eth0', dhcp: 'server', httpPort })
  const get = async (): Promise<{ status: number; text: string }> => {
    const response = await fetch(`http://${address}:${httpPort}/boot/${PROGRAM}`)
    return { status: response.status, text: await response.text() }
  }
  const genuine = readFileSync(join(bootPrograms, PROGRAM), 'utf8')
  expect(await get()).toEqual({ status: 200, text: genuine })

  const evil = genuine.replace('program', 'PROGRAM')
  writeFileSync(join(bootPrograms, PROGRAM), evil)
  const refused = await get()
  expect(refused.status).toBe(500)
  expect(refused.text).not.toContain('PROGRAM')
  const client = wire.host('127.0.0.77' as Ipv4).open(2070)
  client.send(Buffer.from(`\0\x01${PROGRAM}\0octet\0`), { address, port: 69 })
  await expect
    .poll(async () => {
      await wire.settle()
      return handlers['events.list']({ limit: 100 })
    })
    .toContainEqual(
      expect.objectContaining({ kind: 'tftp.failed', file: PROGRAM, reasonCode: 'program-changed' }),
    )
  const sent = wire.wire.filter(({ from }) => from.address === address)
  expect(sent.some(({ bytes }) => Buffer.from(bytes).includes('PROGRAM'))).toBe(false)

  const lines = (await handlers['log.list']({})).filter(({ code }) => code === 'boot-files.changed')
  expect(lines).toMatchObject([{ level: 'error', params: { file: PROGRAM, package: 'ipxe' } }])
  const list = await handlers['bootFiles.list'](null)
  expect(list.filter(file => file.isChanged).map(({ name }) => name)).toEqual([PROGRAM])

  const own = join(data, 'boot-programs')
  await handlers['ownScripts.set']({ text: '#!ipxe\nshell\n' })
  writeFileSync(join(own, PROGRAM), evil)
  expect(await get()).toEqual({ status: 200, text: evil })
  await handlers['serving.stop'](null)
})

it('does not start serving if a program that every start needs was changed, and names it', async () => {
  const data = temporaryFolder()
  const bootPrograms = writeTestPrograms(temporaryFolder())
  const network = createSimulatedNetwork().host(address).asNetwork()
  writeFileSync(join(bootPrograms, 'snponly.efi'), 'something else')
  const { handlers } = await openTestEngine({ data, bootPrograms, network })
  await expect(handlers['serving.start']({ nic: 'eth0', dhcp: 'server', httpPort })).rejects.toMatchObject({
    code: 'boot-program-changed',
    params: { file: 'snponly.efi', package: 'ipxe' },
  })
})
