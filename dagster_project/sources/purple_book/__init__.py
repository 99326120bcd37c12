"""FDA Purple Book: licensed biologics of CDER and CBER."""
