import { EMPTY_ANSWER_FORM, type AnswerForm, type AnswerKind } from '#contract/answer-form.ts'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { KINDS } from '#engine/features/unattended/kind/kinds.ts'
import { renderAnswer, type RenderedFiles } from '#engine/features/unattended/render-answer.ts'
import { placeOf, variablesOf, type TemplateContext } from '#engine/features/unattended/variables.ts'

const SERVER = 'http://10.99.0.1:8080'

/** A machine in the middle of its boot. */
export function context(over: Partial<TemplateContext> = {}): TemplateContext {
  return {
    machine: {
      mac: '52:54:00:aa:bb:cc' as MacAddress,
      name: 'Node "3"',
      uuid: null,
      serial: 'J1',
      arch: 'x64-uefi',
      ip: '10.99.0.50' as Ipv4,
      reservedIp: null,
      group: null,
    },
    image: {
      id: 'disc',
      name: 'Disc',
      version: '1',
      isoUrl: `${SERVER}/iso/disc.iso`,
      treeUrl: `${SERVER}/iso/disc/`,
    },
    serverUrl: SERVER,
    serverAddress: '10.99.0.1',
    folderUrl: `${SERVER}/answer/TOKEN/`,
    fileName: 'file',
    callHome: {
      installing: `${SERVER}/report/T/installing`,
      installed: `${SERVER}/report/T/installed`,
      failed: `${SERVER}/report/T/failed`,
    },
    own: [],
    ...over,
  }
}

const HASH =
  '$6$ZL0Y7pqjkU2TnSeV$7P9Wfzp9ZtV.k1h8hV5rZs8b8H0r4C9JqI7dPmyxJ8T0b9cS6gYd1b9s9o0Vdr1fQkzJ1qT7nq9u5JQf2W8R/.'

/** Every field filled in, with values that are hard to quote. */
export function fullForm(kind: AnswerKind): AnswerForm {
  return {
    ...EMPTY_ANSWER_FORM,
    language: 'de_DE.UTF-8',
    keyboard: 'de',
    timeZone: 'Europe/Berlin',
    userName: 'admin',
    password:
      kind === 'autounattend'
        ? { scheme: 'windows', text: 'cAB3AFAAYQBzAHMAdwBvAHIAZAA=' }
        : { scheme: 'sha512-crypt', text: HASH },
    sshKeys: [
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@"home" <a&b>',
    ],
    disk: '/dev/sda',
    packages: ['vim', 'htop'],
    commands: [
      `echo 'it''s "100 %" & <done>' > /root/said`,
      'test -e /a -- || echo "$HOME" \\ {{ machine.name }}',
    ],
    network: { address: '10.99.0.50/24', gateway: '10.99.0.1', dns: ['10.99.0.1', '9.9.9.9'] },
    product: kind === 'agama' ? 'Leap_16.0' : 'Windows 11 Pro',
    clusterToken: 'secret: #token',
    clusterAddress: '10.99.0.60',
  }
}

export function render(kind: AnswerKind, source: string, over: Partial<TemplateContext> = {}): RenderedFiles {
  const where = context(over)
  return renderAnswer({ kind, source }, variablesOf(where), placeOf(where))
}

export const renderForm = (kind: AnswerKind, form = fullForm(kind)): RenderedFiles =>
  render(kind, KINDS[kind].write(form))
