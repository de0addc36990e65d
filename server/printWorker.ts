import { parentPort } from 'node:worker_threads'
import type { PrintTask } from './writePrint.ts'
import { writePrint } from './writePrint.ts'

parentPort?.on('message', (task: PrintTask) => parentPort?.postMessage(writePrint(task)))
