import { EMPTY_ANSWER_FORM, type AnswerForm, type AnswerKind } from '#contract/answer-form.ts'
import { KINDS } from '#engine/features/unattended/kind/kinds.ts'
import type { FakeAnswer } from './fake-answers.ts'

const HASH =
  '$6$Yb0pQ1cT8vN5sK2w$0V9m1rJ5m8Z7r3cC3XhZ3yq7mVqk8mB1J5bYt2u9Qw4s6N0a7Lk3fDg8ExRz1HvP5TjUo2MiWy4BnCqAe6Gd/1'

const filled: AnswerForm = {
  ...EMPTY_ANSWER_FORM,
  language: 'de_DE.UTF-8',
  keyboard: 'de',
  timeZone: 'Europe/Berlin',
  userName: 'ada',
  password: { scheme: 'sha512-crypt', text: HASH },
  sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ada@laptop'],
  disk: '/dev/nvme0n1',
  packages: ['vim', 'htop', 'qemu-guest-agent'],
  commands: ['systemctl enable --now qemu-guest-agent'],
}

const answer = (over: Partial<FakeAnswer> & { id: string; name: string; kind: AnswerKind }): FakeAnswer => ({
  source: KINDS[over.kind].write(filled),
  form: filled,
  variables: {},
  entries: [],
  revision: 3,
  confirmedWipe: null,
  changedAtMs: Date.now() - 3_600_000,
  ...over,
})

/** A profile in each state: confirmed, not yet, invalid, harmless. */
export const sampleAnswers: readonly FakeAnswer[] = [
  answer({
    id: 'rack',
    name: 'Rocky for the rack',
    kind: 'kickstart',
    confirmedWipe: { what: 'disks', disks: ['nvme0n1'] },
    entries: ['rocky-9-4.install'],
    variables: { role: 'worker' },
  }),
  answer({ id: 'ubuntu', name: 'Ubuntu desk', kind: 'autoinstall' }),
  answer({
    id: 'broken',
    name: 'From the old server',
    kind: 'autoinstall',
    form: null,
    source:
      '#cloud-config\nautoinstall:\n  version: 1\n  identity:\n    hostname: "{{ role }}-{{ machine.hostname }}"\n   username: ada\n',
  }),
  answer({
    id: 'live',
    name: 'CoreOS from memory',
    kind: 'ignition',
    source: KINDS.ignition.write({ ...filled, disk: '' }),
    form: { ...filled, disk: '' },
  }),
]
