"""Orange Book: FDA-approved chemical drugs with their patents and exclusivities."""
