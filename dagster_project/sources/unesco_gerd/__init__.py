"""UNESCO: expenditure on R&D by country, year and source of funds."""
