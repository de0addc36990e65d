import { parentPort } from 'node:worker_threads'
import type { PaperTask } from './paperWork.ts'
import { doPaperWork } from './paperWork.ts'

// One after the other: the next is sent when this one is answered.
parentPort?.on('message', (task: PaperTask) => parentPort?.postMessage(doPaperWork(task)))
