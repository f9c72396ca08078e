"""Let a server's owners see and change its settings, on one private panel."""
