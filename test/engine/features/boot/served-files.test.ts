import { describe, expect, it } from 'vitest'
import type { Machine } from '#contract/machine.ts'
import { createDescribePath } from '#engine/features/boot/path-role.ts'
import { createPendingEntry } from '#engine/features/boot/chosen-entry.ts'
import { createServedFiles } from '#engine/features/boot/served/served-files.ts'
import type { ServedFile } from '#engine/features/boot/served/served-file.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { address, mac, machine, sampleMenu } from './sample-menu.ts'

const TICKET = 'ticket-of-this-boot-0123456789'
const PROGRAMS = ['snponly.efi', 'grubx64.efi', 'menu.c32', 'x86_64-efi/tftp.mod', 'ldlinux.c32']

function serve(
  path: string,
  known: Machine | null = null,
  transport: 'http' | 'tftp' = 'tftp',
): ServedFile | null {
  return createServedFiles({
    address,
    httpPort: 8080,
    menu: () => sampleMenu,
    machineOf: () => known,
    hasProgram: name => PROGRAMS.includes(name),
    tickets: { ticketFor: () => TICKET, machineOf: ticket => (ticket === TICKET ? mac : null) },
  })(path, { mac, provenMac: mac, transport })
}
function textOf(file: ServedFile | null): string {
  if (file?.kind !== 'text') throw new Error(`no text but ${JSON.stringify(file)}`)
  return file.text
}

describe('the script of an entry for iPXE', () => {
  const ENTRY = `/ipxe/52-54-00-12-34-56/${TICKET}/entry/debian-12.live/memory`
  const factsOf = (path: string) => {
    const file = serve(path, null, 'http')
    return file?.kind === 'text' ? file.facts : null
  }

  it.each([
    ['/2048/serial/4a31/modules/0010--------', { memoryMegabytes: 2048, serial: 'J1' }],
    // `$(reboot)`: a template may put it into a command.
    ['/serial/24287265626f6f7429/modules/0010--------', { memoryMegabytes: 4096, serial: 'reboot' }],
    ['/serial/modules/0010-0000-0010------', { memoryMegabytes: 8192 }],
    ['/serial/4a31/modules/0001--------', { memoryMegabytes: 256, serial: 'J1' }],
  ])('learns the memory, which iPXE counted or the firmware reported: %s', (rest, told) => {
    expect(factsOf(`${ENTRY}${rest}`)).toMatchObject([{ kind: 'entry.chosen', ...told }])
  })

  it('is there for an unknown machine', () => {
    for (const rest of ['/serial/modules/--------', '/serial', '', '/serial/modules/ffff--------']) {
      const [chosen] = factsOf(`${ENTRY}${rest}`) ?? []
      expect(chosen).toMatchObject({ kind: 'entry.chosen' })
      expect(chosen).not.toHaveProperty('memoryMegabytes')
    }
  })
})

describe('boot programs', () => {
  it.each([
    ['snponly.efi', 'snponly.efi'],
    ['/boot/snponly.efi', 'snponly.efi'],
    ['boot\\snponly.efi', 'snponly.efi'],
    ['sub//grubx64.efi', 'grubx64.efi'],
    ['/grub/x86_64-efi/tftp.mod', 'x86_64-efi/tftp.mod'],
  ])('%s is %s', (path, name) => {
    expect(serve(path)).toEqual({ kind: 'program', name })
  })

  it.each([
    '',
    '/',
    'nothing.efi',
    'revocations_sku.efi',
    '../snponly.efi',
    'a/../snponly.efi',
    'x\0',
    'a'.repeat(2000),
  ])('%s is not served', path => {
    expect(serve(path)).toBeNull()
  })
})

