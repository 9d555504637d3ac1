# The address that the cluster gave to the Service.
kubectl get service kubia
IP=$(kubectl get service kubia -o jsonpath='{.spec.clusterIP}')
# Pods have other names each time: any one with the label will do.
POD=$(kubectl get pods -l app=kubia -o name | head -n 1)
# What stands behind the double dash belongs to curl.
kubectl exec $POD -- curl -s http://$IP
