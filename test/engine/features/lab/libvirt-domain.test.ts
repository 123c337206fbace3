import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { libvirtCommands, libvirtDomain } from '#engine/features/lab/libvirt-domain.ts'
import { biosPlan, uefiPlan } from './sample-plan.ts'

const parse = (text: string) => {
  expect(XMLValidator.validate(text)).toBe(true)
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' })
  return (parser.parse(text) as { domain: Record<string, never> }).domain as Record<string, unknown>
}

describe('a libvirt domain', () => {
  it('has the firmware, the bridge and the address of the machine', () => {
    const cable = { kind: 'bridge', bridge: 'br0', helper: '/h' } as const
    expect(parse(libvirtDomain({ ...uefiPlan, cable }))).toMatchObject({
      '@type': 'qemu',
      os: { type: { '@machine': 'q35' }, loader: { '#text': '/fw/code.fd', '@secure': 'no' } },
      devices: {
        interface: {
          mac: { '@address': uefiPlan.mac },
          source: { '@bridge': 'br0' },
          boot: { '@order': '1' },
        },
        rng: { '@model': 'virtio' },
      },
    })
  })

  it('has Secure Boot only with system management mode, and a TPM 2 that libvirt runs', () => {
    const domain = parse(libvirtDomain({ ...uefiPlan, firmware: 'secure-boot', tpmSocket: '/any' }))
    expect(domain).toMatchObject({
      os: { loader: { '@secure': 'yes' } },
      features: { smm: { '@state': 'on' } },
      devices: { tpm: { backend: { '@type': 'emulator', '@version': '2.0' } } },
    })
  })

  it('accepts any path and any argument', () => {
    const direct = { kernel: '/a&b', initrd: null, arguments: `x="<y>" 'z' \u0001` }
    expect(parse(libvirtDomain({ ...biosPlan, direct }))).toMatchObject({
      os: { kernel: '/a&b', cmdline: `x="<y>" 'z'` },
    })
  })

  it('is removed with its variables', () => {
    expect(libvirtCommands(uefiPlan).at(-1)).toBe('virsh undefine slipway-test-uefi --nvram')
    expect(libvirtCommands({ ...biosPlan, name: 'a; rm -rf /' })[0]).toBe('virsh define a-rm--rf-.xml')
  })
})
