import { describe, expect, it } from 'vitest'
import { isBridgeAllowed } from '#engine/features/lab/machine-network.ts'
import { readDirectStart } from '#engine/features/lab/test-run.ts'
import { createHostLineReader, type HostLine } from '#engine/features/lab/host-process.ts'
import { machineMac, machineUuid } from '#engine/features/lab/plan-machine.ts'
import { lastErrorLine } from '#engine/features/lab/machine-process.ts'
import { createSerialText, plainText } from '#engine/features/lab/serial-text.ts'

describe('bridge.conf', () => {
  it.each([
    ['allow br0', true],
    ['# allow br0', false],
    ['allow all', true],
    ['allow all\ndeny br0', false],
    ['allow virbr0\n', false],
    ['include /etc/qemu/ada.conf', true],
    ['', false],
  ])('%j allows br0: %s', (text, isAllowed) => {
    expect(isBridgeAllowed(text, 'br0')).toBe(isAllowed)
  })
})

describe('what an iPXE script loads', () => {
  it('is kernel, initrds and arguments', () => {
    const script = `#!ipxe
echo Loading
kernel http://10.77.0.1:8080/iso/a/vmlinuz initrd=0-a initrd=1-b console=ttyS0 \${nothing}; quiet || goto failed
initrd --name 0-a http://10.77.0.1:8080/iso/a/a || goto failed
initrd --name 1-b http://10.77.0.1:8080/iso/a/b || goto failed
boot || goto failed
:failed
chain --replace http://10.77.0.1:8080/ipxe/52-54-00-7e-00-01/menu ||
`
    expect(readDirectStart(script)).toEqual({
      kernelUrl: 'http://10.77.0.1:8080/iso/a/vmlinuz',
      initrdUrls: ['http://10.77.0.1:8080/iso/a/a', 'http://10.77.0.1:8080/iso/a/b'],
      arguments: 'console=ttyS0 ; quiet',
    })
  })

  it.each([
    '',
    '#!ipxe\nshell\n',
    '#!ipxe\nsanboot http://x/a.iso\n',
    '#!ipxe\nkernel memdisk\n',
    '#!ipxe\nkernel http://x/xen\nmodule http://x/k\nboot\n',
  ])('is nothing that QEMU could start in %j', script => {
    expect(readDirectStart(script)).toBeNull()
  })
})

describe('output lines of the process around a machine', () => {
  it('are joined from chunks, and invalid ones are skipped', () => {
    const heard: HostLine[] = []
    const read = createHostLineReader(line => heard.push(line))
    for (const piece of ['{"kind":"ser', 'ial","text":"a"}\nnoise\n[1]\nnull\n{"ki', 'nd":"running"}\n'])
      read(piece)
    expect(heard).toEqual([{ kind: 'serial', text: 'a' }, { kind: 'running' }])
  })
})

describe('the text of a serial port', () => {
  it('has no colours and cursor movements, even if they are split between chunks', () => {
    const serial = createSerialText()
    const parts = ['\u001b[0;1', 'miPXE\u001b', '[0m 1.21\r', '\n\u001b[2J\u001b[01;01HMenu\u0000'].map(
      raw => serial.add(raw).text,
    )
    expect(parts.join('')).toBe('iPXE 1.21\n\nMenu')
    expect(serial.all()).toEqual({ offset: 0, text: 'iPXE 1.21\n\nMenu' })
  })

  it('is kept in part, counted from the start', () => {
    const serial = createSerialText()
    for (let line = 0; line < 20_000; line += 1) serial.add(`${'x'.repeat(99)}\n`)
    const { offset, text } = serial.all()
    expect(offset + text.length).toBe(2_000_000)
    expect(text.length).toBeLessThan(600_000)
  })

  it('cannot control the terminal that shows it', () => {
    expect(plainText('\u001b]0;title\u0007ok\u0007\u001b[6n')).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/)
  })
})

describe('last words', () => {
  it('are the last line that is more than a warning', () => {
    const words = `qemu-system-x86_64: warning: TCG doesn't support requested feature
qemu-system-x86_64: -accel kvm: failed to initialize kvm: Permission denied
qemu-system-x86_64: warning: bye
`
    expect(lastErrorLine(words)).toBe('-accel kvm: failed to initialize kvm: Permission denied')
    expect(lastErrorLine('')).toBeNull()
  })
})

describe('the address of a machine', () => {
  it('is stable and unique, and comes with a well-formed UUID', () => {
    const all = (['bios', 'uefi', 'arm64'] as const).flatMap(kind => [
      machineMac(kind, 1),
      machineMac(kind, 2),
    ])
    expect(new Set(all).size).toBe(all.length)
    expect(all[0]).toBe('52:54:00:7e:00:01')
    expect(machineUuid(all[0]!)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })
})
