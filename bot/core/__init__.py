"""Turn a question into an answer: pure, with no clock, no network and no Discord."""
