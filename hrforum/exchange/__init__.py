"""Other people's files: what strangers send is read here, into plain values, and the archive is never opened."""
