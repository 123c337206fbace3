import { expect, it } from 'vitest'
import { parseIpv4, parseMac } from '#contract/address.ts'
import type { MenuImport, MenuNode } from '#contract/menu.ts'
import type { Call } from '#contract/methods.ts'
import { importSetup } from '#contract/import-setup.ts'

const place = { parent: null, isHidden: false, hotkey: null, firmware: [], note: null } as const
const separator = (id: string): MenuNode => ({ ...place, id, kind: 'separator', title: id })
const menu = (id: string): MenuImport => ({
  ...{ language: 'pxelinux', nodes: [separator(id)], defaultId: null, timeoutSeconds: null, unread: [] },
})
const nothing = { name: null, reservedIp: null, filename: null, nextServer: null, rootPath: null }

it('applies the machines of the file, and adds its menus to the existing ones', async () => {
  const calls: [string, unknown][] = []
  let nodes: readonly MenuNode[] = [separator('mine')]
  const call = (async (method: string, input: { nodes: readonly MenuNode[] } | null) => {
    if (method === 'menu.show')
      return { items: nodes.map(node => ({ ...node })), defaultId: '', timeoutSeconds: 0, isArranged: true }
    calls.push([method, input])
    if (method === 'menu.arrange') nodes = input?.nodes ?? []
    return null
  }) as unknown as Call
  await importSetup(call, {
    machines: [
      {
        ...{ ...nothing, name: 'nas', reservedIp: parseIpv4('192.168.7.10')!, isIgnored: false },
        mac: parseMac('00:11:22:33:44:55')!,
      },
      { ...nothing, mac: parseMac('00:11:22:33:44:77')!, isIgnored: true },
    ],
    menus: [
      { file: 'a', menu: menu('first') },
      { file: 'b', menu: menu('mine') },
    ],
  })
  expect(calls.slice(0, 2)).toEqual([
    [
      'machines.set',
      { mac: '00:11:22:33:44:55', change: { name: 'nas', reservedIp: parseIpv4('192.168.7.10') } },
    ],
    ['machines.set', { mac: '00:11:22:33:44:77', change: { next: 'ignore' } }],
  ])
  expect(nodes.map(({ id }) => id)).toEqual(['mine', 'first', 'mine-2'])
})
