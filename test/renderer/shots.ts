import type { Page } from 'playwright-core'
import type { FakeEngine } from './fake-engine.ts'
import { turnedAway } from './dhcp-samples.ts'
import { doctorShots } from './doctor-shots.ts'
import { frameShots } from './frame-shots.ts'
import { biosBoot, logLines, uefiBoot } from './samples.ts'
import type { Scenario } from './scenarios.ts'
import { leaveHalf, loseConnection } from './upload-shots.ts'

export interface Shot {
  readonly name: string
  readonly scenario: Scenario
  /** The hash route. */
  readonly route: string
  readonly act?: (page: Page, engine: FakeEngine, stop: () => Promise<void>) => Promise<void>
}

const TAKEN_OVER = `set timeout=5
# Only on the bench
menuentry 'Rescue' --hotkey=r { linux /rescue/vmlinuz quiet
initrd /rescue/initrd.img }
submenu 'Old systems' {
menuentry 'Odd' { chainloader /odd.efi }
}
frobnicate now
`

/** Every state of every screen. */
export const shots: readonly Shot[] = [
  ...doctorShots,
  { name: 'serve-empty', scenario: 'empty', route: '/' },
  { name: 'serve-ready', scenario: 'one-image', route: '/' },
  { name: 'serve-importing', scenario: 'importing', route: '/', act: importOne },
  { name: 'serve-iso-error', scenario: 'iso-error', route: '/', act: importOne },
  { name: 'serve-unknown-image', scenario: 'unknown-image', route: '/' },
  { name: 'serve-not-ready', scenario: 'no-boot-files', route: '/' },
  {
    name: 'serve-settings',
    scenario: 'stocked',
    route: '/',
    async act(page) {
      await page.getByRole('button', { name: 'Change', exact: true }).click()
      await page.getByLabel('First address').fill('192.168.9.300')
    },
  },
  {
    name: 'serve-settings-answers',
    scenario: 'stocked',
    route: '/',
    async act(page) {
      await page.getByRole('button', { name: 'Change', exact: true }).click()
      await page.getByLabel('Only machines that I named').check()
      await page.getByLabel('Never answer these machines').fill('1c:69:7a:0b:5e:44\n52:54:00:12:34')
      await page.getByRole('button', { name: 'Add a network' }).click()
      await page.getByLabel('Network', { exact: true }).fill('10.2.0.0/24')
      await page.getByRole('button', { name: 'Add a network' }).click()
      await page.getByLabel('Network', { exact: true }).last().fill('10.2.0.128/25')
      await page.getByLabel('Gateway').last().fill('10.9.0.1')
    },
  },
  {
    name: 'serve-settings-off',
    scenario: 'stocked',
    route: '/',
    async act(page) {
      await page.getByRole('button', { name: 'Change', exact: true }).click()
      await page.getByLabel('Leave DHCP alone').check()
    },
  },
  { name: 'serve-starting', scenario: 'starting', route: '/' },
  { name: 'serve-waiting', scenario: 'waiting', route: '/' },
  { name: 'serve-busy', scenario: 'busy', route: '/', act: progress },
  { name: 'serve-beside', scenario: 'beside', route: '/' },
  { name: 'serve-conflict', scenario: 'conflict', route: '/' },
  { name: 'serve-pool-full', scenario: 'pool-full', route: '/' },
  { name: 'serve-turned-away', scenario: 'turned-away', route: '/', act: showAdvice },
  {
    name: 'serve-turned-away-otherwise',
    scenario: 'turned-away',
    route: '/',
    async act(page, engine) {
      const others = { otherBootFile: 'pxelinux.0', otherNextServer: '192.168.7.5' }
      for (const [at, failure] of ['other-boot-file', 'no-request', 'file-not-fetched'].entries())
        engine.push({
          name: 'boot.changed',
          payload: {
            ...turnedAway(failure, at === 0 ? others : {}, 30 + at),
            mac: engine.state.machines[at]!.mac,
          },
        })
      await page.getByText('It never fetched snponly.efi.').waitFor()
    },
  },
  {
    name: 'serve-turned-away-confirm',
    scenario: 'turned-away',
    route: '/',
    act: page => page.getByRole('button', { name: 'Hand out addresses here' }).click(),
  },
  { name: 'serve-stopped', scenario: 'stopped', route: '/' },
  { name: 'serve-failed', scenario: 'start-failed', route: '/' },
  {
    name: 'serve-other-dhcp',
    scenario: 'other-dhcp',
    route: '/',
    async act(page) {
      await page.getByRole('button', { name: 'Serve on eth1' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'serve-how',
    scenario: 'one-image',
    route: '/',
    act: page => page.getByText('How does this work?').click(),
  },
  {
    name: 'serve-drop',
    scenario: 'one-image',
    route: '/',
    act: page =>
      page.evaluate(() => {
        const data = new DataTransfer()
        data.items.add(new File(['x'], 'a.iso'))
        data.items.add(new File(['x'], 'b.iso'))
        window.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data }))
      }),
  },
  { name: 'images-empty', scenario: 'empty', route: '/images' },
  { name: 'images', scenario: 'stocked', route: '/images' },
  {
    name: 'images-search',
    scenario: 'many-images',
    route: '/images',
    act: page => page.getByLabel('Search images').fill('rocky 9'),
  },
  {
    name: 'images-path',
    scenario: 'one-image',
    route: '/images',
    async act(page, engine) {
      engine.state.importResult = 'pending'
      await page.getByText('It is already on the server').click()
      await page.getByText('Copy new images into the library').click()
      await page.getByLabel('Path on the server').fill('/srv/iso/rocky-9.iso')
      await page.keyboard.press('Enter')
      await page.getByText('Recognising').waitFor()
      engine.push({
        name: 'import.progressed',
        payload: {
          path: '/srv/iso/rocky-9.iso',
          step: 'copying',
          doneBytes: 4_100_000_000,
          sizeBytes: 10_950_279_168,
        },
      })
      await page.getByText('Copying into the library, 37 %').waitFor()
    },
  },
  { name: 'images-sent-part', scenario: 'stocked', route: '/images', act: leaveHalf },
  { name: 'images-sending-paused', scenario: 'stocked', route: '/images', act: loseConnection },
  { name: 'images-iso-error', scenario: 'iso-error', route: '/images', act: importOne },
  { name: 'image', scenario: 'stocked', route: '/images/debian-12-live' },
  { name: 'image-unknown', scenario: 'stocked', route: '/images/custom-tools' },
  { name: 'image-missing', scenario: 'stocked', route: '/images/ubuntu-22.04' },
  { name: 'image-netinst', scenario: 'ways-out', route: '/images/debian-13-netinst' },
  {
    name: 'image-mirror',
    scenario: 'ways-out',
    route: '/images/fedora-42-boot',
    async act(page) {
      await page.getByRole('button', { name: 'Edit arguments' }).first().click()
      await page.getByLabel('What the kernel is told').waitFor()
    },
  },
  { name: 'image-kinds', scenario: 'ways-out', route: '/images/many-kinds' },
  { name: 'image-editable', scenario: 'ways-out', route: '/images/custom-tools' },
  {
    name: 'image-files',
    scenario: 'stocked',
    route: '/images/debian-12-live',
    async act(page) {
      await page.getByText('Files in this image').click()
      await page.getByText('read‹U+202E›me.txt').waitFor()
    },
  },
  {
    name: 'image-files-many',
    scenario: 'stocked',
    route: '/images/debian-12-live',
    async act(page) {
      await page.getByText('Files in this image').click()
      await page.getByRole('button', { name: 'pool/' }).click()
      await page.getByRole('button', { name: 'Show 200 more' }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'image-checksum-differs',
    scenario: 'stocked',
    route: '/images/debian-12-live',
    async act(page) {
      await page.getByText('Compare checksum').click()
      await page.getByLabel('SHA-256 from').fill('0'.repeat(64))
      await page.getByRole('button', { name: 'Compare', exact: true }).click()
      await page.getByText('The file differs').waitFor()
    },
  },
  {
    name: 'image-jobs',
    scenario: 'slow',
    route: '/images/debian-12-live',
    async act(page) {
      await page.getByText('Compare checksum').click()
      await page.getByRole('button', { name: 'Compute SHA-256' }).click()
      await page.getByText('Extract all files').first().click()
      await page.getByLabel('Empty folder').fill('/srv/tree')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Stop extracting' }).waitFor()
    },
  },
  {
    name: 'image-changed',
    scenario: 'stocked',
    route: '/images/rocky-9',
    async act(page, engine) {
      const image = engine.state.images.find(({ id }) => id === 'rocky-9')!
      engine.push({ name: 'image.changed', payload: { ...image, presence: 'changed', isPresent: false } })
      await page.getByText('File has changed').waitFor()
    },
  },
  {
    name: 'image-located-wrong',
    scenario: 'stocked',
    route: '/images/ubuntu-22.04',
    async act(page) {
      await page.getByLabel('New path of the ISO').first().fill('/srv/iso/other.iso')
      await page.getByRole('button', { name: 'Locate ISO' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'image-remove',
    scenario: 'stocked',
    route: '/images/rocky-9',
    act: page => page.getByRole('button', { name: 'Remove image' }).click(),
  },
  {
    name: 'image-remove-own',
    scenario: 'stocked',
    route: '/images/custom-tools',
    act: page => page.getByRole('button', { name: 'Remove image' }).click(),
  },
  { name: 'machines-empty', scenario: 'empty', route: '/machines' },
  { name: 'machines', scenario: 'busy', route: '/machines' },
  { name: 'machines-leases', scenario: 'pool-full', route: '/machines' },
  {
    name: 'machine',
    scenario: 'busy',
    route: '/machines/1c:69:7a:0b:5e:44',
    async act(page) {
      await page.getByText('Show every request').click()
      await page.getByRole('list', { name: 'Requests and answers' }).waitFor()
    },
  },
  { name: 'machine-stopped', scenario: 'stopped', route: '/machines/d8:bb:c1:90:aa:07' },
  { name: 'machine-why', scenario: 'stopped-why', route: '/machines/d8:bb:c1:90:aa:07' },
  { name: 'serve-why', scenario: 'stopped-why', route: '/' },
  {
    name: 'machine-turned-away',
    scenario: 'turned-away',
    route: '/machines/d8:bb:c1:90:aa:07',
    act: showAdvice,
  },
  {
    name: 'machine-advanced',
    scenario: 'stocked',
    route: '/machines/1c:69:7a:0b:5e:44',
    async act(page) {
      await page.getByText('Boot program, name servers, root path').click()
      await page.getByLabel('DNS servers').fill('192.168.7')
    },
  },
  { name: 'machine-installed', scenario: 'groups', route: '/machines/9c:6b:00:11:20:01' },
  { name: 'machine-failed', scenario: 'groups', route: '/machines/9c:6b:00:11:20:02' },
  { name: 'machine-silent', scenario: 'groups', route: '/machines/9c:6b:00:11:20:03' },
  {
    name: 'machine-once',
    scenario: 'groups',
    route: '/machines/9c:6b:00:11:20:04',
    async act(page) {
      await page.getByText('When it counts as installed, way to its disk').click()
      await page.getByLabel('Where it goes').selectOption('autoinstall')
      await page.getByRole('button', { name: 'Wake' }).click()
      await page.getByText('nobody confirms').waitFor()
    },
  },
  {
    name: 'machines-group',
    scenario: 'groups',
    route: '/machines',
    act: page => page.getByRole('radio', { name: 'rack 4' }).click(),
  },
  {
    name: 'machines-selecting',
    scenario: 'groups',
    route: '/machines',
    async act(page) {
      await page.getByRole('button', { name: 'Select several' }).click()
      await page.getByRole('checkbox', { name: 'Select node-1' }).check()
      await page.getByRole('checkbox', { name: 'Select node-2' }).check()
      await page.getByLabel('Group', { exact: true }).selectOption({ label: 'New group…' })
      await page.getByLabel('Next boot').selectOption({ label: 'Start its entry once' })
    },
  },
  { name: 'menu-empty', scenario: 'empty', route: '/menu' },
  { name: 'menu', scenario: 'stocked', route: '/menu' },
  {
    name: 'menu-own-entry',
    scenario: 'stocked',
    route: '/menu',
    async act(page) {
      await page.getByRole('button', { name: 'Submenu', exact: true }).click()
      await page.getByRole('button', { name: 'Save entry' }).click()
      await page.getByRole('button', { name: 'Own entry' }).click()
      await page.getByRole('radio', { name: 'Text for a loader' }).click()
      await page.getByRole('radiogroup', { name: 'Text for' }).getByRole('radio', { name: 'GRUB' }).click()
      await page.getByLabel('Text for GRUB').fill('if true; then\n  chainloader /x.efi')
      await page.getByText('Line 1: "if" without "fi"').waitFor()
    },
  },
  {
    name: 'menu-taken-over',
    scenario: 'stocked',
    route: '/menu',
    async act(page) {
      await page.locator('input[type=file][accept*=".cfg"]').setInputFiles({
        name: 'grub.cfg',
        mimeType: 'text/plain',
        buffer: Buffer.from(TAKEN_OVER),
      })
      await page.getByText('Not understood:').waitFor()
      await page.getByRole('radio', { name: 'GRUB' }).click()
    },
  },
  { name: 'log-empty', scenario: 'empty', route: '/log' },
  { name: 'log', scenario: 'stocked', route: '/log' },
  { name: 'log-scrolled', scenario: 'stocked', route: '/log', act: scrollLog },
  { name: 'settings', scenario: 'stocked', route: '/settings' },
  {
    name: 'settings-export',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page.getByLabel('Folder on this computer').fill('/srv/full')
      await page.getByRole('button', { name: 'Write it' }).click()
      await page.getByRole('button', { name: 'Write into it' }).click()
      await page.getByText('What is otherwise there').waitFor()
    },
  },
  {
    name: 'shortcuts',
    scenario: 'one-image',
    route: '/settings',
    act: page => page.getByRole('button', { name: 'Show shortcuts' }).click(),
  },
  {
    name: 'offline',
    scenario: 'one-image',
    route: '/',
    async act(page, _engine, stop) {
      await stop()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'test-empty', scenario: 'empty', route: '/test' },
  { name: 'test-ready', scenario: 'stocked', route: '/test' },
  { name: 'test-no-qemu', scenario: 'lab-no-qemu', route: '/test' },
  { name: 'test-emulated', scenario: 'lab-emulated', route: '/test' },
  { name: 'test-running', scenario: 'lab-running', route: '/test' },
  { name: 'test-failed', scenario: 'lab-failed', route: '/test' },
  { name: 'answers-empty', scenario: 'empty', route: '/answers' },
  { name: 'answers', scenario: 'answered', route: '/answers' },
  {
    name: 'answers-adopt',
    scenario: 'answered',
    route: '/answers',
    async act(page) {
      await page.getByRole('button', { name: 'Show the command' }).click()
      await page.getByText('autoinstall-user-data').waitFor()
    },
  },
  { name: 'answer-new', scenario: 'empty', route: '/answers/new' },
  { name: 'answer-form', scenario: 'answered', route: '/answers/ubuntu', act: waitForLook },
  { name: 'answer-agreed', scenario: 'answered', route: '/answers/rack', act: waitForLook },
  {
    name: 'answer-agree',
    scenario: 'answered',
    route: '/answers/ubuntu',
    async act(page) {
      await page.getByRole('button', { name: 'Agree', exact: true }).click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  {
    name: 'answer-broken',
    scenario: 'answered',
    route: '/answers/broken',
    async act(page) {
      await page.getByText(/^Line 6, column/).waitFor()
    },
  },
  {
    name: 'answer-draft',
    scenario: 'answered',
    route: '/answers/rack',
    async act(page) {
      await page.getByLabel('Disk').fill('')
      await page.getByText('Not saved yet').waitFor()
      await page.getByText('erases all disks').waitFor()
    },
  },
  { name: 'answer-missing', scenario: 'answered', route: '/answers/nobody' },
  ...frameShots,
  { name: 'missing-page', scenario: 'empty', route: '/nowhere' },
]

async function waitForLook(page: Page): Promise<void> {
  await page.locator('pre').last().waitFor()
}

async function importOne(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name: 'debian-13.iso',
    mimeType: 'application/x-iso9660-image',
    buffer: Buffer.alloc(64),
  })
  await page.getByText(/Recognising|incomplete/).waitFor()
}

async function showAdvice(page: Page): Promise<void> {
  await page.getByText('Or let 192.168.7.254 name our boot file').click()
  await page.getByText('dhcp-boot=snponly.efi').waitFor()
}

/** Two reports a second apart, so that a rate is known. */
async function progress(page: Page, engine: FakeEngine): Promise<void> {
  for (const [step, boot] of [uefiBoot, biosBoot, uefiBoot].entries()) {
    engine.push({
      name: 'boot.changed',
      payload: {
        ...boot,
        lastEventAtMs: boot.lastEventAtMs + step * 500,
        stages: boot.stages.map(stage =>
          stage.state === 'running' && stage.progress
            ? {
                ...stage,
                progress: {
                  ...stage.progress,
                  sentBytes: stage.progress.sentBytes + (step * stage.progress.sizeBytes) / 20,
                },
              }
            : stage,
        ),
      },
    })
  }
  await page.getByText('MB/s').first().waitFor()
}

async function scrollLog(page: Page, engine: FakeEngine): Promise<void> {
  const log = page.getByRole('log')
  await log.waitFor()
  await log.evaluate(box => box.scrollTo(0, 1_000))
  await page.getByRole('button', { name: 'Jump to newest' }).waitFor()
  for (const line of logLines(415).slice(400)) engine.push({ name: 'log.written', payload: line })
  await page.getByRole('button', { name: /Jump to newest \(1\d\)/ }).waitFor()
}
