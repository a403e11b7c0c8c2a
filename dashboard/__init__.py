"""The face of Afterword: draws, asks, hands on."""
