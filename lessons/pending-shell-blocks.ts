/**
 * Commands that lessons show and that no test runs yet: there is no prompt to type them at.
 * The test keeps this list exact, in both directions, so that it can only shrink with the day they run.
 */
export const pendingShellBlocks: readonly string[] = [
  'kubectl describe service kubia',
  'kubectl describe svc lines-admin-nextjs-service',
  'kubectl exec client -- curl -s http://10.96.113.7',
  'kubectl expose deployment kubia --port=80 --target-port=8080',
  'kubectl get endpointslices -l kubernetes.io/service-name=kubia',
  'kubectl get endpointslices -l kubernetes.io/service-name=lines-admin-nextjs-service',
  'kubectl get services',
]
