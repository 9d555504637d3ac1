# One command a line, as you would type it at a prompt. What the notes say:
kubectl expose pod lines-cluster --type=LoadBalancer --name lines-admin-front-http
