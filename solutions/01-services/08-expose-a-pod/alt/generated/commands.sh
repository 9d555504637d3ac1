k label po lines-cluster app=lines-admin-front-http
k create service loadbalancer lines-admin-front-http --tcp=80:80
