import { createRequire } from 'node:module'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCardWire, type CardWire } from '../../support/card-wire.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'
import { encodeNetascii } from '#engine/protocols/tftp/netascii.ts'
import { unpackedProgram } from '../../support/unpacked-program.ts'
import { pattern } from '../../support/tftp-bench.ts'

const reason = await firstReason(needNamespaces, () => needPackages(['atftp', 'busybox', 'curl', 'netbase']))
// Only unpacked: installing it would replace another client's `tftp` command.
const tftpHpa =
  reason === null && (await needPackages(['libreadline8'])) === null
    ? await unpackedProgram('tftp-hpa', 'usr/bin/tftp')
    : null

describe.skipIf(reason !== null)(nameWith('TFTP clients', reason), () => {
  let wire: CardWire
  let folder: string
  const program = Buffer.from(pattern(1_468_000)) // 1000 blocks of 1468: ends with an empty one
  const small = Buffer.from(pattern(70_001))

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-tftp-'))
    await writeFile(join(folder, 'program.efi'), program)
    await writeFile(join(folder, 'small.bin'), small)
    wire = await openCardWire()
    await wire.client.addAddress('cli0', '10.99.0.2/24')
    expect(await wire.startServers({ folder })).toEqual({ ready: true })
  })
  afterAll(async () => {
    await wire.remove()
    await rm(folder, { recursive: true })
  })

  const target = () => join(folder, `fetched-${Math.random().toString(36).slice(2)}`)

  it.each([
    ['no options', []],
    ['tsize', ['tsize 0']],
    ['blksize 1468', ['blksize 1468']],
    ['every option', ['tsize 0', 'blksize 1432', 'timeout 3']],
    ['a window of 16', ['blksize 1468', 'windowsize 16']],
    ['more than we give', ['blksize 65464', 'windowsize 9999']],
  ])('atftp fetches with %s', async (_, options) => {
    const into = target()
    const args = options.flatMap(option => ['--option', option])
    await wire.client.run('atftp', ...args, '--get', '-r', 'program.efi', '-l', into, '10.99.0.1')
    expect(Buffer.compare(await readFile(into), program)).toBe(0)
  })

  it.each([
    ['its own options', []],
    ['blksize 1024', ['--tftp-blksize', '1024']],
    ['no options', ['--tftp-no-options']],
  ])('curl fetches with %s', async (_, args) => {
    const into = target()
    await wire.client.run('curl', '-sS', ...args, '-o', into, 'tftp://10.99.0.1//program.efi')
    expect(Buffer.compare(await readFile(into), program)).toBe(0)
  })

  it('curl is informed at once that a file is missing', async () => {
    const begun = Date.now()
    await expect(wire.client.run('curl', '-sS', 'tftp://10.99.0.1/nothing')).rejects.toMatchObject({
      code: 68,
    })
    expect(Date.now() - begun).toBeLessThan(1000)
  })

  it('curl cannot upload', async () => {
    const upload = wire.client.run(
      'curl',
      '-sS',
      '-T',
      join(folder, 'small.bin'),
      'tftp://10.99.0.1/small.bin',
    )
    await expect(upload).rejects.toMatchObject({ code: 69 })
    expect(Buffer.compare(await readFile(join(folder, 'small.bin')), small)).toBe(0)
  })

  it('curl gets netascii unconverted, and keeps it so', async () => {
    const into = target()
    await wire.client.run('curl', '-sS', '-o', into, 'tftp://10.99.0.1/small.bin;mode=netascii')
    expect(Buffer.compare(await readFile(into), encodeNetascii(small))).toBe(0)
  })

  it.skipIf(tftpHpa === null).each([
    ['as it is', 'binary', 'program.efi', () => program],
    ['as text, whose line ends come back', 'netascii', 'small.bin', () => small],
  ] as const)('tftp-hpa fetches %s', async (_, mode, name, expected) => {
    const into = target()
    await wire.client.run(tftpHpa ?? '', '-m', mode, '10.99.0.1', '-c', 'get', name, into)
    expect(Buffer.compare(await readFile(into), expected())).toBe(0)
  })

  it('busybox tftp fetches', async () => {
    const into = target()
    await wire.client.run('busybox', 'tftp', '-g', '-b', '1024', '-r', 'small.bin', '-l', into, '10.99.0.1')
    expect(Buffer.compare(await readFile(into), small)).toBe(0)
  })

  it('tftp2, an independent implementation of plain RFC 1350, fetches', async () => {
    const tftp2 = createRequire(import.meta.url).resolve('tftp2')
    const into = target()
    const fetch = `
      const client = require(${JSON.stringify(tftp2)})('10.99.0.1', 69)
      const parts = []
      client.read('small.bin', part => parts.push(part), () => {
        require('fs').writeFileSync(${JSON.stringify(into)}, Buffer.concat(parts))
        process.exit(0)
      })`
    await wire.client.run(process.execPath, '-e', fetch)
    expect(Buffer.compare(await readFile(into), small)).toBe(0)
  })
})
