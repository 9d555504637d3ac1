# One command a line, as you would type it at a prompt. As the notes say it, without the double dash:
kubectl exec kubia-7nog1 curl -s http://10.111.249.153
