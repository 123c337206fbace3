import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerWipe } from '#contract/answer.ts'
import { answerError, answerWarning } from '../document/parse.ts'
import { elementsAt, parseXml, textAt } from '../document/xml.ts'
import { xmlText } from '../quoting.ts'
import { diskPath, passwordHash, CALL_HOME, shellLines } from './template-parts.ts'
import { hasArgument, type CheckedAnswer, type KindRules } from './kind-rules.ts'

/** AutoYaST, fetched by linuxrc: openSUSE Leap 15 and older, Tumbleweed, SLES 15 and older. */
export const autoyast: KindRules = {
  write,
  check,
  fits: one => /^(opensuse|sles)$/.test(one.family) && hasArgument(one, /^install=/i),
  arguments: ({ fileUrl }) => [`autoyast=${fileUrl}`],
  replaces: /^autoyast2?$/i,
}

const BOOLEAN = 'config:type="boolean"'
const LIST = 'config:type="list"'

function write(form: AnswerForm): string {
  const script = [...shellLines(form.commands), CALL_HOME].map(line => xmlText(line)).join('\n')
  return `${[
    '<?xml version="1.0"?>',
    '<!DOCTYPE profile>',
    '<profile xmlns="http://www.suse.com/1.0/yast2ns" xmlns:config="http://www.suse.com/1.0/configns">',
    '  <general>',
    '    <mode>',
    `      <confirm ${BOOLEAN}>false</confirm>`,
    ...(form.atEnd === 'poweroff' ? [`      <final_halt ${BOOLEAN}>true</final_halt>`] : []),
    '    </mode>',
    '  </general>',
    `  <language><language>${xmlText(form.language.replace(/\.UTF-8$/i, ''))}</language></language>`,
    `  <keyboard><keymap>${xmlText(form.keyboard)}</keymap></keyboard>`,
    `  <timezone><hwclock>UTC</hwclock><timezone>${xmlText(form.timeZone)}</timezone></timezone>`,
    '  <networking>',
    `    <keep_install_network ${BOOLEAN}>true</keep_install_network>`,
    `    <dns><hostname>${xmlText(form.hostName)}</hostname></dns>`,
    '  </networking>',
    '  <!-- The disk is used whole; what is on it is gone. -->',
    `  <partitioning ${LIST}>`,
    '    <drive>',
    ...(form.disk === '' ? [] : [`      <device>${xmlText(diskPath(form.disk))}</device>`]),
    `      <initialize ${BOOLEAN}>true</initialize>`,
    '      <use>all</use>',
    '    </drive>',
    '  </partitioning>',
    `  <users ${LIST}>`,
    '    <user>',
    `      <username>${xmlText(form.userName)}</username>`,
    `      <user_password>${xmlText(passwordHash(form))}</user_password>`,
    `      <encrypted ${BOOLEAN}>true</encrypted>`,
    ...(form.sshKeys.length === 0
      ? []
      : [
          `      <authorized_keys ${LIST}>`,
          ...form.sshKeys.map(key => `        <listentry>${xmlText(key)}</listentry>`),
          '      </authorized_keys>',
        ]),
    '    </user>',
    '  </users>',
    '  <services-manager><services><enable config:type="list"><service>sshd</service></enable></services></services-manager>',
    '  <software>',
    `    <packages ${LIST}>`,
    ...['openssh', 'sudo', 'curl', ...form.packages].map(one => `      <package>${xmlText(one)}</package>`),
    '    </packages>',
    '  </software>',
    '  <scripts>',
    // These run in the installed system before the restart; later scripts would wait for the machine's second boot.
    `    <chroot-scripts ${LIST}>`,
    '      <script>',
    '        <filename>slipway.sh</filename>',
    `        <chrooted ${BOOLEAN}>true</chrooted>`,
    `        <source>#!/bin/sh\n${script}\n</source>`,
    '      </script>',
    '    </chroot-scripts>',
    '  </scripts>',
    '</profile>',
  ].join('\n')}\n`
}

function check(text: string): CheckedAnswer {
  const { value, problems } = parseXml(text)
  if (problems.length > 0) return { problems, wipe: null }
  const profile = elementsAt(value, 'profile')[0]
  if (profile === undefined) return { problems: [answerError('missing-key', { key: 'profile' })], wipe: null }
  const found = []
  if (textAt(profile, 'general', 'mode', 'confirm') !== 'false')
    found.push(answerWarning('will-ask', { key: 'general/mode/confirm' }))
  if (elementsAt(profile, 'users', 'user').length === 0)
    found.push(answerWarning('will-ask', { key: 'users' }))
  return { problems: found, wipe: wipeOf(profile) }
}

/** Without drives YaST proposes a layout that uses a disk. */
function wipeOf(profile: unknown): AnswerWipe | null {
  const drives = elementsAt(profile, 'partitioning', 'drive')
  if (drives.length === 0) return { what: 'one-disk' }
  const erased = drives.filter(one => textAt(one, 'initialize') === 'true' || textAt(one, 'use') !== 'free')
  if (erased.length === 0) return null
  const disks = erased.map(one => textAt(one, 'device')).filter(device => device !== '')
  return disks.length > 0 ? { what: 'disks', disks } : { what: 'one-disk' }
}
