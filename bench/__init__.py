"""How fast, how big: measurements that compare two things inside one run. `make bench`."""
