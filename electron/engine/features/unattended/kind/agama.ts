import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import {
  answerError,
  answerWarning,
  parseJson,
  isFilled,
  isObject,
  objectsIn,
  valueAt,
} from '../document/parse.ts'
import {
  diskPath,
  passwordHash,
  authorizeKeys,
  CALL_HOME,
  shellLines,
  templateJson,
} from './template-parts.ts'
import { hasArgument, type CheckedAnswer, type KindRules } from './kind-rules.ts'

/** Agama: openSUSE Leap 16, SLES 16. The installer fetches its profile after the live system has started. */
export const agama: KindRules = {
  write,
  check,
  fits: one => /^(opensuse|sles)$/.test(one.family) && hasArgument(one, /^root=live:/),
  arguments: ({ fileUrl }) => [`inst.auto=${fileUrl}`],
  replaces: /^inst\.auto$/,
}

function write(form: AnswerForm): string {
  const script = [
    '#!/bin/bash',
    ...authorizeKeys(form.userName, `/home/${form.userName}`, form.sshKeys),
    ...shellLines(form.commands),
    CALL_HOME,
  ]
  return templateJson({
    product: { id: form.product },
    hostname: { static: form.hostName },
    localization: { language: form.language, keyboard: form.keyboard, timezone: form.timeZone },
    user: {
      fullName: form.userName,
      userName: form.userName,
      password: passwordHash(form),
      hashedPassword: true,
    },
    software: { packages: ['openssh-server', 'sudo', 'curl', ...form.packages] },
    // The whole disk is used; everything on it is erased.
    storage: {
      drives: [
        {
          ...(form.disk === '' ? {} : { search: diskPath(form.disk) }),
          partitions: [{ search: '*', delete: true }, { generate: 'default' }],
        },
      ],
    },
    scripts: { post: [{ name: 'slipway.sh', chroot: true, content: `${script.join('\n')}\n` }] },
    ...(form.atEnd === 'poweroff' ? { finish: 'poweroff' } : {}),
  })
}

function check(text: string): CheckedAnswer {
  // Agama also reads Jsonnet and AutoYaST, but only JSON can be checked here.
  if (/^\s*</.test(text)) return { problems: [], wipe: { what: 'one-disk' } }
  const { value, problems } = parseJson(text)
  if (problems.length > 0) return { problems, wipe: null }
  const found: AnswerProblem[] = []
  if (!isFilled(valueAt(value, 'product', 'id')))
    found.push(answerError('missing-key', { key: 'product.id' }))
  const hasUser = isFilled(valueAt(value, 'user', 'userName')) || isObject(valueAt(value, 'root'))
  if (!hasUser) found.push(answerWarning('will-ask', { key: 'user' }))
  return { problems: found, wipe: wipeOf(valueAt(value, 'storage')) }
}

/** Without `storage` Agama proposes a layout that uses a disk. */
function wipeOf(storage: unknown): AnswerWipe | null {
  const drives = objectsIn(valueAt(storage, 'drives'))
  const disks = drives
    .map(drive => drive['search'])
    .filter((search): search is string => typeof search === 'string')
  return disks.length > 0 && disks.length === drives.length ? { what: 'disks', disks } : { what: 'one-disk' }
}
