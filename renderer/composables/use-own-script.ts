import type { MacAddress } from '#contract/address.ts'
import { isIpxeMistake, type IpxeProblem } from '#contract/ipxe-problem.ts'
import { computed, inject, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ClientKey } from '../api/client.ts'
import { useOwnScripts } from '../stores/own-scripts.ts'
import { useAttempt } from './use-attempt.ts'

/** A check is not needed at every keystroke. */
const CHECK_AFTER_MS = 300

/** The script of one machine, or (null) of all, while it is edited; it is checked while the user types. */
export function useOwnScript(mac: MacAddress | null) {
  const client = inject(ClientKey)!
  const scripts = useOwnScripts()
  /** Null: there is none. */
  const saved = shallowRef<string | null>(null)
  const isLoaded = ref(false)
  const { error, isBusy, run } = useAttempt()
  const checked = shallowRef<{ text: string; problems: readonly IpxeProblem[] } | null>(null)

  const text = computed({
    get: () => scripts.drafts.get(mac) ?? saved.value ?? '',
    set: next => {
      if (next === saved.value) scripts.drafts.delete(mac)
      else scripts.drafts.set(mac, next)
    },
  })
  const isOpen = computed(() => saved.value !== null || scripts.drafts.has(mac))
  const isDirty = computed(() => scripts.drafts.has(mac))
  const problems = computed(() => checked.value?.problems ?? [])
  const isChecking = computed(() => checked.value?.text !== text.value)
  const hasMistakes = computed(() => problems.value.some(isIpxeMistake))

  /** One at a time: a second press while the first is in progress does nothing. */
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

  /** Its text stays as a draft: one press restores it. */
  const remove = (): void =>
    guarded(async () => {
      const written = text.value
      await scripts.save(mac, null)
      saved.value = null
      scripts.drafts.set(mac, written)
    })

  function discard(): void {
    scripts.drafts.delete(mac)
  }

  async function check(written: string): Promise<void> {
    const { problems } = await client.call('ownScripts.check', { text: written })
    if (written === text.value) checked.value = { text: written, problems }
  }
  let timer = 0
  watch(
    [text, isOpen],
    () => {
      window.clearTimeout(timer)
      // If the check fails, the engine checks again when the script is saved.
      if (isOpen.value)
        timer = window.setTimeout(() => void check(text.value).catch(() => undefined), CHECK_AFTER_MS)
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
    ...{ saved, isLoaded, isBusy, error, text, isOpen, isDirty, problems, isChecking, hasMistakes },
    ...{ save, remove, discard },
  }
}
