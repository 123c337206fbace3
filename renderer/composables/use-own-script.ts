import type { MacAddress } from '#contract/address.ts'
import { isIpxeMistake, type IpxeProblem } from '#contract/ipxe-problem.ts'
import { computed, inject, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ClientKey } from '../api/client.ts'
import { useOwnScripts } from '../stores/own-scripts.ts'
import { useAttempt } from './use-attempt.ts'

/** Someone who types does not need a look at every letter. */
const LOOK_AFTER_MS = 300

/** The script of one machine, or (null) of all, while it is edited; it is looked at while someone types. */
export function useOwnScript(mac: MacAddress | null) {
  const client = inject(ClientKey)!
  const scripts = useOwnScripts()
  /** Null: there is none. */
  const saved = shallowRef<string | null>(null)
  const isLoaded = ref(false)
  const { error, isBusy, run } = useAttempt()
  const look = shallowRef<{ text: string; problems: readonly IpxeProblem[] } | null>(null)

  const text = computed({
    get: () => scripts.drafts.get(mac) ?? saved.value ?? '',
    set: next => {
      if (next === saved.value) scripts.drafts.delete(mac)
      else scripts.drafts.set(mac, next)
    },
  })
  const isOpen = computed(() => saved.value !== null || scripts.drafts.has(mac))
  const isDirty = computed(() => scripts.drafts.has(mac))
  const problems = computed(() => look.value?.problems ?? [])
  const isLooking = computed(() => look.value?.text !== text.value)
  const hasMistakes = computed(() => problems.value.some(isIpxeMistake))

  /** One after the other: a second press while the first is under way does nothing. */
  const guarded = (act: () => Promise<void>): void => {
    if (!isBusy.value) run(act)
  }

  const load = (): void =>
    guarded(async () => {
      saved.value = await scripts.read(mac)
      isLoaded.value = true
    })

  const save = (): void =>
    guarded(async () => {
      const written = text.value
      await scripts.save(mac, written)
      saved.value = written
      if (scripts.drafts.get(mac) === written) scripts.drafts.delete(mac)
    })

  /** What it said stays as a draft: one press brings it back. */
  const takeAway = (): void =>
    guarded(async () => {
      const written = text.value
      await scripts.save(mac, null)
      saved.value = null
      scripts.drafts.set(mac, written)
    })

  function discard(): void {
    scripts.drafts.delete(mac)
  }

  async function lookAt(written: string): Promise<void> {
    const { problems } = await client.call('ownScripts.check', { text: written })
    if (written === text.value) look.value = { text: written, problems }
  }
  let timer = 0
  watch(
    [text, isOpen],
    () => {
      window.clearTimeout(timer)
      // Without an answer the engine looks again when it is saved.
      if (isOpen.value)
        timer = window.setTimeout(() => void lookAt(text.value).catch(() => undefined), LOOK_AFTER_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => window.clearTimeout(timer))
  onScopeDispose(
    client.on('ownScript.changed', change => {
      if (change.mac === mac && !isBusy.value) load()
    }),
  )

  load()
  return {
    ...{ saved, isLoaded, isBusy, error, text, isOpen, isDirty, problems, isLooking, hasMistakes },
    ...{ save, takeAway, discard },
  }
}
