kubectl apply -f backend.yaml
# By hand: the ReplicaSet makes a new pod for each that is deleted. The next one waits until that is ready.
for pod in $(kubectl get pods -l app=frontend -o name); do
  kubectl delete $pod
  kubectl rollout status deployment frontend
  sleep 2
done
