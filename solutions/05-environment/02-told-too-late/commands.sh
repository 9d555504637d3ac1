# The Service first: what starts from now on is told of it.
kubectl apply -f backend.yaml
# A new template, and so new pods, one after the other: an old one goes when a new one is ready.
kubectl rollout restart deployment frontend
