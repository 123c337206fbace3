import { describe, expect, it } from 'vitest'
import { EMPTY_ANSWER_FORM, type AnswerForm } from '#contract/answer-form.ts'
import { readVariables, toForm, toFormText, variablesChange } from '../../renderer/model/answer-draft.ts'

const form: AnswerForm = {
  ...EMPTY_ANSWER_FORM,
  sshKeys: ['ssh-ed25519 AAAA ada@laptop', 'ssh-rsa BBBB'],
  packages: ['vim', 'htop'],
  commands: ['echo a, b', 'true'],
  network: { address: '10.0.0.2/24', gateway: '10.0.0.1', dns: ['1.1.1.1', '9.9.9.9'] },
}

describe('a profile as form fields', () => {
  it('is unchanged after a round trip', () => {
    expect(toForm(toFormText(form))).toEqual(form)
    expect(toForm(toFormText(EMPTY_ANSWER_FORM))).toEqual(EMPTY_ANSWER_FORM)
  })

  it('accepts lists as people write them', () => {
    const text = { ...toFormText(form), packages: ' vim,htop\n curl ', sshKeys: '\n a \n\nb\n' }
    expect(toForm(text)).toMatchObject({ packages: ['vim', 'htop', 'curl'], sshKeys: ['a', 'b'] })
  })

  it('reads variables, or reports an invalid line', () => {
    expect(readVariables('role = worker\n\nurl=http://x/?a=b\nempty=')).toEqual({
      role: 'worker',
      url: 'http://x/?a=b',
      empty: '',
    })
    for (const text of ['role', '1a=b', 'a b=c', '=x']) expect(readVariables(text)).toBeNull()
  })

  it('removes variables that are no longer in the text', () => {
    expect(variablesChange({ a: '1', b: '2' }, { b: '3', c: '4' })).toEqual({ a: null, b: '3', c: '4' })
  })
})
