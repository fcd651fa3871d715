"""The wiring of an open archive: one module for each part of the rail makes its pages and deeds and connects them."""
