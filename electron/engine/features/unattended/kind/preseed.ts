import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import { commandLines, type CommandLine } from '../document/command-lines.ts'
import { answerError, answerWarning } from '../document/parse.ts'
import { lineText } from '../quoting.ts'
import {
  diskPath,
  netmaskOf,
  passwordHash,
  withoutPrefix,
  authorizeKeys,
  CALL_HOME,
  shellLines,
  viaShell,
} from './template-parts.ts'
import type { CheckedAnswer, KindRules } from './kind-rules.ts'

/** debian-installer: debconf answers (debconf-set-selections(1)), one a line. */
export const preseed: KindRules = {
  write,
  check,
  // The entries of live systems and of ubiquity do not start debian-installer.
  fits: ({ family, target }) =>
    /^(debian-installer|debian|kali|devuan|parrot|ubuntu)$/.test(family) &&
    target.kind === 'linux' &&
    !/(^|\s)(boot=|url=\{ISO_URL\}|fetch=)/.test(target.arguments),
  // The installer configures the network before it reads the file, so network settings in the file come too late; the
  // host name is therefore an argument.
  arguments: ({ fileUrl, hostName }) => [
    'auto=true',
    'priority=critical',
    'interface=auto',
    // Without a router or a name server netcfg asks a question before the file is read, at any priority.
    'netcfg/no_default_route=true',
    'netcfg/get_nameservers=',
    ...(hostName === '' ? [] : [`hostname=${hostName}`, 'domain=']),
    `url=${fileUrl}`,
  ],
  replaces:
    /^(auto|priority|debconf\/priority|interface|netcfg\/no_default_route|netcfg\/get_nameservers|hostname|domain|url|preseed\/url)$/,
}

/** Types of debconf questions (debconf-devel(7)). */
const TYPES = [
  'string',
  'boolean',
  'select',
  'multiselect',
  'note',
  'text',
  'password',
  'title',
  'error',
  'entropy',
]

/** Questions without a default at priority "critical". */
const ASKED: readonly (readonly [question: RegExp, key: string])[] = [
  [/^debian-installer\/(locale|language)$/, 'debian-installer/locale'],
  [/^keyboard-configuration\/(xkb-keymap|layoutcode)$/, 'keyboard-configuration/xkb-keymap'],
  [/^passwd\/(user-password(-crypted)?|root-password(-crypted)?)$/, 'passwd/user-password-crypted'],
  [/^time\/zone$/, 'time/zone'],
  [/^partman-auto\/method$|^partman\/early_command$/, 'partman-auto/method'],
  [/^partman\/confirm$/, 'partman/confirm'],
]

