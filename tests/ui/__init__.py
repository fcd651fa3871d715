"""The windows, driven by keys over real archives."""
