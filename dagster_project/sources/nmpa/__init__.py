"""NMPA: approvals in China that a publication cites."""
