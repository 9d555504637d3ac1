/**
 * Commands that lessons show and that no test runs yet: there is no prompt to type them at.
 * The test keeps this list exact, in both directions, so that it can only shrink with the day they run.
 */
export const pendingShellBlocks: readonly string[] = [
  'for n in 1 2 3 4 5 6; do kubectl exec client -- curl -s http://web | grep Hostname; done',
  'gcloud compute firewall-rules create kubia-svc --allow=tcp:30123',
  'kubectl create deployment web --image=traefik/whoami --replicas=3',
  'kubectl create ingress simple --rule="foo.com/bar=svc1:8080,tls=my-cert" --dry-run=client -o yaml',
  'kubectl describe service kubia',
  'kubectl describe service web',
  'kubectl describe svc lines-admin-nextjs-service',
  'kubectl exec client -- curl -s http://10.96.113.7',
  'kubectl exec kubia-2r1qp -- touch /var/ready',
  'kubectl expose deployment kubia --port=80 --target-port=8080',
  'kubectl expose deployment web --port=80',
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
  `kubectl patch service web -p '{"spec":{"sessionAffinity":"ClientIP"}}'`,
  'kubectl run client --image=curlimages/curl --command -- sleep infinity',
  'minikube addons enable ingress',
]
