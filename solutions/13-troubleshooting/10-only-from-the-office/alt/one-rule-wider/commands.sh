# update puts a new list in the place of the old one: both ports belong into it.
gcloud compute firewall-rules update page --allow=tcp:30080,tcp:30090
