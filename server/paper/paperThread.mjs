// Where a thread begins: it is plain JavaScript, since a thread does not inherit how the main one reads TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./paperWorker.ts')
