import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import { answerError, parseJson, isFilled, objectsIn, valueAt } from '../document/parse.ts'
import { outsideTags } from '../quoting.ts'
import { diskPath, CALL_HOME, shellLines, templateJson } from './template-parts.ts'
import { hasArgument, type AnsweredTarget, type CheckedAnswer, type KindRules } from './kind-rules.ts'

/** The variable with the disk to install to. Without it the system runs from memory with this configuration. */
export const INSTALL_DISK = 'install_disk'

/** Ignition 3 (coreos/ignition, "Configuration v3"): Fedora CoreOS and its relatives, Flatcar. */
export const ignition: KindRules = {
  write,
  formVariables: form => ({ [INSTALL_DISK]: diskPath(form.disk) }),
  check,
  fits: one => one.family === 'flatcar' || hasArgument(one, /^coreos\.live\.rootfs_url=/),
  arguments({ fileUrl, variables }, one) {
    if (isFlatcar(one)) return ['flatcar.first_boot=1', `ignition.config.url=${fileUrl}`]
    const disk = variables[INSTALL_DISK]
    return isFilled(disk)
      ? [`coreos.inst.install_dev=${disk}`, `coreos.inst.ignition_url=${fileUrl}`]
      : ['ignition.firstboot', 'ignition.platform.id=metal', `ignition.config.url=${fileUrl}`]
  },
  replaces:
    /^(ignition\.config\.url|ignition\.firstboot|ignition\.platform\.id|flatcar\.first_boot|coreos\.inst\.(install_dev|ignition_url))$/,
}

const isFlatcar = (one: AnsweredTarget): boolean => one.family === 'flatcar'

function write(form: AnswerForm): string {
  const commands = [...shellLines(form.commands), CALL_HOME]
  const file = (path: string, text: string) => ({
    path,
    mode: 0o644,
    overwrite: true,
    contents: dataUrl(text),
  })
  return templateJson({
    ignition: { version: '3.3.0' },
    passwd: {
      users: [
        {
          name: form.userName,
          ...(form.password?.scheme === 'sha512-crypt' ? { passwordHash: form.password.text } : {}),
          sshAuthorizedKeys: form.sshKeys,
          groups: ['sudo', 'docker'],
        },
      ],
    },
    storage: {
      files: [
        ...(form.hostName === '' ? [] : [file('/etc/hostname', `${form.hostName}`)]),
        file('/etc/vconsole.conf', `KEYMAP=${form.keyboard}`),
      ],
      links: [{ path: '/etc/localtime', overwrite: true, target: `../usr/share/zoneinfo/${form.timeZone}` }],
    },
    systemd: {
      units: [
        {
          name: 'slipway-first-boot.service',
          enabled: true,
          contents: [
            '[Unit]',
            'Wants=network-online.target',
            'After=network-online.target',
            'ConditionPathExists=!/var/lib/slipway-first-boot',
            '[Service]',
            'Type=oneshot',
            ...commands.map(line => `ExecStart=/bin/sh -c ${systemdWord(line)}`),
            'ExecStart=/bin/touch /var/lib/slipway-first-boot',
            '[Install]',
            'WantedBy=multi-user.target',
            '',
          ].join('\n'),
        },
      ],
    },
  })
}

/** One quoted word of a unit (systemd.service(5), "Command lines"): systemd reads `%` and `$` before the shell does. */
function systemdWord(text: string): string {
  const escape = (part: string): string =>
    part.replaceAll(/["\\]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')
  return `"${outsideTags(text, escape)}"`
}

/**
 * A data URL in which a template can still be filled in: plain text, as RFC 2397 allows for unreserved characters.
 */
function dataUrl(text: string): { source: string } {
  return { source: `data:,${outsideTags(text, part => part.replaceAll(' ', '%20'))}` }
}

function check(text: string, variables: Readonly<Record<string, string>>): CheckedAnswer {
  const { value, problems } = parseJson(text)
  if (problems.length > 0) return { problems, wipe: null }
  const found: AnswerProblem[] = []
  const version = valueAt(value, 'ignition', 'version')
  if (!isFilled(version)) found.push(answerError('missing-key', { key: 'ignition.version' }))
  else if (!/^[23]\.\d+\.\d+/.test(String(version)))
    found.push(answerError('wrong-value', { key: 'ignition.version', wanted: '3.x.0' }))
  return { problems: found, wipe: wipeOf(value, variables[INSTALL_DISK]) }
}

function wipeOf(value: unknown, installDisk: string | undefined): AnswerWipe | null {
  const tables = objectsIn(valueAt(value, 'storage', 'disks')).filter(disk => disk['wipeTable'] === true)
  const systems = objectsIn(valueAt(value, 'storage', 'filesystems')).filter(
    one => one['wipeFilesystem'] === true,
  )
  const disks = [
    ...(isFilled(installDisk) ? [String(installDisk)] : []),
    ...[...tables, ...systems].map(one => String(one['device'])),
  ]
  return disks.length > 0 ? { what: 'disks', disks: [...new Set(disks)] } : null
}
