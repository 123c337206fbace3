import { expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { useDraft } from '../../renderer/composables/use-draft.ts'

it('adopts what someone else saved, if the draft is unedited', async () => {
  const saved = ref({ name: 'nuc-1' })
  const { draft, isDirty } = useDraft(() => ({ ...saved.value }))
  saved.value = { name: 'nuc-2' }
  await nextTick()
  expect(draft.value.name).toBe('nuc-2')
  expect(isDirty.value).toBe(false)
})

it('keeps an edited draft until it is saved', async () => {
  const saved = ref({ name: 'nuc-1' })
  const { draft, isDirty, resetToSaved } = useDraft(() => ({ ...saved.value }))
  draft.value.name = 'nuc'
  saved.value = { name: 'somebody-else' }
  await nextTick()
  expect(draft.value.name).toBe('nuc')
  expect(isDirty.value).toBe(true)
  resetToSaved()
  expect(draft.value.name).toBe('somebody-else')
  expect(isDirty.value).toBe(false)
})
