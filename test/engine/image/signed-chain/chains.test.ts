import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { capsuleContentOf, readDiscFacts } from '#engine/image/capsule/capsule-content.ts'
import { layOutFat } from '#engine/image/capsule/fat-image.ts'
import { openEfiImage } from '#engine/image/eltorito/boot-catalog.ts'
import { openFileBlockSource } from '#engine/image/block-source.ts'
import { judgeEntries } from '#engine/image/signed-chain/judge-entries.ts'
import { openChain } from '#engine/image/signed-chain/find-chains.ts'
import { openVolume } from '#engine/image/volume.ts'
import { firstReason, nameWith } from '../../../support/debian-packages.ts'
import { isoToolsMissing, makeDisc, temporaryFolder, type DiscContent } from '../../../support/iso-tools.ts'
import { withoutSignature } from '../../../support/secure-disc.ts'
import { needSignedPackages, signedPackages, signedPrograms } from '../../../support/signed-packages.ts'
import { testKernel } from '../../../support/test-kernel.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const reason = await firstReason(
  async () => isoToolsMissing,
  needSignedPackages,
  () =>
    testKernel().then(
      () => null,
      (thrown: Error) => thrown.message,
    ),
)

async function openDisc(name: string, content: DiscContent, options?: readonly string[]) {
  const source = await openFileBlockSource(makeDisc(folder.path, name, content, options))
  const volume = (await openVolume(source))!
  return { tree: volume.tree, source, efiImage: () => openEfiImage(source, volume.bootCatalog) }
}

