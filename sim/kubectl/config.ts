/**
 * What do `kubectl config …`, `cluster-info` and `version` say? There is one cluster, one user and one context here; only the
 * namespace of the context can be changed.
 *
 * Models kubernetes/kubectl pkg/cmd/config, clusterinfo and version.
 */
import { printYaml } from '../manifest/print.ts'
import { quoteText } from '../quote.ts'
import { isGiven, isSet, type KubectlCommand, textOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { prettyJson, sorted } from './output-format.ts'
import type { Runner, Session } from './session.ts'
import { nodeVersion } from './tables/cluster.ts'
import { textTable } from './text-table.ts'
import { usageFailure } from './usage-failure.ts'

const context = 'simulator'
const onlyContext = `there is one context here: ${context}`
const user = 'kubernetes-admin'

function serverOf({ cluster }: Session): string {
  const node = cluster.state
    .list('Node')
    .find(({ metadata }) => 'node-role.kubernetes.io/control-plane' in (metadata.labels ?? {}))
  const address = node?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address
  return `https://${address ?? '127.0.0.1'}:6443`
}

/** What --context brings about; undefined where it names the one that there is, or none. */
export function contextProblem(command: KubectlCommand): CommandOutput | undefined {
  const wanted = textOf(command, 'context')
  if (wanted === '' || wanted === context || command.path.startsWith('config')) return undefined
  return failed(`error: context ${quoteText(wanted)} does not exist`, onlyContext)
}

export const currentContext: Runner = () => printed(context)

export const getContexts: Runner = ({ command, io }) => {
  const missing = command.args.find((name) => name !== context)
  if (missing !== undefined) {
    const heading = printed(textTable([['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE']]))
    return joined([heading, failed(`error: context ${missing} not found`)])
  }
  if (textOf(command, 'output') === 'name') return printed(context)
  const row = ['*', context, context, user, io.namespace ?? '']
  const heading = ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE']
  return printed(textTable(isSet(command, 'no-headers') ? [row] : [heading, row]))
}

export const getClusters: Runner = () => printed(`NAME\n${context}`)
export const getUsers: Runner = () => printed(`NAME\n${user}`)

export const useContext: Runner = ({ command }) => {
  const [name = ''] = command.args
  return name === context
    ? printed(`Switched to context "${context}".`)
    : failed(`error: no context exists with the name: "${name}"`, onlyContext)
}

export const setContext: Runner = ({ command, io }) => {
  const [name] = command.args
  const isCurrent = isSet(command, 'current')
  if (name !== undefined && isCurrent)
    return usageFailure(command, 'Unexpected args: --current is set and a name is given')
  if (name === undefined && !isCurrent)
    return failed('error: you must specify a non-empty context name or --current')
  if (name !== undefined && name !== context) {
    return failed(`error: no context exists with the name: "${name}"`, onlyContext)
  }
  if (isGiven(command, 'namespace')) io.setNamespace?.(textOf(command, 'namespace') || 'default')
  return printed(`Context "${context}" modified.`)
}

export const viewConfig: Runner = (session) => {
  const { command, io } = session
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { cluster: { 'certificate-authority-data': 'DATA+OMITTED', server: serverOf(session) }, name: context },
    ],
    contexts: [
      {
        context: {
          cluster: context,
          user,
          ...(io.namespace === undefined ? {} : { namespace: io.namespace }),
        },
        name: context,
      },
    ],
    'current-context': context,
    users: [
      { name: user, user: { 'client-certificate-data': 'DATA+OMITTED', 'client-key-data': 'DATA+OMITTED' } },
    ],
  }
  return printed(textOf(command, 'output') === 'json' ? prettyJson(config) : printYaml(sorted(config)))
}

export const clusterInfo: Runner = (session) => {
  const server = serverOf(session)
  return printed(
    [
      `Kubernetes control plane is running at ${server}`,
      `CoreDNS is running at ${server}/api/v1/namespaces/kube-system/services/kube-dns:dns/proxy`,
      '',
      "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.",
    ].join('\n'),
  )
}

export const version: Runner = ({ command }) => {
  const output = textOf(command, 'output')
  if (!['', 'json', 'yaml'].includes(output)) {
    return failed(`error: --output must be 'yaml' or 'json'`)
  }
  const info = { gitVersion: nodeVersion, major: '1', minor: nodeVersion.split('.')[1] ?? '' }
  const versions = {
    clientVersion: info,
    kustomizeVersion: 'v5.7.1',
    ...(isSet(command, 'client') ? {} : { serverVersion: info }),
  }
  if (output === 'json') return printed(prettyJson(versions))
  if (output === 'yaml') return printed(printYaml(sorted(versions)))
  const lines = [`Client Version: ${nodeVersion}`, 'Kustomize Version: v5.7.1']
  return printed(
    [...lines, ...(isSet(command, 'client') ? [] : [`Server Version: ${nodeVersion}`])].join('\n'),
  )
}
