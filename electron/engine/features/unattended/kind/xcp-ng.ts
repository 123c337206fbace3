import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem, AnswerWipe, RenderedAnswer } from '#contract/answer.ts'
import { callHomeLine } from '#contract/call-home-snippet.ts'
import { answerError } from '../document/parse.ts'
import { elementsAt, parseXml, textAt, textOf, type XmlElement } from '../document/xml.ts'
import { shellWord, xmlText } from '../quoting.ts'
import { diskName, netmaskOf, passwordHash, withoutPrefix, shellLines } from './template-parts.ts'
import type { AnswerPlace, CheckedAnswer, KindRules } from './kind-rules.ts'
import { between } from '../../../base/scan.ts'

/**
 * XenServer's host installer, as XCP-ng documents it ("Answer file"). Its arguments belong to the kernel that Xen
 * starts.
 */
export const xcpNg: KindRules = {
  write,
  check,
  fits: ({ family, target }) => /^(xcp-ng|xenserver|xen)$/.test(family) && target.kind === 'multiboot',
  arguments: ({ fileUrl }) => [`answerfile=${fileUrl}`, 'install'],
  replaces: /^(answerfile|answerfile_device|install)$/,
  otherFiles,
}

function write(form: AnswerForm): string {
  const disk = xmlText(diskName(form.disk))
  const script = [
    ...(form.sshKeys.length === 0
      ? []
      : [
          'install -d -m 700 "$1/root/.ssh"',
          ...form.sshKeys.map(key => `echo ${shellWord(key)} >> "$1/root/.ssh/authorized_keys"`),
        ]),
    ...shellLines(form.commands).map(line => `chroot "$1" sh -c ${shellWord(line)}`),
  ]
  return `${[
    '<?xml version="1.0"?>',
    ...(script.length === 0
      ? []
      : [`<!-- ${SCRIPT_MARK}`, ...script.map(line => xmlText(line).replaceAll('--', '-&#45;')), '-->']),
    '<!-- The disk is used whole; what is on it is gone. -->',
    '<installation srtype="ext">',
    `  <primary-disk>${disk}</primary-disk>`,
    `  <guest-disk>${disk}</guest-disk>`,
    `  <keymap>${xmlText(form.keyboard)}</keymap>`,
    `  <root-password type="hash">${xmlText(passwordHash(form))}</root-password>`,
    '  <source type="url">{{ image.treeUrl }}</source>',
    ...network(form),
    ...(form.hostName === '' ? [] : [`  <hostname>${xmlText(form.hostName)}</hostname>`]),
    `  <timezone>${xmlText(form.timeZone)}</timezone>`,
    ...(script.length === 0
      ? []
      : ['  <script stage="filesystem-populated" type="url">{{ answer.folderUrl }}commands.sh</script>']),
    '  <script stage="installation-complete" type="url">{{ answer.folderUrl }}call-home.sh</script>',
    '</installation>',
  ].join('\n')}\n`
}

function network({ network: fixed }: AnswerForm): readonly string[] {
  if (!fixed) return ['  <admin-interface name="eth0" proto="dhcp"/>']
  return [
    '  <admin-interface name="eth0" proto="static">',
    `    <ip>${xmlText(withoutPrefix(fixed.address))}</ip>`,
    `    <subnet-mask>${netmaskOf(fixed.address) ?? '255.255.255.0'}</subnet-mask>`,
    `    <gateway>${xmlText(fixed.gateway)}</gateway>`,
    '  </admin-interface>',
    ...fixed.dns.map(one => `  <nameserver>${xmlText(one)}</nameserver>`),
  ]
}

/** The installer fetches scripts by URL. The form's commands are stored in a comment of the single answer file. */
const SCRIPT_MARK = 'commands.sh:'

function otherFiles(text: string, place: AnswerPlace): readonly RenderedAnswer[] {
  const body = between(text, '<!-- commands.sh:\n', '-->')
  return [
    { name: 'call-home.sh', text: `#!/bin/sh\n${callHomeLine(place.callHomeUrl)}\n` },
    ...(body === null ? [] : [{ name: 'commands.sh', text: `#!/bin/sh\n${unescapeXml(body)}` }]),
  ]
}

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&#45;', '-')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

function check(text: string): CheckedAnswer {
  const { value, problems } = parseXml(text)
  if (problems.length > 0) return { problems, wipe: null }
  const root = elementsAt(value, 'installation')[0] as XmlElement | undefined
  if (root === undefined && elementsAt(value, 'restore').length > 0) return { problems: [], wipe: null }
  if (root === undefined)
    return { problems: [answerError('missing-key', { key: 'installation' })], wipe: null }
  const mode = typeof root === 'object' ? root['@mode'] : undefined
  const isUpgrade = mode === 'upgrade' || mode === 'reinstall'
  const wanted = isUpgrade ? ['existing-installation', 'source'] : ['primary-disk', 'source']
  const found: AnswerProblem[] = wanted
    .filter(key => elementsAt(root, key).length === 0 || (key !== 'source' && textAt(root, key) === ''))
    .map(key => answerError('missing-key', { key }))
  const disks = [...elementsAt(root, 'primary-disk'), ...elementsAt(root, 'guest-disk')].map(textOf)
  const filled = [...new Set(disks.filter(disk => disk !== ''))]
  const wipe: AnswerWipe | null = isUpgrade || filled.length === 0 ? null : { what: 'disks', disks: filled }
  return { problems: found, wipe }
}
