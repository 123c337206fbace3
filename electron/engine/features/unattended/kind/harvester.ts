import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem } from '#contract/answer.ts'
import { answerError, isFilled, isObject, valueAt, parseYaml } from '../document/parse.ts'
import { quoted } from '../quoting.ts'
import { diskPath, netmaskOf, passwordHash, withoutPrefix, shellLines } from './template-parts.ts'
import type { CheckedAnswer, KindRules } from './kind-rules.ts'

type Mode = 'create' | 'join'

/**
 * Harvester's configuration (Harvester documentation, "Harvester Configuration"), for the first node and for further
 * ones.
 */
export const harvesterCreate = harvester('create')
export const harvesterJoin = harvester('join')

function harvester(mode: Mode): KindRules {
  return {
    write: form => write(form, mode),
    check: text => check(text, mode),
    fits: ({ family }) => family === 'harvester',
    arguments: ({ fileUrl }) => [
      'harvester.install.automatic=true',
      `harvester.install.config_url=${fileUrl}`,
    ],
    replaces: /^harvester\.install\.(automatic|config_url)$/,
  }
}

function write(form: AnswerForm, mode: Mode): string {
  return `${[
    'scheme_version: 1',
    `token: ${quoted(form.clusterToken)}`,
    ...(mode === 'join' ? [`server_url: ${quoted(serverUrl(form.clusterAddress))}`] : []),
    'os:',
    `  hostname: ${quoted(form.hostName)}`,
    `  password: ${quoted(passwordHash(form))}`,
    ...(form.sshKeys.length === 0
      ? []
      : ['  ssh_authorized_keys:', ...form.sshKeys.map(key => `    - ${quoted(key)}`)]),
    ...(shellLines(form.commands).length === 0
      ? []
      : [
          '  after_install_chroot_commands:',
          ...shellLines(form.commands).map(line => `    - ${quoted(line)}`),
        ]),
    ...(form.network === null || form.network.dns.length === 0
      ? []
      : [`  dns_nameservers: [${form.network.dns.map(quoted).join(', ')}]`]),
    'install:',
    `  mode: ${mode}`,
    '  automatic: true',
    '  management_interface:',
    '    interfaces:',
    '      - hwAddr: "{{ machine.mac }}"',
    '    default_route: true',
    ...network(form),
    '  # The disk is used whole; what is on it is gone.',
    `  device: ${quoted(diskPath(form.disk))}`,
    '  iso_url: "{{ image.isoUrl }}"',
    ...(mode === 'create'
      ? [`  vip: ${quoted(withoutPrefix(form.clusterAddress))}`, '  vip_mode: static']
      : []),
    '  webhooks:',
    '    - event: SUCCEEDED',
    '      method: GET',
    '      url: "{{ callHome.installed }}"',
    '    - event: FAILED',
    '      method: GET',
    '      url: "{{ callHome.failed }}"',
  ].join('\n')}\n`
}

const serverUrl = (address: string): string =>
  address.includes('://') ? address : `https://${withoutPrefix(address)}:443`

function network({ network: fixed }: AnswerForm): readonly string[] {
  if (!fixed) return ['    method: dhcp']
  return [
    '    method: static',
    `    ip: ${quoted(withoutPrefix(fixed.address))}`,
    `    subnet_mask: ${quoted(netmaskOf(fixed.address) ?? '255.255.255.0')}`,
    `    gateway: ${quoted(fixed.gateway)}`,
  ]
}

function check(text: string, mode: Mode): CheckedAnswer {
  const { value, problems } = parseYaml(text)
  if (problems.length > 0) return { problems, wipe: null }
  const install = valueAt(value, 'install')
  if (!isObject(install)) return { problems: [answerError('missing-key', { key: 'install' })], wipe: null }
  const found: AnswerProblem[] = []
  const need = (...path: readonly string[]): void => {
    if (!isFilled(valueAt(value, ...path))) found.push(answerError('missing-key', { key: path.join('.') }))
  }
  need('token')
  if (install['mode'] !== mode) found.push(answerError('wrong-value', { key: 'install.mode', wanted: mode }))
  // Required: by then the installer runs from memory and has no other source to install from.
  need('install', 'iso_url')
  need('install', 'device')
  // Before scheme 1 the key was `networks`.
  if (!isObject(install['management_interface']) && !isObject(install['networks']))
    found.push(answerError('missing-key', { key: 'install.management_interface' }))
  if (mode === 'create') need('install', 'vip')
  else need('server_url')
  const device = install['device']
  return {
    problems: found,
    wipe: isFilled(device) ? { what: 'disks', disks: [String(device)] } : { what: 'one-disk' },
  }
}
