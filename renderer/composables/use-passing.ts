import { onScopeDispose, ref, type Ref } from 'vue'

/** True for a moment after `begin`, for instance to confirm that something was saved. */
export function usePassing(forMs = 2_500): { isOn: Ref<boolean>; begin: () => void } {
  const isOn = ref(false)
  let timer = 0
  onScopeDispose(() => window.clearTimeout(timer))
  return {
    isOn,
    begin() {
      isOn.value = true
      window.clearTimeout(timer)
      timer = window.setTimeout(() => (isOn.value = false), forMs)
    },
  }
}
