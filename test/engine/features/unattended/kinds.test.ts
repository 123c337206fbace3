import { describe, expect, it } from 'vitest'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { ANSWER_KINDS, EMPTY_ANSWER_FORM } from '#contract/answer-form.ts'
import { messageOfAnswerProblem } from '#words/answer.ts'
import { KINDS } from '#engine/features/unattended/kind/kinds.ts'
import { fullForm, render, renderForm } from './sample-answers.ts'

const main = (files: ReturnType<typeof renderForm>): string => files.files[0]?.text ?? ''

describe.each(ANSWER_KINDS)('the form of %s', kind => {
  it('makes a valid file, which calls home and shows what it erases', () => {
    const rendered = renderForm(kind)
    expect(rendered.problems).toEqual([])
    expect(rendered.wipe === null).toBe(kind === 'ignition')
    const all = rendered.files.map(file => file.text).join('\n')
    expect(all).toContain('http://10.99.0.1:8080/report/T/installed')
    expect(all).not.toContain('{{')
  })

  it('keeps its commands and keys whole through every layer of quotes', () => {
    if (kind === 'proxmox' || kind === 'autounattend') return
    const all = renderForm(kind)
      .files.map(file => file.text)
      .join('\n')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replaceAll('\\"', '"')
      .replaceAll('\\\\"', '"')
      .replaceAll('%%', '%')
    expect(all).toContain('"100 %" & <done>')
    expect(all).toMatch(/AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@/)
  })

  it('never treats a value as more than a value', () => {
    const name = 'x"\n- evil: [1]\n</a><b>\n[evil]'
    const rendered = render(
      kind,
      KINDS[kind].write({ ...fullForm(kind), hostName: '{{ evil }}', userName: 'u' }),
      {
        own: [{ evil: name }],
      },
    )
    expect(rendered.problems.filter(one => one.code === 'syntax' || one.code === 'unknown-word')).toEqual([])
  })
})

describe('the file that a form makes', () => {
  it('is for Ubuntu what cloud-init and subiquity read', () => {
    const data = parseYaml(main(renderForm('autoinstall'))) as { autoinstall: Record<string, never> }
    expect(data.autoinstall).toMatchObject({
      version: 1,
      locale: 'de_DE.UTF-8',
      keyboard: { layout: 'de' },
      identity: { hostname: 'node-3', username: 'admin' },
      ssh: { 'install-server': true, 'allow-pw': true },
      storage: { layout: { name: 'lvm', match: { path: '/dev/sda' } } },
      network: {
        ethernets: { boot: { match: { macaddress: '52:54:00:aa:bb:cc' }, addresses: ['10.99.0.50/24'] } },
      },
      shutdown: 'reboot',
    })
    expect(renderForm('autoinstall').files.map(file => file.name)).toEqual([
      'user-data',
      'meta-data',
      'vendor-data',
      'network-config',
    ])
  })

  it('is for Proxmox what its installer reads', () => {
    expect(parseToml(main(renderForm('proxmox')))).toMatchObject({
      global: { keyboard: 'de', country: 'de', fqdn: 'node-3.home.arpa', timezone: 'Europe/Berlin' },
      network: { source: 'from-answer', cidr: '10.99.0.50/24', filter: { ID_NET_NAME_MAC: '*525400aabbcc' } },
      'disk-setup': { filesystem: 'ext4', 'disk-list': ['sda'] },
    })
  })

  it('is for Harvester a first node or a joining one', () => {
    expect(parseYaml(main(renderForm('harvester-create')))).toMatchObject({
      token: 'secret: #token',
      install: { mode: 'create', vip: '10.99.0.60', iso_url: 'http://10.99.0.1:8080/iso/disc.iso' },
    })
    expect(parseYaml(main(renderForm('harvester-join')))).toMatchObject({
      server_url: 'https://10.99.0.60:443',
      install: { mode: 'join' },
    })
  })

  it('is for Windows one disk for each firmware', () => {
    const source = KINDS.autounattend.write(fullForm('autounattend'))
    expect(render('autounattend', source).files[0]?.text).toContain('<Type>EFI</Type>')
  })

  it('starts Windows Setup from a share if one is named', () => {
    const source = KINDS.autounattend.write(fullForm('autounattend'))
    const names = (own: Record<string, string>) =>
      render('autounattend', source, { own: [own] }).files.map(file => file.name)
    expect(names({})).toEqual(['autounattend.xml'])
    expect(names({ install_share: '\\\\10.99.0.1\\win11' })).toEqual([
      'autounattend.xml',
      'winpeshl.ini',
      'slipway.cmd',
    ])
    expect(names({ install_share: '\\\\x & format c:' })).toEqual(['autounattend.xml'])
  })

  it('is a script for XCP-ng and Arch Linux', () => {
    const xcp = renderForm('xcp-ng').files
    expect(xcp.map(file => file.name)).toEqual(['answerfile.xml', 'call-home.sh', 'commands.sh'])
    expect(xcp[2]?.text).toContain(`chroot "$1" sh -c 'test -e /a -- || echo "$HOME"`)
    expect(renderForm('archinstall').files[1]?.text).toContain(`disk='/dev/sda'`)
  })

  it('disables password login if no password was given', () => {
    const { files } = renderForm('kickstart', { ...fullForm('kickstart'), password: null })
    expect(files[0]?.text).toContain('--password=!')
  })
})

