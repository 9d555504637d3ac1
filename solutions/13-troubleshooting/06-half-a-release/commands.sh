# The release before this one is still known: its ReplicaSet is there.
kubectl rollout undo deployment/page
