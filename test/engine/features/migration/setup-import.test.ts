import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFiles } from '#engine/features/migration/setup-files.ts'
import { readSetup } from '#engine/features/migration/setup-import.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import { textsOf } from './export/sample-plan.ts'

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const CONF = `# the old server
interface=enp3s0   # lab
bind-interfaces
dhcp-range=192.168.7.50,192.168.7.150,255.255.255.0,12h
dhcp-option=3,192.168.7.1
dhcp-option=option:dns-server,192.168.7.1,9.9.9.9
dhcp-host=00:11:22:33:44:55,nas,192.168.7.10,infinite
dhcp-host=00:11:22:33:44:66,set:bsd,192.168.7.11
dhcp-host=00:11:22:33:44:77,ignore
dhcp-host=id:01:02,192.168.7.12
dhcp-boot=tag:bsd,pxeboot_ia32,,192.168.7.2
dhcp-option=tag:bsd,option:root-path,"192.168.7.2:/export/bsd,ro"
dhcp-match=set:efi64,option:client-arch,7
dhcp-boot=tag:efi64,grubx64.efi
dhcp-boot=pxelinux.0
dhcp-option=42,0.0.0.0
enable-tftp
tftp-root=tftp
ra-param=eth0,10
conf-dir=more.d,*.conf
`
const PXELINUX = `DEFAULT linux
TIMEOUT 50
LABEL linux
  MENU LABEL Debian installer
  KERNEL debian/linux
  APPEND initrd=debian/initrd.gz auto=true
`

