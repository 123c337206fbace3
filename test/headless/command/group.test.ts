import { expect, it } from 'vitest'
import type { MachineGroup } from '#contract/machine-group.ts'
import type { Machine } from '#contract/machine.ts'
import { runCommand } from '../../support/command-line.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { label } from '../../support/label.ts'

const MAC = '52:54:00:12:34:56'

const row = (name: string, value: string): string => label('cli.row', { name, value })

it(
  "creates groups, adds machines to them, and shows each group's next boot",
  { timeout: 120_000 },
  async () => {
    const data = temporaryFolder()
    const json = async <T>(...args: readonly string[]): Promise<T> =>
      JSON.parse((await runCommand(data, ...args, '--json')).stdout) as T
    const group = ['--next', 'local', '--var', 'site=cellar', '--var', 'password=geheim']
    expect(await json<MachineGroup>('group', 'set', 'rack 4', ...group)).toMatchObject({
      name: 'rack 4',
      next: 'local',
      entry: null,
    })
    const set = ['--group', 'rack 4', '--installed-when', 'restarted', '--own-disk', 'loader']
    expect(await json<Machine>('machine', 'set', MAC, ...set)).toMatchObject({
      group: 'rack 4',
      next: 'local',
      installedWhen: 'restarted',
      ownDiskBy: 'loader',
    })
    expect((await runCommand(data, 'machine', 'show', MAC)).stdout).toContain(
      [
        row(label('cli.row.group'), 'rack 4'),
        row(label('cli.row.next'), label('cli.next.local')),
        row(label('cli.row.installedWhen'), label('cli.machine.installed-when-back')),
        row(label('cli.row.ownDisk'), label('cli.machine.own-disk.loader')),
      ].join('\n'),
    )
    const [listed] = await json<readonly (MachineGroup & { machines: string[] })[]>('group', 'list')
    expect(listed?.machines).toEqual([MAC])
    expect(JSON.stringify(listed)).not.toContain('geheim')
    const ignored = await json<Machine>('machine', 'set', MAC, '--next', 'ignore', '--group', 'none')
    expect(ignored).toMatchObject({ next: 'ignore', group: null })
    expect(await json<Machine[]>('machine', 'list', '--group', 'rack 4')).toEqual([])
  },
)

it('exits with the code of the error', { timeout: 120_000 }, async () => {
  const data = temporaryFolder()
  const code = async (...args: readonly string[]): Promise<number> => (await runCommand(data, ...args)).code
  expect(await code('machine', 'set', MAC, '--group', 'nowhere')).toBe(23)
  expect(await code('group', 'remove', 'nowhere')).toBe(23)
  expect(await code('group', 'set', 'a', '--next', 'once')).toBe(2)
  expect(await code('machine', 'wake', MAC)).toBe(14)
  expect(await code('machine', 'wake', MAC, '--nic', 'no-such-card')).toBe(14)
  expect(await code('machine', 'call-home')).toBe(14)
})
