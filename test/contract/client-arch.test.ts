import { expect, it } from 'vitest'
import {
  archOfCode,
  CLIENT_ARCH_IDS,
  CLIENT_ARCHITECTURES,
  clientArchitecture,
  isUefi,
  readStoredArch,
  withHttpBoot,
} from '#contract/client-arch.ts'

it('maps each number of option 93 to one architecture; 7 and 9 both mean x64', () => {
  const codes = CLIENT_ARCHITECTURES.flatMap(({ ianaCodes }) => [...ianaCodes])
  expect(new Set(codes).size).toBe(codes.length)
  expect([0, 6, 7, 9, 11, 16, 27].map(archOfCode)).toEqual([
    ...['x86-bios', 'x86-uefi', 'x64-uefi', 'x64-uefi', 'arm64-uefi', 'x64-uefi-http', 'riscv64-uefi'],
  ])
  expect(archOfCode(8)).toBeUndefined()
})

it('treats an architecture by HTTP Boot as the same firmware by PXE', () => {
  expect(withHttpBoot('x64-uefi', true)).toBe('x64-uefi-http')
  expect(withHttpBoot('x64-uefi-http', true)).toBe('x64-uefi-http')
  expect(withHttpBoot('arm64-uefi-http', false)).toBe('arm64-uefi')
  // This firmware boots in one way only.
  expect(withHttpBoot('riscv64-uefi', true)).toBe('riscv64-uefi')
  expect(withHttpBoot('x86-bios', true)).toBe('x86-bios')
  expect(withHttpBoot('unknown', false)).toBe('unknown')
})

it('has a name and a width for every architecture that starts EFI programs', () => {
  expect(CLIENT_ARCH_IDS.filter(arch => !isUefi(arch))).toEqual(['x86-bios', 'unknown'])
  for (const arch of CLIENT_ARCH_IDS.filter(isUefi)) expect(clientArchitecture(arch).bits).not.toBeNull()
  expect(clientArchitecture('arm64-uefi')).toMatchObject({ efiSuffix: 'aa64', bits: 64, runs: ['arm64'] })
})

it('reads rows of another version: EBC was x64, a newer architecture is unknown', () => {
  expect(['ebc', 'x64-uefi', 'loong64-uefi', 'toString'].map(readStoredArch)).toEqual([
    ...['x64-uefi', 'x64-uefi', 'unknown', 'unknown'],
  ])
})
