# expose takes the selector from the pod's labels, and the pod has none.
kubectl label pod lines-cluster app=lines-cluster
# It takes the port from the container's ports, and the pod declares none: nginx listens at 80 all the same.
kubectl expose pod lines-cluster --type=LoadBalancer --name=lines-admin-front-http --port=80
