import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ANSWER_KINDS, ANSWER_KIND_FACTS, EMPTY_ANSWER_FORM, type AnswerKind } from '#contract/answer-form.ts'
import { fullForm, renderForm } from '../engine/features/unattended/sample-answers.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { unpackedProgram } from '../support/unpacked-program.ts'

const run = promisify(execFile)
/** cloud-init is only unpacked: if it were installed, it would configure this computer at its next start. */
const CLOUD_INIT_NEEDS = [
  'configobj',
  'jinja2',
  'jsonpatch',
  'jsonschema',
  'netifaces',
  'oauthlib',
  'requests',
  'yaml',
]
const reason = await needPackages([
  ...['libxml2-utils', 'yamllint', 'debconf', 'dash', 'python3'],
  ...CLOUD_INIT_NEEDS.map(name => `python3-${name}`),
])

/** The form filled in, and the form left empty: with DHCP, without keys, packages and commands. */
const FORMS = ['full', 'plain'] as const
const formOf = (kind: AnswerKind, which: (typeof FORMS)[number]) =>
  which === 'full'
    ? fullForm(kind)
    : {
        ...EMPTY_ANSWER_FORM,
        disk: '/dev/sda',
        password: fullForm(kind).password,
        product: 'x',
        clusterToken: 't',
        clusterAddress: '10.0.0.2',
      }

const ofSyntax = (syntax: string) =>
  ANSWER_KINDS.filter(kind => ANSWER_KIND_FACTS[kind].syntax === syntax).flatMap(kind =>
    FORMS.map(which => [kind, which] as const),
  )

async function write(kind: AnswerKind, which: (typeof FORMS)[number], index = 0): Promise<string> {
  const file = renderForm(kind, formOf(kind, which)).files[index]
  const path = join(temporaryFolder(), `${kind}-${which}-${file?.name ?? 'none'}`)
  await writeFile(path, file?.text ?? '')
  return path
}

describe.skipIf(reason !== null)(nameWith('answer files from forms, read by other programs', reason), () => {
  it.each(ofSyntax('xml'))('%s (%s) is well-formed to xmllint', async (kind, which) => {
    await run('xmllint', ['--noout', '--nonet', await write(kind, which)])
  })

  it.each(ofSyntax('yaml'))('%s (%s) passes yamllint', async (kind, which) => {
    const rules =
      '{extends: default, rules: {line-length: disable, document-start: disable, comments: disable, braces: disable}}'
    await run('yamllint', ['--strict', '-d', rules, await write(kind, which)])
  })

  it.each(ofSyntax('preseed'))('%s (%s) is accepted by debconf', async (kind, which) => {
    const { stderr } = await run('debconf-set-selections', ['--checkonly', await write(kind, which)])
    expect(stderr).toBe('')
  })

  it.each(FORMS)('autoinstall (%s) is a valid cloud-config', async which => {
    const module = await unpackedProgram('cloud-init', 'usr/lib/python3/dist-packages/cloudinit/cmd/main.py')
    if (module === null) return expect.unreachable('the package cloud-init cannot be fetched')
    const path = module.replace('/cloudinit/cmd/main.py', '')
    const check = (file: string) =>
      run('/usr/bin/python3', ['-m', 'cloudinit.cmd.main', 'schema', '--config-file', file], {
        env: { ...process.env, PYTHONPATH: path },
      })
    expect((await check(await write('autoinstall', which))).stdout).toContain('Valid cloud-config')
  })

  it.each(FORMS)('ignition (%s) passes ignition-validate', async which => {
    const validate = await unpackedProgram('ignition', 'usr/bin/ignition-validate')
    if (validate === null) return expect.unreachable('the package ignition cannot be fetched')
    await run(validate, [await write('ignition', which)])
  })

  it.each([
    ['xcp-ng', 1],
    ['xcp-ng', 2],
    ['archinstall', 1],
  ] as const)('the script %s %i is valid shell', async (kind, index) => {
    const path = await write(kind, 'full', index)
    await run(kind === 'archinstall' ? 'bash' : 'dash', ['-n', path])
  })

  it('the commands of a form run in a shell as written, through every layer of quoting', async () => {
    const said = join(temporaryFolder(), 'said')
    const command = `echo 'it is "100 %" & <done>' > ${said}`
    const { files } = renderForm('preseed', { ...EMPTY_ANSWER_FORM, commands: [command] })
    const late = /late_command string (.*)/.exec(files[0]?.text ?? '')?.[1] ?? ''
    // In the installer `in-target` runs the rest in the installed system.
    await run('bash', ['-c', `in-target() { "$@"; }; curl() { :; }; ${late}`])
    expect((await run('cat', [said])).stdout).toBe('it is "100 %" & <done>\n')
  })
})
