# One command a line, as you would type it at a prompt.
kubectl apply -f backend.yaml
# TODO: the frontend was there before, and knows nothing of it.
