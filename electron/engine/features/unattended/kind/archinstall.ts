import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem, AnswerWipe, RenderedAnswer } from '#contract/answer.ts'
import { callHomeLine } from '#contract/call-home-snippet.ts'
import { answerError, parseJson, isFilled, isObject, objectsIn, valueAt } from '../document/parse.ts'
import { shellWord } from '../quoting.ts'
import { diskPath, passwordHash, authorizeKeys, shellLines, templateJson } from './template-parts.ts'
import { INSTALL_DISK } from './ignition.ts'
import { hasArgument, type AnswerPlace, type CheckedAnswer, type KindRules } from './kind-rules.ts'

const SCRIPT = 'install.sh'
/** The mount point the script below uses. */
const MOUNT_POINT = '/mnt/archinstall'

/**
 * Arch Linux: `script=` names a script that the live system runs on its first console (releng's
 * `.automated_script.sh`). Slipway's script runs archinstall with the profile as its configuration. archinstall's
 * partition syntax changes between versions, so the script lays out the disk and archinstall uses what is mounted
 * (`pre_mounted_config`).
 */
export const archinstall: KindRules = {
  write,
  check,
  fits: one => one.family === 'arch' && hasArgument(one, /^archiso_http_srv=/),
  arguments: ({ folderUrl }) => [`script=${folderUrl}${SCRIPT}`],
  replaces: /^script$/,
  otherFiles: (text, place) => [script(text, place)],
}

function write(form: AnswerForm): string {
  const commands = [
    ...authorizeKeys(form.userName, `/home/${form.userName}`, form.sshKeys),
    ...shellLines(form.commands),
  ]
  return templateJson({
    'archinstall-language': 'English',
    bootloader: 'Grub',
    disk_config: { config_type: 'pre_mounted_config', mountpoint: MOUNT_POINT },
    hostname: form.hostName,
    kernels: ['linux'],
    locale_config: { kb_layout: form.keyboard, sys_enc: 'UTF-8', sys_lang: form.language },
    network_config: { type: 'iso' },
    ntp: true,
    packages: ['openssh', 'sudo', 'curl', ...form.packages],
    services: ['sshd'],
    timezone: form.timeZone,
    users: [{ username: form.userName, enc_password: passwordHash(form), sudo: true, groups: [] }],
    custom_commands: commands,
    // Not for archinstall: the script that starts it reads these keys.
    slipway: { disk: diskPath(form.disk), at_end: form.atEnd },
  })
}

function check(text: string, variables: Readonly<Record<string, string>>): CheckedAnswer {
  const { value, problems } = parseJson(text)
  if (problems.length > 0) return { problems, wipe: null }
  const found: AnswerProblem[] = []
  const disks = valueAt(value, 'disk_config')
  if (!isObject(disks)) found.push(answerError('missing-key', { key: 'disk_config' }))
  if (!isFilled(valueAt(value, 'hostname'))) found.push(answerError('missing-key', { key: 'hostname' }))
  if (isPreMounted(value) && diskOf(value, variables) === '')
    found.push(answerError('missing-key', { key: 'slipway.disk' }))
  const hasUsers = ['users', '!users', 'root_enc_password', '!root-password'].some(key =>
    isFilled(valueAt(value, key)),
  )
  if (!hasUsers) found.push(answerError('missing-key', { key: 'users' }))
  return { problems: found, wipe: wipeOf(value, variables) }
}

function diskOf(value: unknown, variables: Readonly<Record<string, string>>): string {
  const disk = valueAt(value, 'slipway', 'disk')
  return isFilled(disk) ? String(disk) : (variables[INSTALL_DISK] ?? '')
}

const isPreMounted = (value: unknown): boolean =>
  valueAt(value, 'disk_config', 'config_type') === 'pre_mounted_config'

function wipeOf(value: unknown, variables: Readonly<Record<string, string>>): AnswerWipe | null {
  const disk = diskOf(value, variables)
  if (isPreMounted(value)) return disk === '' ? null : { what: 'disks', disks: [disk] }
  const devices = objectsIn(valueAt(value, 'disk_config', 'device_modifications'))
  const wiped = devices.filter(one => one['wipe'] === true).map(one => String(one['device']))
  return wiped.length > 0 ? { what: 'disks', disks: wiped } : { what: 'commands' }
}

/** An ESP and a root partition; on BIOS a partition for GRUB's core image instead of the ESP. */
function script(text: string, place: AnswerPlace): RenderedAnswer {
  const { value } = parseJson(text)
  const disk = isPreMounted(value) ? diskOf(value, place.variables) : ''
  const atEnd = valueAt(value, 'slipway', 'at_end') === 'poweroff' ? 'poweroff' : 'reboot'
  const lines = [
    '#!/bin/bash',
    'set -e',
    `trap ${shellWord(`curl -fsS -m 20 '${place.callHomeFailedUrl}' || true`)} ERR`,
    ...(disk === ''
      ? []
      : [
          `disk=${shellWord(disk)}`,
          'wipefs -a "$disk"',
          'if [ -d /sys/firmware/efi ]; then first=U; else first=21686148-6449-6E6F-744E-656564454649; fi',
          'printf "label: gpt\\nsize=1GiB, type=%s\\ntype=L\\n" "$first" | sfdisk "$disk"',
          'udevadm settle',
          'case "$disk" in *[0-9]) part="${disk}p";; *) part="$disk";; esac',
          'mkfs.ext4 -F "${part}2"',
          `mount --mkdir "\${part}2" ${MOUNT_POINT}`,
          `if [ -d /sys/firmware/efi ]; then mkfs.fat -F 32 "\${part}1"; mount --mkdir "\${part}1" ${MOUNT_POINT}/boot; fi`,
        ]),
    `curl -fsS -o /tmp/slipway.json ${shellWord(place.fileUrl)}`,
    'archinstall --config /tmp/slipway.json --silent',
    callHomeLine(place.callHomeUrl),
    atEnd,
  ]
  return { name: SCRIPT, text: `${lines.join('\n')}\n` }
}
