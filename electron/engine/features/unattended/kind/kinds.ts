import type { AnswerKind } from '#contract/answer-form.ts'
import { agama } from './agama.ts'
import { archinstall } from './archinstall.ts'
import { autoinstall } from './autoinstall.ts'
import { autounattend } from './autounattend.ts'
import { autoyast } from './autoyast.ts'
import { harvesterCreate, harvesterJoin } from './harvester.ts'
import { ignition } from './ignition.ts'
import type { KindRules } from './kind-rules.ts'
import { kickstart } from './kickstart.ts'
import { preseed } from './preseed.ts'
import { proxmox } from './proxmox.ts'
import { xcpNg } from './xcp-ng.ts'

/** The rules of every kind. */
export const KINDS: Readonly<Record<AnswerKind, KindRules>> = {
  autoinstall,
  preseed,
  kickstart,
  autoyast,
  agama,
  ignition,
  archinstall,
  proxmox,
  'xcp-ng': xcpNg,
  'harvester-create': harvesterCreate,
  'harvester-join': harvesterJoin,
  autounattend,
}