describe('a dnsmasq set-up', () => {
  it('contributes its machines, its network and its menus', async () => {
    const folder = temporaryFolder()
    write(folder, {
      'dnsmasq.conf': CONF,
      'more.d/machines.conf': 'dhcp-host=00:11:22:33:44:88,printer\n',
      'more.d/notes.bak': 'dhcp-host=00:11:22:33:44:99,never\n',
      'tftp/pxelinux.cfg/default': PXELINUX,
      'tftp/grub/grub.cfg': 'set timeout=3\n',
    })
    const read = await readSetup(join(folder, 'dnsmasq.conf'))
    expect(
      read.machines.map(({ mac, name, reservedIp, isIgnored }) => [mac, name, reservedIp, isIgnored]),
    ).toEqual([
      ['00:11:22:33:44:55', 'nas', '192.168.7.10', false],
      ['00:11:22:33:44:66', null, '192.168.7.11', false],
      ['00:11:22:33:44:77', null, null, true],
      ['00:11:22:33:44:88', 'printer', null, false],
    ])
    expect(read.machines[1]).toMatchObject({
      ...{ filename: 'pxeboot_ia32', nextServer: '192.168.7.2', rootPath: '192.168.7.2:/export/bsd,ro' },
    })
    expect(read.network).toEqual({
      ...{ nic: 'enp3s0', dhcp: 'server', leaseSeconds: 43_200, gateway: '192.168.7.1' },
      range: { first: '192.168.7.50', last: '192.168.7.150' },
      dns: ['192.168.7.1', '9.9.9.9'],
    })
    expect(read.bootFiles).toEqual([
      { when: 'UEFI', file: 'grubx64.efi' },
      { when: 'any machine', file: 'pxelinux.0' },
    ])
    expect(read.tftpRoot).toBe(join(folder, 'tftp'))
    expect(read.menus.map(({ file, menu }) => [file, menu.language, menu.nodes[0]?.title])).toEqual([
      [join('pxelinux.cfg', 'default'), 'pxelinux', 'Debian installer'],
    ])
  })

  it('lists what was not understood with its file and line', async () => {
    const folder = temporaryFolder()
    write(folder, { 'dnsmasq.conf': CONF, 'tftp/grub/grub.cfg': 'set timeout=3\n' })
    const { unread } = await readSetup(join(folder, 'dnsmasq.conf'))
    const where = unread.map(({ file, line, text }) => `${file.slice(folder.length + 1)}:${line} ${text}`)
    expect(where).toEqual([
      'dnsmasq.conf:10 dhcp-host: a machine is known by its MAC address here',
      'dnsmasq.conf:16 dhcp-option: option 42 is not sent by Slipway as you set it',
      'dnsmasq.conf:19 ra-param: not understood',
      'tftp/grub/grub.cfg:1 no menu with entries was found in it',
    ])
  })

  it('is found in its folder, and a folder with only menus is treated as a TFTP root', async () => {
    const folder = temporaryFolder()
    write(folder, { 'old/etc/dnsmasq.conf': CONF, 'tftp/pxelinux.cfg/default': PXELINUX, 'none/a.txt': '' })
    expect((await readSetup(join(folder, 'old'))).machines).toHaveLength(3)
    const root = await readSetup(join(folder, 'tftp'))
    expect(root).toMatchObject({ tftpRoot: join(folder, 'tftp'), machines: [], menus: [{}] })
    await expect(readSetup(join(folder, 'none'))).rejects.toMatchObject({ code: 'setup-not-understood' })
  })

  it('names a file that is something else, but does not reveal its content', async () => {
    const folder = temporaryFolder()
    write(folder, { 'a.conf': `${CONF}conf-file=secret\n`, secret: 'root:$y$j9T$hash:19000:0\n' })
    const { unread } = await readSetup(join(folder, 'a.conf'))
    expect(unread.at(-1)).toEqual({ file: join(folder, 'secret'), line: 1, text: 'not understood' })
  })

  it('brings the files that its menus and machines name, and nothing else', async () => {
    const folder = temporaryFolder()
    write(folder, {
      'dnsmasq.conf': CONF.replace(',,192.168.7.2', ''),
      'tftp/pxelinux.cfg/default': `${PXELINUX}LABEL up\n  KERNEL ../../etc/passwd\n`,
      'tftp/debian/linux': 'kernel',
      'tftp/pxeboot_ia32': 'loader',
      'tftp/private': 'not named',
      'own/pxeboot_ia32': 'mine',
    })
    const read = await readSetup(join(folder, 'dnsmasq.conf'))
    expect(read.files).toEqual([
      { name: 'debian/linux', sizeBytes: 6 },
      { name: 'debian/initrd.gz', sizeBytes: null },
      { name: 'pxeboot_ia32', sizeBytes: 6 },
    ])
    expect(await importFiles(read, join(folder, 'own'))).toEqual({
      copied: ['debian/linux'],
      kept: ['pxeboot_ia32'],
      missing: ['debian/initrd.gz'],
    })
    expect(readFileSync(join(folder, 'own/debian/linux'), 'utf8')).toBe('kernel')
    expect(readFileSync(join(folder, 'own/pxeboot_ia32'), 'utf8')).toBe('mine')
    expect(readdirSync(join(folder, 'own')).toSorted()).toEqual(['debian', 'pxeboot_ia32'])
  })

  it('comes back as it was exported', async () => {
    const folder = temporaryFolder()
    write(folder, Object.fromEntries(textsOf({ installedAt: folder })))
    const read = await readSetup(join(folder, 'dnsmasq.conf'))
    // Those that only lead to another one.
    const leading = ['files/autoexec.ipxe', 'files/grub/grub.cfg', 'files/ipxe/boot.ipxe']
    expect(read.unread.map(({ file }) => file)).toEqual(leading.map(file => join(folder, file)))
    expect(
      read.machines.map(({ mac, name, reservedIp, isIgnored }) => ({ mac, name, reservedIp, isIgnored })),
    ).toEqual([
      { mac: '52:54:00:00:00:01', name: 'node-one', reservedIp: '10.99.0.50', isIgnored: false },
      { mac: '52:54:00:00:00:02', name: null, reservedIp: null, isIgnored: true },
    ])
    expect(read.network).toMatchObject({ gateway: '10.99.0.254', leaseSeconds: 3600 })
    expect(read.menus.map(({ file }) => file)).toContain(join('pxelinux.cfg', 'default'))
  })

  it.each([
    ['nothing', ''],
    ['another program', '[Unit]\nDescription=x\n'],
    ['noise', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 73) % 256)).toString('latin1')],
  ])('is refused if it is %s', async (_, text) => {
    const folder = temporaryFolder()
    write(folder, { 'a.conf': text })
    await expect(readSetup(join(folder, 'a.conf'))).rejects.toMatchObject({ code: 'setup-not-understood' })
  })

  it('ends if files include each other, or are missing', async () => {
    const folder = temporaryFolder()
    write(folder, {
      'a.conf': 'conf-file=b.conf\nconf-file=gone.conf\nenable-tftp\ntftp-root=/nowhere\n',
      'b.conf': 'conf-file=a.conf\n',
    })
    const read = await readSetup(join(folder, 'a.conf'))
    expect(read.unread.map(({ file }) => file)).toEqual([join(folder, 'gone.conf')])
    await expect(readSetup(join(folder, 'none.conf'))).rejects.toMatchObject({ code: 'setup-not-understood' })
  })
})
