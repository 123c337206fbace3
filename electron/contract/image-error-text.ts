import type { ImageErrorCode } from './errors.ts'
import { capital, file, sentence, type Words } from './error-words.ts'

/** Images, and the files they are read from. */
export const imageErrors: Readonly<Record<ImageErrorCode, Words>> = {
  'iso-unreadable': p => ({
    title: `${file(p, 'The ISO')} cannot be read.`,
    cause: sentence(
      capital(p.detail()) || 'The file is gone, its drive is unplugged, or permission is missing',
    ),
    fix: 'Check that the file is there and readable, then import it again.',
  }),
  'iso-truncated': p => ({
    title: `${file(p, 'The ISO')} is incomplete: ${p.bytes('sizeBytes', 'part')} of ${p.bytes('expectedBytes', 'the whole')}.`,
    cause: 'The download probably stopped; machines would fail half-way.',
    fix: 'Download the ISO again.',
  }),
  'iso-not-an-iso': p => ({
    title: `${file(p, 'This file')} is not an ISO image.`,
    cause: sentence(p.detail() || 'It holds neither an ISO 9660 nor a UDF volume'),
    fix: 'Choose an installer or live ISO; unpack it first if it is compressed.',
  }),
  'image-not-found': p => ({
    title: `There is no image ${p.text('id', 'with that name')}.`,
    cause: 'It was removed, or its name is spelled differently.',
    fix: 'List the images with: slipway images',
  }),
  'not-the-same-image': p => ({
    title: `${file(p, 'This file')} is another ISO.`,
    cause: `${p.text('name', 'The image')} has ${p.bytes('expectedBytes', 'another size')}, this file ${p.bytes('sizeBytes', 'not')}; or what is in it differs.`,
    fix: 'Choose the file that was moved, or import this one as a new image.',
  }),
  'upload-incomplete': p => ({
    title: `The upload of ${file(p, 'the file')} stopped early.`,
    cause: `${p.bytes('receivedBytes', 'Part')} of ${p.bytes('expectedBytes', 'the file')} arrived.`,
    fix: 'Drop the file again.',
  }),
}
