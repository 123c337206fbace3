import { expect, it } from 'vitest'
import { SlipwayError } from '#contract/errors.ts'
import { useAttempt } from '../../renderer/composables/use-attempt.ts'

it('reports why something was refused until the next attempt', async () => {
  const { error, attempt } = useAttempt()
  const refused = attempt(async () => {
    throw new SlipwayError('image-not-found', { id: 'gone' })
  })
  expect(await refused).toBe(false)
  expect(error.value).toEqual({ code: 'image-not-found', params: { id: 'gone' } })
  const again = attempt(async () => undefined)
  expect(error.value).toBeNull()
  expect(await again).toBe(true)
})

it('is busy until the last of several is over', async () => {
  const { isBusy, attempt } = useAttempt()
  const ends: (() => void)[] = []
  const begin = (): Promise<boolean> => attempt(() => new Promise<void>(resolve => ends.push(resolve)))
  const [first, second] = [begin(), begin()]
  expect(isBusy.value).toBe(true)
  ends[1]!()
  await second
  expect(isBusy.value).toBe(true)
  ends[0]!()
  await first
  expect(isBusy.value).toBe(false)
})
