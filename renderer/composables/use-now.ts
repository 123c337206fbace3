import { onScopeDispose, ref, type Ref } from 'vue'

/** The present time, updated every `everyMs` while the component is mounted. */
export function useNow(everyMs: number): Ref<number> {
  const now = ref(Date.now())
  const timer = window.setInterval(() => (now.value = Date.now()), everyMs)
  onScopeDispose(() => window.clearInterval(timer))
  return now
}
