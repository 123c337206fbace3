import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { formatCommand } from '#contract/host-change.ts'
import { hostCommandsOf } from '#engine/features/doctor/privilege/host-commands.ts'

const text = readFileSync(new URL('../../build/linux/49-slipway.rules', import.meta.url), 'utf8')

interface Subject {
  readonly groups: readonly string[]
  readonly local?: boolean
  readonly active?: boolean
}

/** The rule's verdict on a command line, called as polkitd would. */
function decide(
  commandLine: string,
  { groups, local = true, active = true }: Subject,
  id = 'org.freedesktop.policykit.exec',
) {
  const polkit = {
    Result: { NOT_HANDLED: 'not handled', AUTH_SELF: 'own password' },
    rule: (_action: object, _subject: object): string => 'no rule',
    addRule(rule: (action: object, subject: object) => string) {
      this.rule = rule
    },
  }
  runInNewContext(text, { polkit })
  const subject = { local, active, isInGroup: (name: string) => groups.includes(name) }
  return polkit.rule(
    { id, lookup: (key: string) => (key === 'command_line' ? commandLine : undefined) },
    subject,
  )
}

const commands = hostCommandsOf({ kind: 'open-ports', until: 'restart' })
const [open, close] = [...commands.make, ...commands.undo].map(
  command => `/usr/sbin/${formatCommand(command)}`,
)
const admin: Subject = { groups: ['sudo'] }

describe('the polkit rule of the Linux packages', () => {
  it('allows the two commands that Doctor shows', () => {
    for (const command of [open!, close!]) {
      expect(decide(command, admin)).toBe('own password')
      expect(decide(command, { groups: ['netdev'] })).toBe('own password')
    }
  })

  it('allows no other command, no other user, no remote session, and no other action', () => {
    for (const command of [
      `${open} kernel.panic=1`,
      open!.replace('67', '0'),
      open!.replace('/usr/sbin/', '/tmp/usr/sbin/'),
      open!.replace('/usr/sbin/', ''),
      '/usr/sbin/sysctl -p',
      '/bin/sh',
      `${open}\n/bin/sh`,
    ])
      expect(decide(command, admin), command).toBe('not handled')
    expect(decide(open!, { groups: ['users'] })).toBe('not handled')
    expect(decide(open!, { ...admin, local: false })).toBe('not handled')
    expect(decide(open!, { ...admin, active: false })).toBe('not handled')
    expect(decide(open!, admin, 'org.freedesktop.login1.reboot')).toBe('not handled')
  })
})
