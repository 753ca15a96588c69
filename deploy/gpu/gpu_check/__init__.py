"""Checks training and rendering on a machine with a GPU and PyTorch."""
