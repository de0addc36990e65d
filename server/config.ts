/** The settings, as read from the environment. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Folder everything is kept under. */
  readonly dataDir: string
  /** The address people see, without a slash at the end: links are made with it and browsers must come from it. */
  readonly publicUrl: string
}

/** Where settings are read from. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings. Throws a sentence about the first one that makes no sense, since a server on a guessed port helps nobody. */
export function readConfig(env: Environment): Config {
  const port = Number(env['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT must be a number up to 65535, and is "${env['PORT']}".`)
  const publicUrl = (env['PUBLIC_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, '')
  if (!URL.canParse(publicUrl) || !/^https?:$/.test(new URL(publicUrl).protocol))
    throw new Error(`PUBLIC_URL must be a full address such as https://drafts.example.org, and is "${env['PUBLIC_URL']}".`)
  return { host: env['HOST'] ?? 'localhost', port, dataDir: env['DATA_DIR'] ?? './data', publicUrl }
}
