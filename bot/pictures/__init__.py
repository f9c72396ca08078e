"""Draw what is easier seen than read: from frozen data to a PNG and the words that stand for it."""
