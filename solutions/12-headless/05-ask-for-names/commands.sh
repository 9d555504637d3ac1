# A pod with tools for DNS in its image. Behind the dashes stands its program: sleep, with nothing in front of it.
kubectl run dnsutils --image=tutum/dnsutils --command -- sleep infinity
# As many addresses as there are pods …
kubectl exec dnsutils -- nslookup kubia-headless
# … and one, the cluster IP.
kubectl exec dnsutils -- nslookup kubia
# What makes short names whole.
kubectl exec dnsutils -- cat /etc/resolv.conf
