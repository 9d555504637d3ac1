/**
 * Commands that lessons show and that no test runs yet: there is no prompt to type them at.
 * The test keeps this list exact, in both directions, so that it can only shrink with the day they run.
 */
export const pendingShellBlocks: readonly string[] = [
  'gcloud compute firewall-rules create kubia-svc --allow=tcp:30123',
  'kubectl create ingress simple --rule="foo.com/bar=svc1:8080,tls=my-cert" --dry-run=client -o yaml',
  'kubectl describe service kubia',
  'kubectl describe svc lines-admin-nextjs-service',
  'kubectl exec client -- curl -s http://10.96.113.7',
  'kubectl exec kubia-2r1qp -- touch /var/ready',
  'kubectl expose deployment kubia --port=80 --target-port=8080',
  'kubectl get endpointslices -l kubernetes.io/service-name=kubia',
  'kubectl get endpointslices -l kubernetes.io/service-name=lines-admin-nextjs-service',
  'kubectl get ingressclasses',
  'kubectl get nodes -o wide',
  'kubectl get pod kubia-2r1qp',
  'kubectl get pods --all-namespaces',
  'kubectl get service kubia-loadbalancer',
  'kubectl get service kubia-nodeport',
  'kubectl get services',
  'kubectl label pod kubia-2r1qp enabled-',
  'minikube addons enable ingress',
]
