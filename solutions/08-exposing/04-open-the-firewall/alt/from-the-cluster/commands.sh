PORT=$(k get svc kubia-nodeport -o jsonpath='{.spec.ports[0].nodePort}')
gcloud compute firewall-rules create whatever --allow tcp:$PORT --source-ranges=0.0.0.0/0
k get no -o wide
for NODE in $(k get no -o jsonpath='{.items[*].status.addresses[?(@.type=="InternalIP")].address}'); do
  curl http://$NODE:$PORT/
done
