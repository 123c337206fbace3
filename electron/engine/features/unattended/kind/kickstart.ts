import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import { answerError, answerWarning } from '../document/parse.ts'
import { parseKickstart, type Kickstart } from '../document/command-lines.ts'
import { lineText, shellWord } from '../quoting.ts'
import { diskName, netmaskOf, passwordHash, withoutPrefix, CALL_HOME, shellLines } from './template-parts.ts'
import { hasArgument, type AnsweredTarget, type CheckedAnswer, type KindRules } from './kind-rules.ts'

/** Anaconda: Fedora, RHEL and its rebuilds. */
export const kickstart: KindRules = {
  write,
  check,
  fits: one => hasArgument(one, /^(inst\.(repo|stage2)|method)=/),
  arguments: ({ fileUrl }, one) => [`${isOld(one) ? 'ks' : 'inst.ks'}=${fileUrl}`],
  replaces: /^(inst\.)?ks$/,
}

/** EL 6 and older only have `method=` and `ks=`. */
const isOld = (one: AnsweredTarget): boolean => hasArgument(one, /^method=/)

function write(form: AnswerForm): string {
  const disk = diskName(form.disk)
  return `${[
    'text',
    `lang ${lineText(form.language)}`,
    `keyboard --xlayouts=${shellWord(form.keyboard)}`,
    `timezone ${lineText(form.timeZone)} --utc`,
    network(form),
    'rootpw --lock',
    `user --name=${lineText(form.userName)} --groups=wheel --iscrypted --password=${lineText(passwordHash(form))}`,
    ...form.sshKeys.map(
      key => `sshkey --username=${lineText(form.userName)} "${lineText(key).replaceAll('"', '')}"`,
    ),
    'firstboot --disable',
    '# The whole disk is used; what is on it is gone.',
    ...(disk === '' ? [] : [`ignoredisk --only-use=${lineText(disk)}`]),
    'zerombr',
    `clearpart --all --initlabel${disk === '' ? '' : ` --drives=${lineText(disk)}`}`,
    'autopart',
    form.atEnd,
    '%packages',
    '@core',
    ...form.packages.map(lineText),
    '%end',
    '%post',
    ...shellLines(form.commands),
    CALL_HOME,
    '%end',
  ].join('\n')}\n`
}

function network({ network: fixed, hostName }: AnswerForm): string {
  const words = fixed
    ? [
        '--bootproto=static',
        `--ip=${lineText(withoutPrefix(fixed.address))}`,
        `--netmask=${netmaskOf(fixed.address) ?? '255.255.255.0'}`,
        ...(fixed.gateway === '' ? [] : [`--gateway=${lineText(fixed.gateway)}`]),
        ...(fixed.dns.length === 0 ? [] : [`--nameserver=${fixed.dns.map(lineText).join(',')}`]),
      ]
    : ['--bootproto=dhcp']
  return ['network', '--device=link', ...words, '--activate', `--hostname=${lineText(hostName)}`].join(' ')
}

/** What Anaconda asks for if the file does not set it. */
const ASKED: readonly (readonly [commands: readonly string[], key: string])[] = [
  [['lang'], 'lang'],
  [['keyboard'], 'keyboard'],
  [['timezone'], 'timezone'],
  [['rootpw', 'user'], 'rootpw'],
  [['autopart', 'part', 'partition', 'logvol', 'btrfs', 'ostreesetup'], 'autopart'],
]

function check(text: string): CheckedAnswer {
  const file = parseKickstart(text)
  if (file.commands.length + file.sections.length + file.problems.length === 0)
    return { problems: [answerError('empty')], wipe: null }
  const problems: AnswerProblem[] = [...file.problems]
  const has = (name: string): boolean => file.commands.some(one => one.words[0] === name)
  // An included file may contain all of them.
  const mayBeElsewhere = has('%include') || has('%ksappend')
  for (const [commands, key] of ASKED)
    if (!mayBeElsewhere && !commands.some(has)) problems.push(answerWarning('will-ask', { key }))
  return { problems, wipe: wipeOf(file) }
}

const TOUCHES_DISKS =
  /^(clearpart|autopart|part|partition|logvol|volgroup|raid|btrfs|reqpart|zerombr|mount|bootc|ostreecontainer)$/

function wipeOf({ commands, sections }: Kickstart): AnswerWipe | null {
  const touching = commands.filter(one => TOUCHES_DISKS.test(one.words[0] ?? ''))
  const clearing = touching.filter(one => one.words[0] === 'clearpart' && !one.words.includes('--none'))
  if (touching.length === 0) {
    const runs =
      sections.some(name => /^%(pre|pre-install)$/.test(name)) ||
      commands.some(one => one.words[0] === '%include')
    return runs ? { what: 'commands' } : null
  }
  const disks = [
    ...optionOf(commands, 'ignoredisk', '--only-use'),
    ...optionOf(clearing, 'clearpart', '--drives'),
    ...optionOf(touching, 'part', '--ondisk'),
  ]
  if (disks.length > 0) return { what: 'disks', disks: [...new Set(disks)] }
  return clearing.some(one => one.words.includes('--all')) ? { what: 'all-disks' } : { what: 'one-disk' }
}

function optionOf(commands: Kickstart['commands'], name: string, option: string): readonly string[] {
  return commands
    .filter(one => one.words[0] === name)
    .flatMap(({ words }) =>
      words.flatMap((word, index) => {
        if (word === option) return (words[index + 1] ?? '').split(',')
        return word.startsWith(`${option}=`) ? word.slice(option.length + 1).split(',') : []
      }),
    )
    .filter(disk => disk !== '')
}
