"""Cuts the finished trees into a program of literal text and expressions."""
