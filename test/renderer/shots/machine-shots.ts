import { label, labelLike } from '../../support/label.ts'
import type { Shot } from './shot.ts'
import { showAdvice } from './show-advice.ts'

/** Machines, and the page of one. */
export const machineShots: readonly Shot[] = [
  { name: 'machines-empty', scenario: 'empty', route: '/machines' },
  { name: 'machines', scenario: 'busy', route: '/machines' },
  { name: 'machines-leases', scenario: 'pool-full', route: '/machines' },
  {
    name: 'machine',
    scenario: 'busy',
    route: '/machines/1c:69:7a:0b:5e:44',
    async act(page) {
      await page.getByText(label('boot.loadEvents')).click()
      await page.getByRole('list', { name: label('boot.events') }).waitFor()
    },
  },
  { name: 'machine-stopped', scenario: 'stopped', route: '/machines/d8:bb:c1:90:aa:07' },
  { name: 'machine-why', scenario: 'stopped-why', route: '/machines/d8:bb:c1:90:aa:07' },
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
      await page.getByText(label('machines.advanced')).click()
      await page.getByLabel(label('dhcp.dns')).fill('192.168.7')
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
      await page.getByText(label('nextBoot.details')).click()
      await page.getByRole('combobox', { name: label('nextBoot.callHomeFor') }).selectOption('autoinstall')
      await page.getByRole('button', { name: label('nextBoot.wake') }).click()
      await page.getByText(labelLike('nextBoot.wakeSent')).waitFor()
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
      await page.getByRole('button', { name: label('groups.choose') }).click()
      await page.getByRole('checkbox', { name: label('groups.select', { name: 'node-1' }) }).check()
      await page.getByRole('checkbox', { name: label('groups.select', { name: 'node-2' }) }).check()
      await page
        .getByRole('combobox', { name: label('groups.group'), exact: true })
        .selectOption({ label: label('groups.newGroup') })
      await page
        .getByRole('combobox', { name: label('machines.next') })
        .selectOption({ label: label('machines.nextBoot.once') })
    },
  },
]
