kubectl apply -f backend.yaml
# Any change of the template makes new pods.
kubectl set env deployment/frontend SINCE=backend
kubectl wait --for=condition=Progressing deployment/frontend
