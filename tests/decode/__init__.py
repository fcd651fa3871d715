"""The decoding process: what it gives back, and what no file makes it do."""
