const usage = `Usage: adref COMMAND
  parse FILE [--json]                               what is found in a draft, as JSON
  render FILE --as annotated|clean|tracked --to txt|html|json|docx [--assume base|all|CODE] [--lines N] [--letterhead FILE] [-o OUT]
  outstanding FILE [--to txt|html|json|docx|xlsx] [--letterhead FILE] [-o OUT]
  serve                                             the room, on $PORT
  import FILE [--title T] [--symbol S]              a draft into $DATA_DIR; prints its id and a link
  invite DOC --role chair|secretariat|delegation|observer [--party CODE]
  verify                                            walks the decision log and every seal`

/** Runs one command and says how it ended: what is asked for goes to stdout, what went wrong to stderr as a sentence. */
async function run([command, ...args]: readonly string[]): Promise<number> {
  const outcome = await outcomeOf(command, args)
  if (outcome.text !== '') await written(`${outcome.text}\n`)
  return outcome.ok ? 0 : 1
}

async function outcomeOf(command: string | undefined, args: readonly string[]): Promise<{ readonly ok: boolean; readonly text: string }> {
  switch (command) {
    case 'parse':
      return { ok: true, text: await (await import('./cli/parse.ts')).parseCommand(args) }
    case 'render':
      return { ok: true, text: await (await import('./cli/render.ts')).renderCommand(args) }
    case 'outstanding':
      return { ok: true, text: await (await import('./cli/outstanding.ts')).outstandingCommand(args) }
    case 'serve':
      await (await import('./cli/serve.ts')).serve(args)
      return { ok: true, text: '' }
    case 'import':
      return { ok: true, text: await (await import('./cli/import.ts')).importDraft(args) }
    case 'invite':
      return { ok: true, text: await (await import('./cli/invite.ts')).inviteTo(args) }
    case 'verify':
      return await (await import('./cli/verify.ts')).verifyStore(args)
    case 'help':
    case '--help':
      return { ok: true, text: usage }
    default:
      throw new Error(command === undefined ? usage : `There is no command "${command}".\n${usage}`)
  }
}

/** Waits until a reader at the other end of a pipe has everything. */
function written(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())))
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