describe('loader configuration', () => {
  it.each([
    '/grub/grub.cfg',
    '/grub/x86_64-efi/grub.cfg',
    '/EFI/debian/grub.cfg',
    '/boot/grub/grub.cfg-01-52-54-00-12-34-56',
    'grub.cfg-0A630032',
    'grub.cfg-44332211-6655-8877-99aa-bbccddeeff00',
  ])('%s is the GRUB menu', path => {
    expect(textOf(serve(path))).toMatch(/^menuentry 'debian-12 live'/m)
    expect(serve(path)).toMatchObject({
      facts: [
        {
          kind: 'menu.served',
          language: 'grub',
          timeoutSeconds: 30,
          defaultId: 'debian-12.live',
          entryCount: 4,
        },
      ],
    })
  })

  it.each([
    'pxelinux.cfg/44332211-6655-8877-99aa-bbccddeeff00',
    'pxelinux.cfg/01-52-54-00-12-34-56',
    'bios/pxelinux.cfg/0A630032',
    'pxelinux.cfg/default',
  ])('%s is the PXELINUX menu', path => {
    expect(textOf(serve(path))).toMatch(/^UI menu.c32$/m)
  })

  it.each(['autoexec.ipxe', '/boot/autoexec.ipxe', 'head/autoexec.ipxe'])(
    "%s leads to the machine's menu",
    path => {
      expect(textOf(serve(path))).toContain('chain --replace http://10.99.0.1:8080/ipxe/${netX/mac:hexhyp}')
    },
  )

  it.each(['pxelinux.cfg/../x', 'pxelinux.cfg/graphics.conf', 'grub.cfg.bak', 'grub/x86_64-efi/command.lst'])(
    '%s is not served',
    path => {
      expect(serve(path)).toBeNull()
    },
  )

  it('loads over HTTP where the menu came by HTTP', () => {
    expect(textOf(serve('/grub/grub.cfg', null, 'http'))).toContain('(http,10.99.0.1:8080)/iso/')
    expect(textOf(serve('/grub/grub.cfg'))).toContain('(tftp,10.99.0.1)/iso/')
  })

  it('for a machine with an entry shows no menu and records no fact about one', () => {
    const known = machine({ next: 'always', entry: 'ubuntu-24.04.live' })
    expect(serve('grub.cfg', known)).toMatchObject({ facts: [] })
    expect(textOf(serve('grub.cfg', known))).toContain('set timeout=0')
    expect(textOf(serve('pxelinux.cfg/default', known))).toMatch(/^DEFAULT ubuntu-24.04.live\nPROMPT 0$/m)
  })
})

describe('iPXE scripts', () => {
  const path = 'ipxe/52-54-00-12-34-56'
  const ticketed = `${path}/${TICKET}`
  it('show the menu, and with a ticket know the machine', () => {
    expect(serve(ticketed)).toMatchObject({ mac })
    expect(serve(path)).toMatchObject({
      kind: 'text',
      mac: null,
      facts: [{ kind: 'menu.served', language: 'ipxe' }],
    })
  })

  it('go straight to the entry set for the machine, but still have its menu', () => {
    const known = machine({ next: 'once', entry: 'ubuntu-24.04.live' })
    expect(serve(path, known)).toMatchObject({ facts: [] })
    expect(textOf(serve(path, known))).toContain(`/${ticketed}/entry/ubuntu-24.04.live`)
    expect(serve(`${path}/menu`, known)).toMatchObject({
      facts: [{ kind: 'menu.served', defaultId: 'ubuntu-24.04.live' }],
    })
    expect(textOf(serve(path, machine({ next: 'local' })))).toContain(`/${ticketed}/entry/local`)
  })

  it('report the chosen entry only with the ticket of this boot: anyone can guess a path', () => {
    expect(serve(`${path}/entry/debian-12.live`)).toMatchObject({ mac: null, facts: [] })
    expect(serve(`${path}/${'x'.repeat(30)}/entry/debian-12.live`)).toMatchObject({ mac: null, facts: [] })
    expect(serve(`${ticketed}/entry/debian-12.live`)).toMatchObject({
      mac,
      facts: [{ kind: 'entry.chosen', entry: 'debian-12.live', title: 'debian-12 live' }],
    })
    expect(serve(`${path}/entry/gone`)).toBeNull()
    expect(serve('ipxe/not-a-mac')).toBeNull()
  })
})

describe('images', () => {
  it.each([
    ['iso/debian-12.iso', 'debian-12', null],
    ['/iso/debian-12/live/vmlinuz', 'debian-12', '/live/vmlinuz'],
    ['iso/debian-12/.disk/info', 'debian-12', '/.disk/info'],
    ['iso/debian-12/', 'debian-12', '/'],
    ['iso/debian-12/boot/grub/grub.cfg', 'debian-12', '/boot/grub/grub.cfg'],
    ['iso/debian-12/EFI/boot/grubx64.efi', 'debian-12', '/EFI/boot/grubx64.efi'],
  ])('%s is inside %s', (name, id, path) => {
    expect(serve(name)).toEqual({ kind: 'image', id, path })
  })
})

