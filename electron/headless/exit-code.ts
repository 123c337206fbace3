import type { ErrorCode } from '#contract/errors.ts'

/** 0 done, 1 internal, 2 wrong usage; from 3 up the kind of trouble. Scripts rely on these numbers. */
const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  internal: 1,
  'invalid-input': 2,
  'unknown-method': 2,
  'data-folder-in-use': 4,
  'data-folder-unusable': 5,
  'data-from-newer-version': 5,
  'server-unreachable': 6,
  unauthorised: 6,
  'already-serving': 7,
  'port-in-use': 10,
  'permission-denied': 11,
  'other-dhcp-server': 13,
  'card-not-found': 14,
  'card-without-address': 14,
  'card-binding-unavailable': 14,
  'range-outside-subnet': 15,
  'range-too-small': 15,
  'iso-unreadable': 20,
  'iso-truncated': 20,
  'iso-not-an-iso': 21,
  'disk-full': 22,
  'upload-incomplete': 22,
  cancelled: 1,
  'not-the-same-image': 21,
  'image-not-found': 23,
  'entry-not-found': 23,
  'menu-not-understood': 21,
  'machine-not-found': 23,
  'answer-not-found': 23,
  'answer-changed': 2,
  'group-not-found': 23,
  'address-reserved': 2,
  'not-serving': 14,
  'boot-not-found': 23,
  'packets-not-kept': 23,
  'boot-files-unavailable': 24,
}

export function exitCodeOf(code: ErrorCode): number {
  return EXIT_CODES[code]
}
