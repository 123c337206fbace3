import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnswerSummary } from '#contract/answer.ts'
import { createClockJump, needClockJump, type ClockJump } from '../support/clock-jump.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { temporaryFolder } from '../support/iso-tools.ts'
import { needLab } from '../support/lab.ts'
import { NETWORK_UP, SYSTEM_UP } from '../support/test-kernel.ts'
import { openWhyLab, type WhyLab } from '../support/why-lab.ts'

const DEAF = '52:54:00:aa:09:21'
const QUIET = '52:54:00:aa:09:22'
const WHOLE = '52:54:00:aa:09:23'
const PANICS = '52:54:00:aa:09:31'
const INSTALLED = '52:54:00:aa:09:32'
const TWICE = '52:54:00:aa:09:33'
const END_MARK = 'SLIPWAY-END'
const WAIT_MS = 600_000
/** More than an installer reads before it requests its answer file. */
const IMAGE_BYTES = 120 * 1024 * 1024

/** An installer that reads its whole image, and then does what its network card's address selects. */
const INSTALLER = `${SYSTEM_UP}
${NETWORK_UP}
answers=$(sed -n 's/.*ds=nocloud[^ ]*;s=\\([^ ]*\\).*/\\1/p' /proc/cmdline)
image=$(sed -n 's/.* url=\\([^ ]*\\).*/\\1/p' /proc/cmdline)
wget -q -O /dev/null "$image"
mac=$(cat /sys/class/net/eth0/address)
if [ $mac != ${DEAF} ]; then
  wget -q -O /user-data "\${answers}user-data"
  home=$(grep -o 'http://[^" ]*/report/[^" ]*/installed' /user-data | sed -n '1s/installed$//p')
  wget -q -O /dev/null "\${home}installing"
  [ $mac = ${QUIET} ] || wget -q -O /dev/null "\${home}installed"
fi
echo '${END_MARK}'
sh -c 'read never < /dev/console'
`

/** A system that ends each time: by a kernel panic, by a restart after a call home, or by switching itself off. */
const RESTARTS = `${SYSTEM_UP}
${NETWORK_UP}
mac=$(cat /sys/class/net/eth0/address)
[ $mac = ${PANICS} ] && exit 1
base=$(sed -n 's/.*slipway\\.report=\\([^ ]*\\).*/\\1/p' /proc/cmdline)
wget -q -O /dev/null "$base/$(wget -q -O - "$base/ticket")/installed"
[ $mac = ${INSTALLED} ] && reboot -f
echo '${END_MARK}'
poweroff -f
`

const reason = await firstReason(needLab, () => needPackages(['nftables']), needClockJump)

describe.skipIf(reason !== null)(
  nameWith('why an installer is overdue', reason),
  { timeout: WAIT_MS },
  () => {
    let why: WhyLab
    let clock: ClockJump
    let jump: Promise<unknown> | null = null
    const folder = temporaryFolder()

    beforeAll(async () => {
      clock = await createClockJump(join(folder.path, 'clock'))
      why = await openWhyLab({
        layout: 'casper',
        paddingBytes: IMAGE_BYTES,
        disc: { init: INSTALLER },
        environment: clock.environment,
        onEvent(event) {
          if (event.mac === QUIET && event['state'] === 'installing') jump = clock.jump(46)
        },
      })
      const profile = await why.lab.slipway.command<AnswerSummary>(
        ...['answer', 'new', 'lab', '--kind', 'autoinstall', '--set', 'hostName=lab'],
        ...['--set', 'userName=ada', '--set', 'password=lovelace', '--set', 'disk=/dev/vda'],
      )
      await why.lab.slipway.command('answer', 'confirm', profile.id)
      for (const mac of [DEAF, QUIET, WHOLE])
        await why.lab.slipway.command('machine', 'set', mac, '--answer', profile.id)
    })
    afterAll(async () => {
      await jump
      await why?.close()
      folder.remove()
    })

    it('one that keeps reading, and does not request its answer file', async () => {
      const finding = await why.whyOf({
        name: 'answers-ignored',
        firmware: 'bios',
        mac: DEAF,
        memoryMb: 1024,
        code: 'answers-not-asked',
      })
      expect(finding).toMatchObject({ confidence: 'most-likely', facts: { answer: 'lab' } })
      expect(finding.facts['sentBytes']).toBeGreaterThanOrEqual(100_000_000)
    })

    it('none, if it requests it and reports that it is done', async () => {
      const computer = { name: 'installed', firmware: 'bios', mac: WHOLE, memoryMb: 1024 } as const
      expect(await why.bootOf({ ...computer, line: END_MARK })).toEqual([])
    })

    it('one that has called home, and then nothing for 45 minutes', async () => {
      const finding = await why.whyOf({
        name: 'installer-stuck',
        firmware: 'bios',
        mac: QUIET,
        memoryMb: 1024,
        code: 'installer-quiet',
      })
      expect(finding.facts['seconds']).toBeGreaterThanOrEqual(45 * 60)
    })
  },
)

describe.skipIf(reason !== null)(
  nameWith('a machine that starts again and again', reason),
  { timeout: WAIT_MS },
  () => {
    let why: WhyLab

    beforeAll(async () => {
      why = await openWhyLab({
        layout: 'plain',
        disc: { init: RESTARTS, extraArguments: 'slipway.report=http://10.77.0.1:8080/report' },
      })
      // Otherwise Slipway itself would send them to their disk from then on.
      for (const mac of [INSTALLED, TWICE])
        await why.lab.slipway.command(
          ...['machine', 'set', mac, '--entry', 'test.slipway-test-system', '--next', 'always'],
        )
    })
    afterAll(() => why?.close())

    it('again and again, because its kernel panics each time', async () => {
      const computer = { name: 'panic-loop', firmware: 'bios', mac: PANICS, reboots: true } as const
      expect(await why.whyOf({ ...computer, code: 'starts-again' })).toMatchObject({
        confidence: 'most-likely',
        facts: { reason: 'after-kernel', count: 4 },
        remedies: [{ kind: 'own-disk' }],
      })
      expect(why.screen()).toContain('Kernel panic')
    })

    it('again and again, although it has reported that it is installed', async () => {
      const computer = { name: 'installed-loop', firmware: 'bios', mac: INSTALLED, reboots: true } as const
      expect(await why.whyOf({ ...computer, code: 'starts-again' })).toMatchObject({
        confidence: 'certain',
        facts: { reason: 'reported' },
      })
    })

    it('once, as after an installation, is not reported', async () => {
      const computer = { name: 'started-twice', firmware: 'bios', mac: TWICE, line: END_MARK } as const
      expect(await why.bootOf(computer)).toEqual([])
      expect(await why.bootOf(computer)).toEqual([])
    })
  },
)
