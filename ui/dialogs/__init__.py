"""The dialogs: each collects one frozen value and acts on nothing."""
