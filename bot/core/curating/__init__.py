"""From what was asked and not found to a change of the knowledge that was tried."""
