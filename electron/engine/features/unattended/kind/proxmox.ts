import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import { answerError, parseToml, isFilled, isObject, valueAt } from '../document/parse.ts'
import { plainText, quoted } from '../quoting.ts'
import { diskName, passwordHash } from './template-parts.ts'
import type { CheckedAnswer, KindRules } from './kind-rules.ts'

/** Proxmox's automated installation. Its installer requests the file with a POST. */
export const proxmox: KindRules = {
  write,
  check,
  fits: ({ family }) => family === 'proxmox',
  arguments: () => ['proxmox-start-auto-installer'],
  replaces: /^(proxmox-start-auto-installer|proxmox-tui-mode|proxmox-debug|proxauto|proxtui|proxdebug)$/,
}

/**
 * The country cannot be derived from a time zone such as `Europe/Berlin`; a keyboard layout usually begins with it.
 */
const COUNTRY_OF_KEYBOARD: Readonly<Record<string, string>> = {
  'en-us': 'us',
  us: 'us',
  'en-gb': 'gb',
  gb: 'gb',
}

function write(form: AnswerForm): string {
  const keyboard = form.keyboard === 'us' ? 'en-us' : form.keyboard === 'gb' ? 'en-gb' : form.keyboard
  const country = COUNTRY_OF_KEYBOARD[keyboard] ?? keyboard.slice(0, 2)
  const fqdn = plainText(form.hostName).includes('.') ? form.hostName : `${form.hostName}.home.arpa`
  return `${[
    '[global]',
    `keyboard = ${quoted(keyboard)}`,
    `country = ${quoted(country)}`,
    `fqdn = ${quoted(fqdn)}`,
    'mailto = "root@localhost"',
    `timezone = ${quoted(form.timeZone)}`,
    `root-password-hashed = ${quoted(passwordHash(form))}`,
    ...(form.sshKeys.length === 0 ? [] : [`root-ssh-keys = [${form.sshKeys.map(quoted).join(', ')}]`]),
    ...(form.atEnd === 'poweroff' ? ['reboot-mode = "power-off"'] : []),
    '',
    '[network]',
    ...network(form),
    '',
    '# The disk is used whole; what is on it is gone.',
    '[disk-setup]',
    'filesystem = "ext4"',
    `disk-list = [${quoted(diskName(form.disk))}]`,
    '',
    '[post-installation-webhook]',
    'url = "{{ callHome.installed }}"',
  ].join('\n')}\n`
}

function network({ network: fixed }: AnswerForm): readonly string[] {
  if (!fixed) return ['source = "from-dhcp"']
  return [
    'source = "from-answer"',
    `cidr = ${quoted(fixed.address)}`,
    `gateway = ${quoted(fixed.gateway)}`,
    `dns = ${quoted(fixed.dns[0] ?? fixed.gateway)}`,
    `filter.ID_NET_NAME_MAC = "*{{ machine.mac | remove: ':' }}"`,
  ]
}

const NEEDED = ['keyboard', 'country', 'fqdn', 'mailto', 'timezone']

function check(text: string): CheckedAnswer {
  const { value, problems } = parseToml(text)
  if (problems.length > 0) return { problems, wipe: null }
  const found: AnswerProblem[] = []
  const global = valueAt(value, 'global')
  for (const key of NEEDED)
    if (!isFilled(valueAt(global, key))) found.push(answerError('missing-key', { key: `global.${key}` }))
  const passwords = ['root-password', 'root-password-hashed', 'root_password', 'root_password_hashed']
  if (!passwords.some(key => isFilled(valueAt(global, key))))
    found.push(answerError('missing-key', { key: 'global.root-password-hashed' }))
  if (!isFilled(valueAt(value, 'network', 'source')))
    found.push(answerError('missing-key', { key: 'network.source' }))
  const setup = valueAt(value, 'disk-setup') ?? valueAt(value, 'disk_setup')
  if (!isObject(setup))
    return { problems: [...found, answerError('missing-key', { key: 'disk-setup' })], wipe: null }
  if (!isFilled(setup['filesystem'])) found.push(answerError('missing-key', { key: 'disk-setup.filesystem' }))
  const list = setup['disk-list'] ?? setup['disk_list']
  if (!(Array.isArray(list) && list.some(isFilled)) && !isObject(setup['filter']))
    found.push(answerError('missing-key', { key: 'disk-setup.disk-list' }))
  return { problems: found, wipe: wipeOf(list) }
}

function wipeOf(list: unknown): AnswerWipe {
  const disks = Array.isArray(list) ? list.map(String).filter(disk => disk !== '') : []
  return disks.length > 0 ? { what: 'disks', disks } : { what: 'one-disk' }
}
