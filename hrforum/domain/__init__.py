"""What things are: frozen values and pure rules. Imports only the leaves."""
