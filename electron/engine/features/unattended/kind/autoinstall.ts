import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import {
  answerError,
  answerWarning,
  isFilled,
  isObject,
  objectsIn,
  valueAt,
  parseYaml,
} from '../document/parse.ts'
import { quoted } from '../quoting.ts'
import { diskPath, passwordHash, CALL_HOME, shellLines, viaShell } from './template-parts.ts'
import { hasArgument, type KindRules } from './kind-rules.ts'

/**
 * Ubuntu's Server installer and, since 23.04, its Desktop installer: cloud-init passes `autoinstall` to subiquity.
 */
export const autoinstall: KindRules = {
  write,
  check,
  fits: one => /ubuntu/.test(one.family) && hasArgument(one, /^url=\{ISO_URL\}$/),
  // Every cloud-init supports `nocloud-net`; in 20.04 `nocloud` means a folder on a disk.
  arguments: place => ['autoinstall', `ds=nocloud-net;s=${place.folderUrl}`],
  replaces: /^(autoinstall|ds)$/,
  otherFiles: (_text, place) => [
    // NoCloud only accepts the files if there is an instance-id.
    { name: 'meta-data', text: `instance-id: slipway-${place.mac.replaceAll(':', '-')}\n` },
    // cloud-init requests both; an empty reply makes it stop asking.
    { name: 'vendor-data', text: '' },
    { name: 'network-config', text: '' },
  ],
}

function write(form: AnswerForm): string {
  const list = (values: readonly string[], indent: string): readonly string[] =>
    values.map(value => `${indent}- ${quoted(value)}`)
  const disk = diskPath(form.disk)
  return `${[
    '#cloud-config',
    'autoinstall:',
    '  version: 1',
    `  locale: ${quoted(form.language)}`,
    '  keyboard:',
    `    layout: ${quoted(form.keyboard)}`,
    `  timezone: ${quoted(form.timeZone)}`,
    '  identity:',
    `    hostname: ${quoted(form.hostName)}`,
    `    username: ${quoted(form.userName)}`,
    `    password: ${quoted(passwordHash(form))}`,
    '  ssh:',
    '    install-server: true',
    `    allow-pw: ${form.password !== null}`,
    ...(form.sshKeys.length > 0 ? ['    authorized-keys:', ...list(form.sshKeys, '      ')] : []),
    ...network(form),
    '  # The whole disk is used; what is on it is gone.',
    '  storage:',
    '    layout:',
    '      name: lvm',
    // Without a match subiquity uses the largest disk.
    ...(disk === '' ? [] : ['      match:', `        path: ${quoted(disk)}`]),
    ...(form.packages.length > 0 ? ['  packages:', ...list(form.packages, '    ')] : []),
    '  late-commands:',
    ...list(
      shellLines(form.commands).map(line => `curtin in-target --target=/target -- ${viaShell(line)}`),
      '    ',
    ),
    ...list([CALL_HOME], '    '),
    `  shutdown: ${form.atEnd}`,
  ].join('\n')}\n`
}

function network({ network: fixed }: AnswerForm): readonly string[] {
  if (!fixed) return []
  return [
    '  network:',
    '    version: 2',
    '    ethernets:',
    '      boot:',
    '        match:',
    '          macaddress: "{{ machine.mac }}"',
    `        addresses: [${quoted(fixed.address)}]`,
    ...(fixed.gateway === '' ? [] : [`        routes: [{to: default, via: ${quoted(fixed.gateway)}}]`]),
    ...(fixed.dns.length === 0
      ? []
      : ['        nameservers:', `          addresses: [${fixed.dns.map(quoted).join(', ')}]`]),
  ]
}

function check(text: string): { problems: AnswerProblem[]; wipe: AnswerWipe | null } {
  const { value, problems } = parseYaml(text)
  if (problems.length > 0) return { problems: [...problems], wipe: null }
  const found: AnswerProblem[] = []
  // Without this first line cloud-init does not recognise the file and ignores it.
  if (!/^#cloud-config\s*$/m.test(text.split('\n', 1)[0] ?? ''))
    found.push(answerError('wrong-value', { key: 'line 1', wanted: '#cloud-config' }, { line: 1, column: 1 }))
  const settings = valueAt(value, 'autoinstall')
  if (!isObject(settings))
    return { problems: [...found, answerError('missing-key', { key: 'autoinstall' })], wipe: null }
  if (settings['version'] !== 1)
    found.push(answerError('wrong-value', { key: 'autoinstall.version', wanted: '1' }))
  const isAsked = interactive(settings)
  if (!isObject(settings['identity']) && !isObject(settings['user-data']) && !isAsked('identity')) {
    found.push(answerError('missing-key', { key: 'autoinstall.identity' }))
  } else if (isObject(settings['identity'])) {
    for (const key of ['hostname', 'username', 'password'])
      if (!isFilled(settings['identity'][key]))
        found.push(answerError('missing-key', { key: `autoinstall.identity.${key}` }))
  }
  for (const section of ['storage', 'identity', 'network', 'locale', 'keyboard'])
    if (isAsked(section)) found.push(answerWarning('will-ask', { key: section }))
  return { problems: found, wipe: isAsked('storage') ? null : wipeOf(settings['storage']) }
}

function interactive(settings: Readonly<Record<string, unknown>>): (section: string) => boolean {
  const sections = settings['interactive-sections']
  return section => Array.isArray(sections) && (sections.includes('*') || sections.includes(section))
}

/** Without `storage` subiquity uses the whole largest disk. */
function wipeOf(storage: unknown): AnswerWipe | null {
  const actions = objectsIn(valueAt(storage, 'config'))
  if (actions.length > 0) {
    const disks = actions.filter(one => one['type'] === 'disk' && one['preserve'] !== true)
    if (disks.length === 0) return null
    const paths = disks.map(one => one['path'] ?? one['serial'] ?? one['id'])
    return { what: 'disks', disks: paths.map(String) }
  }
  const path = valueAt(storage, 'layout', 'match', 'path')
  return isFilled(path) ? { what: 'disks', disks: [String(path)] } : { what: 'one-disk' }
}
