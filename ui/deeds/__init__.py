"""What a wish of a page leads to: a dialog where one is needed, then one operation through the worker."""
