import type { AnswerProblem } from '#contract/answer.ts'
import { answerError } from './parse.ts'

/** A kickstart file as lines: its commands, and the sections it contains. */
export interface Kickstart {
  readonly commands: readonly CommandLine[]
  /** `%packages`, `%post`… */
  readonly sections: readonly string[]
  readonly problems: readonly AnswerProblem[]
}

/** Commands of pykickstart for RHEL 5 to 10 and Fedora (pykickstart documentation, "Kickstart Commands"). */
const COMMANDS = new Set(
  `auth authconfig authselect autopart autostep bootc bootloader btrfs cdrom clearpart cmdline device deviceprobe
  dmraid driverdisk eula fcoe firewall firstboot graphical group halt harddrive hmc ignoredisk install interactive
  iscsi iscsiname keyboard key lang langsupport lilo lilocheck liveimg logging logvol mediacheck method module mount
  mouse multipath network nfs ntp nvdimm ostreecontainer ostreesetup part partition poweroff raid rdp realm reboot
  repo reqpart rescue rhsm rootpw selinux services shutdown skipx snapshot sshkey sshpw syspurpose text timesource
  timezone unsupported_hardware updates upgrade url user vnc volgroup xconfig zerombr zfcp zipl`.split(/\s+/),
)
const SECTIONS = new Set(
  '%packages %pre %pre-install %post %onerror %traceback %addon %anaconda %certificate'.split(' '),
)
const INCLUDES = new Set(['%include', '%ksappend'])
/** Until Fedora 8 and RHEL 5 a section ended where the next began; since then `%end` is mandatory. */
const END = '%end'

export function parseKickstart(text: string): Kickstart {
  const commands: CommandLine[] = []
  const sections: string[] = []
  const problems: AnswerProblem[] = []
  let open: { name: string; line: number } | null = null
  text.split('\n').forEach((raw, index) => {
    const line = index + 1
    const words = raw.trim().split(/\s+/)
    const first = words[0] ?? ''
    if (first === END) {
      if (!open) problems.push(answerError('unknown-word', { word: END }, { line, column: 1 }))
      open = null
    } else if (open) {
      // A heredoc may contain anything, but hardly a section header at the start of a line.
      if (SECTIONS.has(first) && raw.startsWith('%'))
        problems.push(answerError('open-section', { word: open.name }, { line: open.line, column: 1 }))
    } else if (SECTIONS.has(first)) {
      sections.push(first)
      open = { name: first, line }
    } else if (first !== '' && !first.startsWith('#')) {
      commands.push({ line, words, text: raw.trim() })
      if (!COMMANDS.has(first) && !INCLUDES.has(first))
        problems.push(
          answerError('unknown-word', { word: first.slice(0, 40) }, { line, column: raw.indexOf(first) + 1 }),
        )
    }
  })
  const left = open as { name: string; line: number } | null
  if (left) problems.push(answerError('open-section', { word: left.name }, { line: left.line, column: 1 }))
  return { commands, sections, problems }
}

/** A line of a command file, with its position. */
export interface CommandLine {
  readonly line: number
  readonly words: readonly string[]
  readonly text: string
}

/** Comments and empty lines are left out. A backslash at the end joins a line with the next. */
export function commandLines(text: string): readonly CommandLine[] {
  const found: CommandLine[] = []
  let gathered = ''
  let start = 1
  text.split('\n').forEach((raw, index) => {
    if (gathered === '') start = index + 1
    if (gathered === '' && /^\s*(#|$)/.test(raw)) return
    if (raw.endsWith('\\')) {
      gathered += `${raw.slice(0, -1)} `
      return
    }
    const whole = (gathered + raw).trim()
    gathered = ''
    if (whole !== '') found.push({ line: start, words: whole.split(/\s+/), text: whole })
  })
  const rest = gathered.trim()
  if (rest !== '') found.push({ line: start, words: rest.split(/\s+/), text: rest })
  return found
}
