import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryBlockSource } from '#engine/image/block-source.ts'
import { readSignedProgram } from '#engine/image/signature/read-signatures.ts'
import { readShim } from '#engine/image/signature/shim-program.ts'
import { authorityName, isTrusted, signerName } from '#engine/image/signed-chain/signed-chain.ts'
import { firstReason, nameWith } from '../../../support/debian-packages.ts'
import { needSignedPackages, signedPrograms } from '../../../support/signed-packages.ts'
import { testBootPrograms } from '../../../support/boot-programs.ts'
import { testKernel } from '../../../support/test-kernel.ts'

const reason = await firstReason(needSignedPackages, () =>
  testKernel().then(
    () => null,
    (thrown: Error) => `needs a kernel: ${thrown.message}`,
  ),
)
const read = (bytes: Uint8Array) => readSignedProgram(createMemoryBlockSource(bytes))

describe.skipIf(reason !== null)(nameWith('signatures of boot programs', reason), async () => {
  if (reason !== null) return
  const { shim, discGrub } = await signedPrograms()
  const kernel = readFileSync((await testKernel()).vmlinuz)
  const vendorOf = async (bytes: Uint8Array) => {
    const { image } = await read(bytes)
    return image && readShim(createMemoryBlockSource(bytes), image)
  }

  it('identifies the signer of the shim: Microsoft, under the authorities of the firmware', async () => {
    const { signatures, isDamaged } = await read(shim)
    expect(isDamaged).toBe(false)
    expect(signatures.map(one => authorityName(one.signer))).toContainEqual(
      expect.stringMatching(/^Microsoft (Corporation )?UEFI CA \d{4}$/),
    )
  })

  it('reads the built-in authority of the shim and the name of its GRUB', async () => {
    const vendor = await vendorOf(shim)
    expect(vendor?.secondStage).toBe('grubx64.efi')
    expect(vendor?.vendorCertificates.map(one => one.subject)).toContainEqual(
      expect.stringMatching(/Debian Secure Boot CA|Canonical/),
    )
    expect(await vendorOf(discGrub), 'a GRUB is no shim').toBeNull()
  })

  it.each([
    ['GRUB', () => discGrub],
    ['kernel', () => kernel],
  ])('finds that the shim trusts its %s', async (_name, program) => {
    const { signatures } = await read(program())
    expect(signatures.map(one => signerName(one.signer))[0]).toMatch(/Debian|Canonical/)
    const vendor = await vendorOf(shim)
    expect(isTrusted(signatures[0]!, vendor?.vendorCertificates ?? [])).toBe(true)
    expect(isTrusted(signatures[0]!, [])).toBe(false)
    const [microsoft] = (await read(shim)).signatures
    expect(isTrusted(microsoft!, vendor?.vendorCertificates ?? [])).toBe(false)
  })

  it.each([
    ['in its code', 0.5],
    ['at its start', 0.01],
  ])('sees one changed bit %s', async (_where, part) => {
    const changed = Buffer.from(kernel)
    changed[Math.trunc(changed.length * part)]! ^= 1
    expect(await read(changed)).toMatchObject({ isDamaged: true, signatures: [] })
  })

  it('detects a signature made with another key', async () => {
    const changed = Buffer.from(discGrub)
    // The signature is the last 256 bytes before the padding.
    changed[changed.length - 40]! ^= 1
    expect(await read(changed)).toMatchObject({ isDamaged: true, signatures: [] })
  })

  it('reports the iPXE of Debian as unsigned', async () => {
    const ipxe = readFileSync(`${await testBootPrograms()}/snponly.efi`)
    expect(await read(ipxe)).toMatchObject({ isDamaged: false, signatures: [] })
  })

  it('returns a result for any bytes', { timeout: 60_000 }, async () => {
    const change = fc.record({ at: fc.nat({ max: 4095 }), value: fc.nat({ max: 255 }) })
    const table = shim.length - 19_000
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 20 }),
        fc.array(change, { maxLength: 20 }),
        fc.nat({ max: shim.length }),
        async (inHead, inTable, length) => {
          const bytes = Buffer.from(shim)
          for (const { at, value } of inHead) bytes[at] = value
          for (const { at, value } of inTable) bytes[table + at] = value
          const cut = length % 3 === 0 ? bytes.subarray(0, length) : bytes
          const { image } = await read(cut)
          if (image) await readShim(createMemoryBlockSource(cut), image).catch(() => null)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a file that is not a program', () => {
  it.each(['', 'MZ', 'MZ'.padEnd(64, '\xff'), 'not a program at all, but quite a lot of text'.repeat(40)])(
    'is not signed',
    async text => {
      expect(await read(Buffer.from(text, 'latin1'))).toEqual({
        image: null,
        signatures: [],
        isDamaged: false,
      })
    },
  )
})
