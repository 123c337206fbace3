// Before all others: the pool is made when the first file is read.
import '#engine/base/thread-pool.ts'
import { Command, CommanderError } from 'commander'
import { toApiError } from '#contract/errors.ts'
import { addAnswerCommands } from './command/answer.ts'
import { addBootFilesCommand } from './command/boot-files.ts'
import { addDoctorCommand } from './command/doctor.ts'
import { addExportCommand } from './command/export.ts'
import { addGroupCommands } from './command/group.ts'
import { addImageCommands } from './command/image.ts'
import { addImportCommand } from './command/import.ts'
import { addImportSetupCommand } from './command/import-setup.ts'
import { addLeasesCommand } from './command/leases.ts'
import { addLinkCommand } from './command/link.ts'
import { addLogCommand } from './command/log.ts'
import { addMachineCommands } from './command/machine.ts'
import { addMenuCommands } from './command/menu.ts'
import { addServeCommand } from './command/serve.ts'
import { addTestCommand } from './command/test.ts'
import { addTimelineCommand } from './command/timeline.ts'
import { exitCodeOf } from './exit-code.ts'
import { describeUsageError, helpIn, readerWords } from './language.ts'
import { leaveSoon } from './leave.ts'
import { printError } from './output.ts'
import { version } from './version.ts'

const words = await readerWords(process.argv, process.env)
const program = new Command('slipway')
  .description(words.text('cli.slipway'))
  .version(version, '-V, --version', words.text('cli.version'))
  .helpOption('-h, --help', words.text('cli.help'))
  .helpCommand('help [command]', words.text('cli.help'))
  .configureHelp(helpIn(words))
  .configureOutput({ outputError: () => undefined })
  .exitOverride()

for (const add of [
  addServeCommand,
  addImportCommand,
  addImageCommands,
  addMenuCommands,
  addMachineCommands,
  addGroupCommands,
  addAnswerCommands,
  addLeasesCommand,
  addLinkCommand,
  addLogCommand,
  addTimelineCommand,
  addTestCommand,
  addBootFilesCommand,
  addExportCommand,
  addImportSetupCommand,
  addDoctorCommand,
]) {
  add(program, words)
}

// A reader that closes the pipe early (`slipway log | head`) is not an error.
process.stdout.on('error', error => process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? 0 : 1))

try {
  await program.parseAsync()
} catch (thrown) {
  if (thrown instanceof CommanderError) {
    process.exitCode = thrown.exitCode === 0 ? 0 : 2
    // Commander throws after showing help; there is nothing more to print.
    if (process.exitCode !== 0 && thrown.code !== 'commander.help')
      process.stderr.write(`${describeUsageError(words, thrown)}\n`)
  } else {
    const error = toApiError(thrown)
    printError(error, process.argv.includes('--json'), words)
    process.exitCode = exitCodeOf(error.code)
  }
}
leaveSoon()
