/**
 * Which Deployment or Job do `kubectl create deployment` and `create job` make of their flags?
 * Models kubernetes/kubectl pkg/cmd/create/create_deployment.go and create_job.go.
 */
import type { JsonObject } from '../../api/meta.ts'
import { randomFrom } from '../../random.ts'
import { generatedName } from '../../state/generated-name.ts'
import { listOf, numberOf, textOf } from '../command.ts'
import { type CommandOutput, failed } from '../command-output.ts'
import { finishGenerated } from '../print-change.ts'
import type { Runner, Session } from '../session.ts'
import { metadataOf, requireFlags, withName } from './flags.ts'

export const createDeployment: Runner = (session) =>
  requireFlags(session.command, ['image']) ?? withName(deploymentOf)(session)

function deploymentOf(session: Session, name: string): CommandOutput {
  const { command } = session
  const images = listOf(command, 'image')
  const behind = command.args.slice(1)
  if (images.length > 1 && behind.length > 0) {
    return failed('error: cannot specify multiple --image options and command')
  }
  const port = numberOf(command, 'port')
  const labels = { app: name }
  const object: JsonObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(session, name, { labels }),
    spec: {
      replicas: numberOf(command, 'replicas'),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: images.map((image, index) => ({
            name: containerName(session, image),
            image,
            ...(behind.length === 0 ? {} : { command: behind }),
            ...(index === 0 && port >= 0 ? { ports: [{ containerPort: port }] } : {}),
          })),
        },
      },
    },
  }
  return finishGenerated(session, object, 'created', 'failed to create deployment:')
}

/** The image's own name; one with characters that no name has gets five more, by chance. */
function containerName({ cluster }: Session, image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1)
  const name = last.split(':')[0]?.split('@')[0] ?? ''
  if (!/[_.]/.test(name)) return name
  const clean = `${name.replace(/[_.]/g, '-')}-`
  return generatedName(
    clean,
    randomFrom(cluster.state.settings.seed).fork('container name', image),
    () => false,
  )
}

export const createJob: Runner = withName((session, name) => {
  const { command } = session
  const image = textOf(command, 'image')
  const from = textOf(command, 'from')
  const behind = command.args.slice(1)
  if ((image === '') === (from === '')) return failed('error: either --image or --from must be specified')
  if (from !== '' && behind.length > 0) return failed('error: cannot specify --from and command')
  if (from !== '') {
    return failed('error: CronJobs are not modelled in this simulator', 'use --image=IMAGE instead of --from')
  }
  const container = { name, image, ...(behind.length === 0 ? {} : { command: behind }) }
  const object: JsonObject = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadataOf(session, name),
    spec: { template: { spec: { containers: [container], restartPolicy: 'Never' } } },
  }
  return finishGenerated(session, object, 'created', 'failed to create job:')
})