describe('errors of a file', () => {
  const first = (kind: (typeof ANSWER_KINDS)[number], source: string) => render(kind, source).problems[0]
  it.each([
    ['autoinstall', '#cloud-config\nautoinstall:\n  version: 1\n bad: [', 4, null],
    ['autoyast', '<profile>\n  <general></profile>', 2, null],
    ['agama', '{\n  "product": {"id": "x",}\n}', 2, 25],
    ['proxmox', '[global]\nkeyboard = de\n', 2, null],
    ['kickstart', 'lang en_US\nfoo bar\n', 2, 1],
    ['preseed', 'd-i a/b string x\nd-i c/d nothing\n', 2, 1],
  ] as const)('are reported for %s with the line', (kind, source, line, column) => {
    const problem = first(kind, source)
    expect(problem).toMatchObject({ severity: 'error', line, ...(column === null ? {} : { column }) })
    expect(messageOfAnswerProblem(problem!)).toMatchObject({
      code: 'answer.problem.at-column',
      params: { line, column: expect.any(Number) },
    })
  })

  it.each([
    ['autoinstall', '#cloud-config\nautoinstall: {version: 1}\n', 'autoinstall.identity'],
    ['agama', '{"user": {"userName": "a"}}', 'product.id'],
    ['ignition', '{"passwd": {}}', 'ignition.version'],
    ['proxmox', '[global]\nkeyboard = "de"\n', 'global.country'],
    ['xcp-ng', '<installation/>', 'primary-disk'],
    ['harvester-create', 'token: x\ninstall: {mode: create}\n', 'install.iso_url'],
    [
      'harvester-join',
      'token: x\ninstall: {mode: join, iso_url: u, device: d, management_interface: {}}\n',
      'server_url',
    ],
    ['autounattend', '<unattend/>', 'windowsPE/Microsoft-Windows-Setup'],
    ['archinstall', '{"hostname": "x"}', 'disk_config'],
  ] as const)('are reported for %s if a key is missing', (kind, source, key) => {
    expect(render(kind, source).problems).toContainEqual(
      expect.objectContaining({ code: 'missing-key', params: { key } }),
    )
  })

  it('include a section of kickstart that does not end', () => {
    expect(first('kickstart', 'lang x\n%post\necho\n')).toMatchObject({ code: 'open-section', line: 2 })
  })

  it('include an empty file, or a YAML bomb', () => {
    expect(first('preseed', '  \n')?.code).toBe('empty')
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(9)}]`),
    ]
    expect(first('autoinstall', `#cloud-config\n${bomb.join('\n')}`)?.code).toBe('syntax')
    const entities =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><unattend>&b;</unattend>'
    expect(render('autounattend', entities).problems.length).toBeGreaterThan(0)
  })
})

describe('what a file erases', () => {
  const wipe = (kind: (typeof ANSWER_KINDS)[number], source: string) => render(kind, source).wipe
  it('is shown as the file has it', () => {
    expect(wipe('kickstart', 'clearpart --all --drives=sda,sdb\nautopart\n')).toEqual({
      what: 'disks',
      disks: ['sda', 'sdb'],
    })
    expect(wipe('kickstart', 'clearpart --all\nautopart\n')).toEqual({ what: 'all-disks' })
    expect(wipe('kickstart', 'lang en_US\n')).toBeNull()
    expect(wipe('kickstart', '%pre\ndd\n%end\n')).toEqual({ what: 'commands' })
    expect(wipe('preseed', 'd-i partman-auto/method string lvm\n')).toEqual({ what: 'one-disk' })
    expect(wipe('autoinstall', '#cloud-config\nautoinstall: {version: 1}\n')).toEqual({ what: 'one-disk' })
    expect(
      wipe('autoinstall', '#cloud-config\nautoinstall: {version: 1, interactive-sections: [storage]}\n'),
    ).toBeNull()
    expect(
      wipe('xcp-ng', '<installation mode="upgrade"><primary-disk>sda</primary-disk></installation>'),
    ).toBeNull()
    expect(wipe('autounattend', '<unattend/>')).toBeNull()
  })

  it('of CoreOS is the disk that a variable names', () => {
    const source = KINDS.ignition.write({ ...EMPTY_ANSWER_FORM, disk: '/dev/vda' })
    expect(render('ignition', source).wipe).toBeNull()
    expect(render('ignition', source, { own: [{ install_disk: '/dev/vda' }] }).wipe).toEqual({
      what: 'disks',
      disks: ['/dev/vda'],
    })
  })
})
