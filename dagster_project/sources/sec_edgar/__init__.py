"""SEC EDGAR: filers of the U.S. Securities and Exchange Commission."""
