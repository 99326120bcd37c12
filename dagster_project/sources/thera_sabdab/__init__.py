"""Thera-SAbDab, the therapeutic structural antibody database: antibodies with an INN."""
