/** Commands of kubectl that the simulator does not have: each says so, and what to use instead. */
import { failed } from './command-output.ts'
import type { Runner } from './session.ts'

export const notModelled: Runner = ({ command }) => {
  const instead = Object.hasOwn(insteadOf, command.path) ? insteadOf[command.path] : undefined
  return failed(
    `error: kubectl ${command.path} is not modelled in this simulator`,
    instead ?? 'see what there is with kubectl help',
  )
}

const insteadOf: Readonly<Record<string, string>> = {
  attach: 'use kubectl exec -it POD -- sh',
  autoscale: 'use kubectl scale --replicas=N',
  'cluster-info dump': 'use kubectl get all -A -o yaml',
  completion: 'press Tab at the prompt: commands, kinds and names are completed',
  cp: 'use kubectl exec POD -- sh -c "echo TEXT > FILE"',
  debug: 'start a pod beside it: kubectl run client --image=nicolaka/netshoot -- sleep infinity',
  diff: 'use kubectl apply --dry-run=server -f FILE -o yaml',
  kustomize: 'write the manifests out, and apply the folder with kubectl apply -f FOLDER',
  proxy: 'use kubectl get -o json, which shows the objects of the API server',
  'create token': 'no request to the API server is authenticated here',
  'top node': 'no container uses measured cpu or memory here; kubectl describe node shows what was asked for',
  'top pod': 'no container uses measured cpu or memory here; kubectl describe pod shows what was asked for',
}