function write(form: AnswerForm): string {
  const disk = diskPath(form.disk)
  const late = [
    ...authorizeKeys(form.userName, `/home/${form.userName}`, form.sshKeys),
    ...shellLines(form.commands),
  ].map(line => `in-target ${viaShell(line)}`)
  return `${[
    '#_preseed_V1',
    `d-i debian-installer/locale string ${lineText(form.language)}`,
    `d-i keyboard-configuration/xkb-keymap select ${lineText(form.keyboard)}`,
    `d-i netcfg/get_hostname string ${lineText(form.hostName)}`,
    'd-i netcfg/get_domain string',
    ...network(form),
    'd-i mirror/country string manual',
    'd-i mirror/http/hostname string deb.debian.org',
    'd-i mirror/http/directory string /debian',
    'd-i mirror/http/proxy string',
    'd-i passwd/root-login boolean false',
    `d-i passwd/user-fullname string ${lineText(form.userName)}`,
    `d-i passwd/username string ${lineText(form.userName)}`,
    `d-i passwd/user-password-crypted password ${lineText(passwordHash(form))}`,
    'd-i clock-setup/utc boolean true',
    'd-i clock-setup/ntp boolean true',
    `d-i time/zone string ${lineText(form.timeZone)}`,
    '# The whole disk is used; what is on it is gone.',
    disk === ''
      ? 'd-i partman/early_command string debconf-set partman-auto/disk "$(list-devices disk | head -n 1)"'
      : `d-i partman-auto/disk string ${lineText(disk)}`,
    'd-i partman-auto/method string regular',
    'd-i partman-auto/choose_recipe select atomic',
    'd-i partman-lvm/device_remove_lvm boolean true',
    'd-i partman-md/device_remove_md boolean true',
    'd-i partman-partitioning/confirm_write_new_label boolean true',
    'd-i partman-efi/non_efi_system boolean true',
    'd-i partman/choose_partition select finish',
    'd-i partman/confirm boolean true',
    'd-i partman/confirm_nooverwrite boolean true',
    'tasksel tasksel/first multiselect standard, ssh-server',
    ...(form.packages.length === 0 ? [] : [`d-i pkgsel/include string ${lineText(form.packages.join(' '))}`]),
    'd-i pkgsel/upgrade select none',
    'popularity-contest popularity-contest/participate boolean false',
    'd-i grub-installer/only_debian boolean true',
    'd-i grub-installer/with_other_os boolean true',
    'd-i grub-installer/bootdev string default',
    'd-i cdrom-detect/eject boolean false',
    'd-i finish-install/reboot_in_progress note',
    ...(form.atEnd === 'poweroff' ? ['d-i debian-installer/exit/poweroff boolean true'] : []),
    // A single question for all commands: one that fails does not end the installation.
    `d-i preseed/late_command string ${[...late, CALL_HOME].join('; ')}`,
  ].join('\n')}\n`
}

/** netcfg has already used DHCP to fetch this file; `netcfg/*` configures the installed system. */
function network({ network: fixed }: AnswerForm): readonly string[] {
  if (!fixed) return ['d-i netcfg/choose_interface select auto']
  const rows: readonly (readonly [string, string])[] = [
    ['netcfg/get_ipaddress', withoutPrefix(fixed.address)],
    ['netcfg/get_netmask', netmaskOf(fixed.address) ?? '255.255.255.0'],
    ['netcfg/get_gateway', fixed.gateway],
    ['netcfg/get_nameservers', fixed.dns.join(' ')],
  ]
  return [
    'd-i netcfg/choose_interface select auto',
    'd-i netcfg/disable_autoconfig boolean true',
    ...rows.map(([question, value]) => `d-i ${question} string ${lineText(value)}`),
    'd-i netcfg/confirm_static boolean true',
    'd-i preseed/early_command string kill-all-dhcp; netcfg',
  ]
}

function check(text: string): CheckedAnswer {
  const lines = commandLines(text)
  if (lines.length === 0) return { problems: [answerError('empty')], wipe: null }
  const problems: AnswerProblem[] = []
  for (const one of lines) {
    const [, question = '', type = ''] = one.words
    const place = { line: one.line, column: 1 }
    if (one.words.length < 3)
      problems.push(
        answerError(
          'wrong-value',
          { key: one.text.slice(0, 60), wanted: 'OWNER QUESTION TYPE VALUE' },
          place,
        ),
      )
    else if (type === 'seen' && /\s(true|false)$/.test(one.text)) continue
    else if (!TYPES.includes(type))
      problems.push(answerError('wrong-value', { key: question, wanted: TYPES.join(', ') }, place))
  }
  for (const [question, key] of ASKED)
    if (!lines.some(({ words }) => question.test(words[1] ?? '')))
      problems.push(answerWarning('will-ask', { key }))
  return { problems, wipe: wipeOf(lines) }
}

function wipeOf(lines: readonly CommandLine[]): AnswerWipe | null {
  const valuesOf = (question: string) => lines.find(one => one.words[1] === question)?.words.slice(3)
  const disks = valuesOf('partman-auto/disk')?.filter(word => word !== '')
  if (disks && disks.length > 0) return { what: 'disks', disks }
  if (valuesOf('partman-auto/method')) return { what: 'one-disk' }
  return valuesOf('partman/early_command') || valuesOf('preseed/early_command') ? { what: 'commands' } : null
}
