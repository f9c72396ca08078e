"""A Discord on 127.0.0.1 for tests and benchmarks, with faults to switch on."""
