import { describe, expect, it } from 'vitest'
import { findFirmware, type FirmwareDisk, readFirmwareDescriptor } from '#engine/features/lab/firmware.ts'

/** A computer with these files; the value is a file's content. */
function disk(files: Readonly<Record<string, string>>): FirmwareDisk {
  return {
    exists: async path => path in files,
    list: async folder =>
      Object.keys(files)
        .filter(path => path.startsWith(`${folder}/`))
        .map(path => path.slice(folder.length + 1)),
    read: async path => files[path] ?? '',
  }
}

const descriptor = (code: string, variables: string, features: readonly string[], more: object = {}) =>
  JSON.stringify({
    description: 'UEFI firmware',
    'interface-types': ['uefi'],
    mapping: {
      device: 'flash',
      executable: { filename: code, format: 'raw' },
      'nvram-template': { filename: variables, format: 'raw' },
    },
    targets: [{ architecture: 'x86_64', machines: ['pc-q35-*'] }],
    features,
    tags: [],
    ...more,
  })

describe('firmware for QEMU', () => {
  it.each([
    ['Debian', '/usr/share/OVMF/OVMF_CODE_4M.fd', '/usr/share/OVMF/OVMF_VARS_4M.fd'],
    ['Fedora', '/usr/share/edk2/ovmf/OVMF_CODE.fd', '/usr/share/edk2/ovmf/OVMF_VARS.fd'],
    ['Arch', '/usr/share/edk2/x64/OVMF_CODE.4m.fd', '/usr/share/edk2/x64/OVMF_VARS.4m.fd'],
    ['openSUSE', '/usr/share/qemu/ovmf-x86_64-code.bin', '/usr/share/qemu/ovmf-x86_64-vars.bin'],
    [
      'Homebrew',
      '/opt/homebrew/share/qemu/edk2-x86_64-code.fd',
      '/opt/homebrew/share/qemu/edk2-i386-vars.fd',
    ],
    [
      'Windows',
      'C:/Program Files/qemu/share/edk2-x86_64-code.fd',
      'C:/Program Files/qemu/share/edk2-i386-vars.fd',
    ],
  ])('is found at the paths of %s', async (_name, code, variables) => {
    expect(await findFirmware('x64', disk({ [code]: '', [variables]: '' }))).toMatchObject({
      code,
      variables,
    })
  })

  it('needs both code and variables', async () => {
    expect(await findFirmware('x64', disk({ '/usr/share/OVMF/OVMF_CODE_4M.fd': '' }))).toBeNull()
  })

  it("prefers a descriptor to the known places, and the administrator's descriptor to both", async () => {
    const files = {
      '/usr/share/OVMF/OVMF_CODE_4M.fd': '',
      '/usr/share/OVMF/OVMF_VARS_4M.fd': '',
      '/usr/share/qemu/firmware/60-edk2.json': descriptor('/a.code', '/a.vars', ['acpi-s3']),
      '/a.code': '',
      '/a.vars': '',
    }
    expect(await findFirmware('x64', disk(files))).toMatchObject({ code: '/a.code' })
    const own = {
      ...files,
      '/etc/qemu/firmware/60-edk2.json': descriptor('/own.code', '/own.vars', ['acpi-s3']),
      '/own.code': '',
      '/own.vars': '',
    }
    expect(await findFirmware('x64', disk(own))).toMatchObject({ code: '/own.code' })
  })

  it('accepts for Secure Boot only variables with keys, and for plain UEFI only those without', () => {
    const enrolled = descriptor('/c', '/v', ['secure-boot', 'enrolled-keys', 'requires-smm'])
    const bare = descriptor('/c', '/v', ['secure-boot', 'requires-smm'])
    expect(readFirmwareDescriptor(enrolled, 'x64-secure')).not.toBeNull()
    expect(readFirmwareDescriptor(bare, 'x64-secure')).toBeNull()
    expect(readFirmwareDescriptor(enrolled, 'x64')).toBeNull()
  })

  it('skips descriptors of other machines, and invalid ones', () => {
    const arm = descriptor('/c', '/v', [], { targets: [{ architecture: 'aarch64', machines: ['virt-*'] }] })
    expect(readFirmwareDescriptor(arm, 'x64')).toBeNull()
    expect(readFirmwareDescriptor(arm, 'arm64')).not.toBeNull()
    const confidential = descriptor('/c', '/v', ['amd-sev-snp'])
    expect(readFirmwareDescriptor(confidential, 'x64')).toBeNull()
    for (const text of ['', '{', '[]', 'null', '{"mapping":7}', '\u0000'])
      expect(readFirmwareDescriptor(text, 'x64')).toBeNull()
  })
})
