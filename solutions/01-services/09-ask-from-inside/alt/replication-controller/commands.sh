k describe service kubia | grep IP:
k exec rc/kubia -i -- sh -c "curl -s $(k get service kubia -o jsonpath={.spec.clusterIP}):80/"
