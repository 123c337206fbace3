import { describe, expect, it } from 'vitest'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { hostileImage, machine } from '../../boot/sample-menu.ts'
import { ip, linesOf, macOf, plan, textsOf } from './sample-plan.ts'

const OWN = '52-54-00-00-00-01'

describe('menus as files', () => {
  it('lead iPXE from one script to every file they name', () => {
    for (const texts of [
      textsOf(),
      textsOf({
        menu: buildMenu([hostileImage], { defaultId: null, timeoutSeconds: 5 }),
        machines: [machine({ mac: macOf('52:54:00:00:00:01'), next: 'local' })],
      }),
    ]) {
      const scripts = [...texts].filter(([path]) => path.endsWith('.ipxe'))
      const named = scripts.flatMap(([path, text]) =>
        [...text.matchAll(/chain --replace http:\/\/10\.99\.0\.1:80\/(\S+)/g)].map(match => ({
          path,
          url: match[1]!,
        })),
      )
      expect(named.length).toBeGreaterThan(20)
      for (const { path, url } of named) {
        const files = ['bios', 'x86_64', 'i386', 'arm64', 'arm32'].flatMap(kind =>
          ['local', 'shell'].map(
            entry =>
              `files/${url.replace('${kind}', kind).replace('${choice}', entry).replace('${netX/mac:hexhyp}', OWN)}`,
          ),
        )
        for (const file of files) expect(texts.has(file), `${path} names ${file}`).toBe(true)
      }
    }
  })

  it('never lead to addresses that only Slipway serves', () => {
    for (const [path, text] of textsOf())
      if (path.startsWith('files/'))
        expect(text, path).not.toMatch(
          /\/ipxe\/(\$\{net|[0-9a-f]{2}-)[^/]*(\/menu|\/entry)?\s|memory\/\$|secure-boot\//,
        )
  })

  it('start the entry that is set for a machine, in all three languages', () => {
    const texts = textsOf()
    expect(texts.get(`files/ipxe/machine/${OWN}/start.ipxe`)).toContain('/entry/ubuntu-24.04.live.ipxe')
    expect(linesOf(texts.get(`files/grub/grub.cfg-01-${OWN}`))).toContain("set default='ubuntu-24.04.live'")
    expect(linesOf(texts.get(`files/pxelinux.cfg/01-${OWN}`))[0]).toBe('DEFAULT ubuntu-24.04.live')
    expect(linesOf(texts.get('files/pxelinux.cfg/default'))[0]).toBe('DEFAULT debian-12.live')
  })

  it('show the menu to a machine that was to start once, with that entry as the default', () => {
    const once = machine({ mac: macOf('52:54:00:00:00:01'), entry: 'ubuntu-24.04.live', next: 'once' })
    const start = textsOf({ machines: [once] }).get(`files/ipxe/machine/${OWN}/start.ipxe`)
    expect(start).toContain('choose --default ubuntu-24.04.live')
  })

  it('contain no files for machines that get the same as their kind', () => {
    const paths = [...textsOf({ machines: [machine({ name: 'plain', next: 'menu', entry: null })] }).keys()]
    expect(paths.filter(path => path.includes('52-54-00'))).toEqual([])
  })
})

describe('own scripts for iPXE', () => {
  const program = { sizeBytes: 9, sha256: '', package: '', version: '', licence: '' }
  const named = (...names: string[]) => names.map(name => ({ ...program, name }))
  const second = macOf('52:54:00:00:00:03')

  it('of all machines replace the menu of their kind, and are not where they would run forever', () => {
    const start = textsOf({ programs: named('autoexec.ipxe') }).get('files/ipxe/boot.ipxe') ?? ''
    const menu = 'http://10.99.0.1:80/ipxe/kind/${kind}/menu.ipxe'
    expect(linesOf(start).slice(6, 9)).toEqual([
      `set menu-url ${menu}`,
      'chain http://10.99.0.1:80/ipxe/own.ipxe ||',
      `chain --replace ${menu} || goto failed`,
    ])
    expect(plan().boot.programPath('autoexec.ipxe')).toBe('ipxe/own.ipxe')
    expect(textsOf().get('files/ipxe/boot.ipxe')).not.toContain('own.ipxe')
  })

  it('of one machine run on it alone, and not if it is set to start an entry', () => {
    const texts = textsOf({
      machines: [...plan().machines, machine({ mac: second, next: 'menu' })],
      programs: named(`autoexec/${OWN}.ipxe`, 'autoexec/52-54-00-00-00-03.ipxe'),
    })
    const folder = 'ipxe/machine/52-54-00-00-00-03'
    const start = texts.get(`files/${folder}/start.ipxe`) ?? ''
    expect(start).toContain(`set menu-url http://10.99.0.1:80/${folder}/menu.ipxe`)
    expect(start).toContain(`chain http://10.99.0.1:80/${folder}/own.ipxe ||`)
    expect(plan().boot.programPath('autoexec/52-54-00-00-00-03.ipxe')).toBe(`${folder}/own.ipxe`)
    expect(texts.get(`files/ipxe/machine/${OWN}/start.ipxe`)).not.toContain('own.ipxe')
  })
})

describe('nginx.conf', () => {
  it('gives the answer file of a machine with a fixed address to that address alone', () => {
    const mac = macOf('52:54:00:00:00:01')
    const conf = textsOf({ answerFolders: [{ mac, prefix: OWN }] }).get('nginx.conf') ?? ''
    const [, own = ''] = conf.split(`location /answer/${OWN} {`)
    expect(own).toMatch(/^\s+root http;\s+allow 10\.99\.0\.50;\s+deny all;\s+\}/)
  })

  it('listens where the menus say', () => {
    const network = { ...plan().network, address: ip('10.99.0.1'), httpPort: 8080 }
    const texts = textsOf({ network })
    expect(linesOf(texts.get('nginx.conf'))).toContain('    listen 10.99.0.1:8080;')
    expect(texts.get('files/ipxe/boot.ipxe')).toContain('http://10.99.0.1:8080/')
  })
})

describe('the other exported files', () => {
  it('are described in the README, including remarks', () => {
    const readme = textsOf({ remarks: [{ kind: 'once', machine: 'Node One' }] }).get('README.md') ?? ''
    expect(readme).toContain('Node One is set to start its entry once.')
    expect(readme).toContain('dnsmasq --test --conf-file=/srv/netboot/dnsmasq.conf')
  })

  it('include services for the folder and for Slipway itself', () => {
    const texts = textsOf({ kind: 'kea' })
    expect([...texts.keys()].filter(path => path.endsWith('.service'))).toEqual([
      'systemd/netboot-dnsmasq.service',
      'systemd/netboot-nginx.service',
      'systemd/netboot-kea.service',
      'slipway/slipway.service',
    ])
    const service = texts.get('slipway/slipway.service') ?? ''
    expect(service).toContain(
      '--nic eth0 --dhcp server --range 10.99.0.100-10.99.0.199 --gateway 10.99.0.254',
    )
    expect(texts.get('slipway/Dockerfile')).toContain('"--nic","eth0"')
  })
})
