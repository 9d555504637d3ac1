# The provider's firewall stands in front of the nodes and is no business of kubectl: this port, and no other.
gcloud compute firewall-rules create kubia-svc --allow=tcp:30123
# The nodes' addresses alone. A node has a name among its addresses, too, so the type is asked for.
kubectl get nodes -o jsonpath='{.items[*].status.addresses[?(@.type=="InternalIP")].address}'
# From outside. Any node would do.
curl -s http://172.18.0.3:30123
