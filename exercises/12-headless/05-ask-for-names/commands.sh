# One command a line, as you would type it at a prompt. As the notes say it:
kubectl run dnsutils --image=tutum/dnsutils --generator=run-pod/v1 --command --sleep infinity
kubectl exec dnsutils nslookup kubia-headless
kubectl exec dnsutils nslookup kubia
kubectl exec dnsutils cat /ect/resolv.conf
