"""Deals that are public: buyouts and listings of biotechs, licences from and to China that a page cites."""
