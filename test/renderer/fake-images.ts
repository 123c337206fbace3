import { SlipwayError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import type { Handlers, Method } from '#contract/methods.ts'
import type { FakeNeeds, FakeState } from './fake-engine.ts'
import { menuOf } from './fake-menu.ts'
import { findKnown } from './find-known.ts'
import { listFiles, SHA256 } from './image-samples.ts'

/** Images in memory; long tasks end at once or, if a test wants them slow, never. */
export function fakeImages(
  state: FakeState,
  { push, note }: FakeNeeds,
): Pick<Handlers, Extract<Method, `images.${string}`>> {
  let stopExtract = (): void => undefined
  return {
    'images.list': async () => state.images,
    async 'images.show'({ id }) {
      return findKnown(state.images, image => image.id === id, 'image-not-found', { id })
    },
    async 'images.import'(input) {
      note('images.import', input)
      const result = state.importResult
      if (result === 'pending') {
        push({ name: 'import.progressed', payload: { path: input.path, step: 'recognising' } })
        return new Promise(() => undefined)
      }
      if ('code' in result) throw new SlipwayError(result.code, { ...result.params, path: input.path })
      const image = { ...result, path: input.path }
      state.images = [...state.images.filter(known => known.id !== image.id), image]
      push({ name: 'image.changed', payload: image })
      push({ name: 'menu.changed', payload: menuOf(state) })
      return image
    },
    async 'images.extract'({ id, folder }) {
      note('images.extract', { id, folder })
      const image = findKnown(state.images, known => known.id === id, 'image-not-found', { id })
      const { fileCount, sizeBytes } = image
      if (!state.isSlow) return { fileCount, sizeBytes }
      push({
        name: 'extract.progressed',
        payload: { id, folder, doneBytes: Math.ceil(sizeBytes * 0.42), sizeBytes },
      })
      return new Promise((_, reject) => (stopExtract = () => reject(new SlipwayError('cancelled'))))
    },
    async 'images.cancelExtract'(input) {
      note('images.cancelExtract', input)
      stopExtract()
      return { wasRunning: true }
    },
    async 'images.files'({ id, path, offset, limit }) {
      const listing = listFiles(path, offset, limit)
      if (!listing) throw new SlipwayError('iso-unreadable', { id, path })
      return listing
    },
    async 'images.checksum'(input) {
      note('images.checksum', input)
      const { id, expected = null } = input
      const { sizeBytes } = findKnown(state.images, known => known.id === id, 'image-not-found', { id })
      const begun = { id, sizeBytes, expected, expectedFrom: null, sha256: null, isMatch: null }
      if (state.isSlow) return { ...begun, state: 'running', doneBytes: Math.ceil(sizeBytes * 0.37) }
      const isMatch = expected === null ? null : expected === SHA256
      return { ...begun, state: 'done', doneBytes: sizeBytes, sha256: SHA256, isMatch }
    },
    async 'images.locate'(input) {
      note('images.locate', input)
      const { id, path } = input
      const image = findKnown(state.images, known => known.id === id, 'image-not-found', { id })
      if (path.includes('other')) {
        const { name, sizeBytes } = image
        throw new SlipwayError('not-the-same-image', {
          path,
          name,
          expectedBytes: sizeBytes,
          sizeBytes: 412_000_000,
        })
      }
      const found: BootImage = { ...image, path, presence: 'unchanged', isPresent: true }
      state.images = state.images.map(one => (one.id === id ? found : one))
      push({ name: 'image.changed', payload: found })
      return found
    },
    async 'images.setArguments'({ id, arguments: text }) {
      note('images.setArguments', { id, arguments: text })
      const image = findKnown(
        state.images,
        known => known.entries.some(entry => entry.id === id),
        'image-not-found',
        { id },
      )
      const changed: BootImage = {
        ...image,
        entries: image.entries.map(entry => {
          if (entry.id !== id) return entry
          const recognised = entry.recognisedArguments ?? entry.arguments
          return text === null
            ? { ...entry, arguments: recognised, recognisedArguments: null }
            : { ...entry, arguments: text, recognisedArguments: recognised }
        }),
      }
      state.images = state.images.map(one => (one.id === image.id ? changed : one))
      push({ name: 'image.changed', payload: changed })
      return changed
    },
    async 'images.addNetbootKernel'(input) {
      note('images.addNetbootKernel', input)
      return findKnown(state.images, known => known.id === input.id, 'image-not-found', { id: input.id })
    },
    async 'images.remove'({ id }) {
      note('images.remove', { id })
      state.images = state.images.filter(image => image.id !== id)
      push({ name: 'image.removed', payload: { id } })
      return null
    },
  }
}
