import { describe, expect, it } from 'vitest'
import { ANSWER_KINDS } from '#contract/answer-form.ts'
import { maskSecrets } from '#engine/features/unattended/mask.ts'
import { fullForm, renderForm } from './sample-answers.ts'

describe('secrets in a preview of a file', () => {
  it.each(ANSWER_KINDS)('are dots in %s', kind => {
    const password = fullForm(kind).password?.text ?? ''
    for (const { text } of renderForm(kind).files) {
      const masked = maskSecrets(text, {})
      expect(masked).not.toContain(password)
      expect(masked).not.toContain('secret: #token')
    }
  })

  it('are dots if they are written in the clear', () => {
    const text = [
      'rootpw --plaintext geheim1',
      'd-i passwd/user-password password geheim2',
      'password: "geheim3"',
      '<root-password>geheim4</root-password>',
      'root-password = "geheim5"',
      '"bind_password": "geheim6"',
      'user --name=a --password=geheim7',
    ].join('\n')
    expect(maskSecrets(text, {})).not.toMatch(/geheim/)
  })

  it('hide nothing of the next line', () => {
    const text = 'rootpw --lock\nuser --name=ada\npassword:\nnext: 1\n'
    expect(maskSecrets(text, {})).toBe(text)
  })

  it('of a variable are dots wherever they occur, and other values stay', () => {
    const masked = maskSecrets('curl -u x:hunter2 http://host/worker', {
      api_token: 'hunter2',
      role: 'worker',
    })
    expect(masked).toBe('curl -u x:•••••••• http://host/worker')
    expect(maskSecrets('passwd/root-login boolean false\nallow-pw: true', {})).toContain('boolean false')
  })
})
