# The file in each of the three: every pod has files of its own.
kubectl exec kubia-2r1qb -- touch /var/ready
kubectl exec kubia-2r1qp -- touch /var/ready
kubectl exec kubia-2r1qz -- touch /var/ready
# The Service looks for this label, the ReplicationController does not: the pod is out, and stays.
kubectl label pod kubia-2r1qz enabled-
