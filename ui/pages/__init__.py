"""The pages of the windows: one per noun."""