describe.skipIf(reason !== null)(nameWith('signed chains of discs', reason), async () => {
  if (reason !== null) return
  const { shim, discGrub, netbootGrub } = await signedPrograms()
  const packages = await signedPackages()
  const kernel = readFileSync((await testKernel()).vmlinuz)
  const entries = (...kernels: string[]) => kernels.map(path => ({ kind: 'linux', kernel: path }) as const)

  const debian: DiscContent = {
    '.disk/info': 'A disc',
    'EFI/boot/bootx64.efi': shim,
    'EFI/boot/grubx64.efi': discGrub,
    'live/vmlinuz': kernel,
    'live/unsigned': withoutSignature(kernel),
    'live/changed': Buffer.concat([kernel.subarray(0, 100_000), Buffer.from('X'), kernel.subarray(100_001)]),
    'live/text': 'no program at all',
  }

  it('judges every kernel of a disc by its own shim', async () => {
    const disc = await openDisc('debian', debian)
    const judged = await judgeEntries(
      entries('/live/vmlinuz', '/live/unsigned', '/live/changed', '/live/text', '/live/gone'),
      disc,
    )
    expect(judged.map(one => one.secureBoot?.verdict ?? null)).toEqual([
      'passes',
      'unsigned',
      'damaged',
      'unsigned',
      null,
    ])
    expect(judged[0]?.secureBoot?.ways).toEqual(['capsule'])
    expect(judged[0]?.secureBoot?.shimAuthorities.join()).toMatch(/Microsoft/)
    expect(judged[1]?.secureBoot).toMatchObject({ signer: null, authority: null, ways: [] })
  })

  it('has no verdict for kinds that UEFI does not start directly', async () => {
    const disc = await openDisc('kinds', { 'boot/disk.img': kernel })
    const [judged] = await judgeEntries([{ kind: 'disk', kernel: '/boot/disk.img' } as never], disc)
    expect(judged).toMatchObject({ secureBoot: null })
  })

  it('requires another shim for a signed kernel on a disc without one', async () => {
    const disc = await openDisc('bare', { 'live/vmlinuz': kernel })
    const [judged] = await judgeEntries(entries('/live/vmlinuz'), disc)
    expect(judged?.secureBoot).toMatchObject({ verdict: 'needs-other-shim', shimAuthorities: [], ways: [] })
    expect(await openChain(disc, 'capsule', 'amd64')).toBeNull()
  })

  it('finds the chain that only the EFI image has', async () => {
    const fat = layOutFat([
      { path: '/EFI/BOOT/BOOTX64.EFI', content: shim },
      { path: '/EFI/BOOT/grubx64.efi', content: discGrub },
    ])
    const bytes = Buffer.alloc(fat.sizeBytes)
    await fat.readInto(bytes, 0)
    const disc = await openDisc('efi-image', { 'boot/efi.img': bytes, vmlinuz: kernel }, [
      ...['-R', '-eltorito-alt-boot', '-e', 'boot/efi.img', '-no-emul-boot'],
    ])
    const chain = await openChain(disc, 'capsule', 'amd64')
    expect(chain).toMatchObject({ origin: 'efi-image', secondStage: 'grubx64.efi' })
    const [judged] = await judgeEntries(entries('/vmlinuz'), disc)
    expect(judged?.secureBoot?.verdict).toBe('passes')
  })

  it('takes shim and netboot GRUB for PXE from the packages of the disc', async () => {
    const disc = await openDisc('pool', {
      ...debian,
      'pool/main/s/shim-signed/shim-signed_1.0_amd64.deb': readFileSync(packages['shim-signed']),
      'pool/main/g/grub-efi-amd64-signed/grub-efi-amd64-signed_1.0_amd64.deb': readFileSync(
        packages['grub-efi-amd64-signed'],
      ),
    })
    const [judged] = await judgeEntries(entries('/live/vmlinuz'), disc)
    expect(judged?.secureBoot?.ways).toEqual(['capsule', 'netboot'])
    const chain = await openChain(disc, 'netboot', 'amd64')
    expect(chain?.origin).toBe('package')
    expect(chain?.search.canNetboot).toBe(true)
    expect(Buffer.from(await chain!.grub.source.read(0, netbootGrub.length)).equals(netbootGrub)).toBe(true)
    expect(await openChain(disc, 'netboot', 'arm64')).toBeNull()
  })

  it('takes the GRUB of the tree for PXE if it supports the network, as on Fedora', async () => {
    const disc = await openDisc('fedora', { ...debian, 'EFI/boot/grubx64.efi': netbootGrub })
    expect(await openChain(disc, 'netboot', 'amd64')).toMatchObject({ origin: 'tree' })
  })

  it.each([
    ['an unsigned shim', { 'EFI/boot/bootx64.efi': withoutSignature(shim) }],
    ['a GRUB that the shim does not trust', { 'EFI/boot/grubx64.efi': withoutSignature(discGrub) }],
    ['no GRUB', { 'EFI/boot/grubx64.efi': 'nothing' }],
    ['a GRUB for a shim', { 'EFI/boot/bootx64.efi': discGrub }],
  ])('is no chain with %s', async (name, change) => {
    const disc = await openDisc(`broken-${name.replaceAll(' ', '-')}`, { ...debian, ...change })
    expect(await openChain(disc, 'capsule', 'amd64')).toBeNull()
  })

  it('ignores a broken repository on a disc', async () => {
    const disc = await openDisc('broken-pool', {
      'pool/main/s/shim-signed/shim-signed_1.0_amd64.deb': readFileSync(packages['shim-signed']).subarray(
        0,
        4000,
      ),
      'pool/main/g/grub2-signed/grub-efi-amd64-signed_1.0_amd64.deb': '!<arch>\nnonsense',
    })
    expect(await openChain(disc, 'netboot', 'amd64')).toBeNull()
  })

  it('puts into a capsule what its GRUB looks for, under the label of the disc', async () => {
    const disc = await openDisc('label', debian, ['-R', '-V', 'Debian 12 live'])
    const chain = (await openChain(disc, 'capsule', 'amd64'))!
    const configuration = Buffer.from('# ours\n')
    const content = capsuleContentOf({
      chain,
      disc: await readDiscFacts(disc, chain.search.markers),
      configuration,
      marker: '/.marker',
      entryFiles: [{ path: '/live/vmlinuz', content: kernel }],
    })
    expect(content.label).toBe('Debian 12 live')
    const paths = content.files.map(file => file.path)
    expect(paths).toEqual(
      expect.arrayContaining(['/.marker', '/.disk/info', '/boot/grub/grub.cfg', '/live/vmlinuz']),
    )
    expect(content.files.find(file => file.path === '/.disk/info')?.content).toEqual(
      Uint8Array.from(Buffer.from('A disc')),
    )
    expect(content.files.find(file => file.path === '/EFI/boot/grub.cfg')?.content).toBe(configuration)
    expect(content.efiFiles.map(file => file.path).slice(0, 2)).toEqual([
      '/EFI/BOOT/BOOTX64.EFI',
      '/EFI/BOOT/grubx64.efi',
    ])
  })
})