describe('the role of a path in a boot', () => {
  const describePath = createDescribePath({
    menuItems: () => sampleMenu.items,
    hasProgram: name => PROGRAMS.includes(name),
  })
  it.each([
    ['snponly.efi', 'program'],
    ['/boot/snponly.efi', 'program'],
    ['autoexec.ipxe', 'config'],
    ['/ipxe/52-54-00-12-34-56', 'config'],
    ['/grub/grub.cfg', 'config'],
    ['pxelinux.cfg/default', 'config'],
    ['iso/debian-12/live/vmlinuz', 'kernel'],
    ['/iso/debian-12/live/initrd.img', 'kernel'],
    ['/iso/debian-12/live/filesystem.squashfs', 'image'],
    ['/iso/debian-12.iso', 'image'],
  ])('%s: %s', (path, kind) => {
    expect(describePath(path)?.kind).toBe(kind)
  })
  it('knows the entry of a kernel', () => {
    expect(describePath('/iso/debian-12/live/vmlinuz')).toEqual({
      kind: 'kernel',
      entries: [
        {
          id: 'debian-12.live',
          title: 'debian-12 live',
          files: ['/iso/debian-12/live/vmlinuz', '/iso/debian-12/live/initrd.img'],
        },
      ],
    })
    expect(describePath('/favicon.ico')).toBeNull()
  })
})

describe('what is made for an image', () => {
  it.each([
    ['/iso-overlay/debian-12/archive/x.iso', '/.slipway/archive/x.iso'],
    ['iso-overlay/debian-12/boot.cfg', '/.slipway/boot.cfg'],
  ])('%s is generated for the tree of an image', (path, made) => {
    expect(serve(path)).toEqual({
      kind: 'overlay',
      id: 'debian-12',
      path: made,
      treeUrl: 'http://10.99.0.1:8080/iso/debian-12/',
    })
  })

  it.each(['/iso-overlay/debian-12', '/iso-overlay/', '/iso-overlay/debian-12/../../etc/passwd'])(
    '%s is not served',
    path => expect(serve(path)).toBeNull(),
  )
})

describe('a machine that iPXE sent to GRUB', () => {
  it('goes straight to its entry, once', () => {
    const pendingEntry = createPendingEntry({ clock: createManualClock() })
    const served = createServedFiles({
      address,
      httpPort: 8080,
      menu: () => sampleMenu,
      machineOf: () => null,
      hasProgram: () => true,
      takePendingEntry: pendingEntry.take,
    })
    const config = () => textOf(served('/grub/grub.cfg', { mac, provenMac: mac, transport: 'tftp' }))
    pendingEntry.note(mac, 'ubuntu-24.04.live')
    expect(config()).toMatch(/set default='ubuntu-24.04.live'\nset timeout=0/)
    expect(config()).toMatch(/set default='debian-12.live'\nset timeout=30/)
  })
})

it.each([
  'ipxe/52-54-00-12-34-56',
  '/grub/grub.cfg-01-52-54-00-12-34-56',
  'pxelinux.cfg/01-52-54-00-12-34-56',
])(
  'shows the menu in %s to whom a "once" could not be used up: nothing is installed again and again',
  path => {
    const known = machine({ next: 'once', entry: 'ubuntu-24.04.live' })
    const served = createServedFiles({
      address,
      httpPort: 8080,
      menu: () => sampleMenu,
      machineOf: () => known,
      hasProgram: name => PROGRAMS.includes(name),
    })
    const facts = (provenMac: typeof mac | null) => {
      const file = served(path, { mac, provenMac, transport: 'http' })
      return file?.kind === 'text' ? file.facts.map(({ kind }) => kind) : null
    }
    expect(facts(mac)).not.toContain('menu.served')
    expect(facts(null)).toContain('menu.served')
  },
)

describe('a machine that has started its entry once', () => {
  const spent = machine({ entry: 'debian-12.live', isOnceSpent: true })

  it.each([
    ['ipxe/52-54-00-12-34-56', /^choose --default local /m],
    ['/grub/grub.cfg', /^set default='local'$/m],
    ['pxelinux.cfg/01-52-54-00-12-34-56', /^DEFAULT local$/m],
  ])('stops at its own disk in %s, for every user', (path, stop) => {
    expect(textOf(serve(path, spent))).toMatch(stop)
    expect(textOf(serve(path, { ...spent, isOnceSpent: false }))).not.toMatch(stop)
  })
})

it('sends a machine on that chose its own disk and came back on its way, and shows it the menu on request', () => {
  const choices = [true, false]
  const files = createServedFiles({
    address,
    httpPort: 8080,
    menu: () => sampleMenu,
    machineOf: () => null,
    hasProgram: () => false,
    takeOwnDisk: () => choices.shift() ?? false,
  })
  const path = 'ipxe/52-54-00-12-34-56'
  const ask = (asked: string) => textOf(files(asked, { mac, provenMac: mac, transport: 'http' }))
  expect(ask(`${path}/menu`)).toContain('choose --default')
  expect(ask(path)).toContain(`/${path}/entry/local`)
  expect(ask(path)).toContain('choose --default')
})
