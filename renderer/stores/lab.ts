import type { LabRequest, LabTools, TestMachine } from '#contract/lab.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowReactive, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'

/** Serial output is shown, not archived: the last part of each port is enough. */
const KEPT_CHARACTERS = 128 * 1024

/** Machines that QEMU emulates, and the output of their serial ports. */
export const useLab = defineStore('lab', () => {
  const client = inject(ClientKey)!
  const byId = shallowReactive(new Map<string, TestMachine>())
  const serial = shallowReactive(new Map<string, string>())
  const tools = shallowRef<LabTools | null>(null)
  const isLoaded = ref(false)
  const list = computed(() => [...byId.values()].toSorted((a, b) => b.startedAtMs - a.startedAtMs))
  const ends = new Map<string, number>()

  client.on('lab.changed', machine => byId.set(machine.id, machine))
  client.on('lab.serial', ({ id, offset, text }) => {
    const end = ends.get(id) ?? 0
    if (offset < end) return
    ends.set(id, offset + text.length)
    serial.set(id, ((serial.get(id) ?? '') + text).slice(-KEPT_CHARACTERS))
  })

  async function load(): Promise<void> {
    const machines = await client.call('lab.list', null)
    byId.clear()
    for (const machine of machines) byId.set(machine.id, machine)
    isLoaded.value = true
  }

  /** The output from before the page was opened. */
  async function loadSerial(id: string): Promise<void> {
    const { offset, text } = await client.call('lab.serial', { id })
    ends.set(id, offset + text.length)
    serial.set(id, text.slice(-KEPT_CHARACTERS))
  }

  /** Checks this computer again: a program may have been installed meanwhile. */
  async function checkTools(): Promise<void> {
    tools.value = await client.call('lab.tools', null)
  }

  const start = (request: LabRequest): Promise<TestMachine> => client.call('lab.start', request)
  const stop = (id: string): Promise<TestMachine> => client.call('lab.stop', { id })

  return { byId, serial, tools, isLoaded, list, load, loadSerial, checkTools, start, stop }
})
